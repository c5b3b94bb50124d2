"""What one sentence says of one of its numbers, before anything outside the sentence is asked."""

from __future__ import annotations

from dataclasses import replace
from typing import NamedTuple

from ingest.language import roles
from ingest.language.facets import Facets, Phrase, Restrictor
from ingest.language.hanging import holds
from ingest.language.masking import Mask
from ingest.language.naming import OF_SUBJECT, Counted, is_unit
from ingest.language.parser import Token, Tree
from ingest.language.phrases import is_of_others, is_set_off, noun_words, phrase, tells_value, without_clauses
from ingest.language.predicates import NOTHING_SAID, Predicate, clause_of_part, predicate
from ingest.language.restrictors import restrictors

_WORDS_OF_A_GAP = 8
_OF_A_WHOLE = ("age", "sex", "population", "cohort", "sample", "audit", "other")
"""What narrows the counted set; the rest of what is said is said of the part."""
_EMPTY = ("PRON", "AUX", "ADP", "DET", "SCONJ", "PUNCT", "PART", "CCONJ")


class Said(NamedTuple):
    """The facets by the sentence's own words, and what was found in its tree."""

    facets: Facets
    found: Counted
    said: Predicate


def of_counted(text: str, tree: Tree, masks: tuple[Mask, ...], number: Token, found: Counted, place: str = "") -> Said:
    """The facets of a number for which it is known what it counts.

    `place`: "whole" where another number of the sentence is a part of it, "inside" where it is in what is said of
    another (had three or more placements).
    """
    if place == "whole" and found.how == OF_SUBJECT and found.noun is not None and found.noun.index < number.index:
        # The number of late plans is 9 out of 40: the subject tells of the nine alone.
        found = found._replace(noun=None, quantity=None)
    said = predicate(tree, found)
    own = restrictors(text, tree, masks, found, said)
    if place == "whole":
        own, said = tuple(each for each in own if each.kind in _OF_A_WHOLE), NOTHING_SAID
    around = roles.surroundings(tree, number, found, said, place)
    is_all_but = found.how == "all but" or _follows_all_but(tree, number)
    if is_all_but:
        own = (Restrictor("all_but", "all but", number.start, number.end, "all but", "syntax.all_but"), *own)
    role, role_rule = roles.role(text, number, around, found, own, place)
    shape, shape_rule = roles.shape(around, masks, found, number)
    denial = next(roles.met("negation", around), None)
    noun = phrase(text, found.noun, _counted_words(tree, found, said)) if found.noun is not None else None
    facets = Facets(
        counted=noun,
        quantity=_quantity(found, role, around),
        predicate=_predicate(text, said),
        governor=said.governor.lemma if said.governor is not None else "",
        restrictors=own,
        base=noun if shape == "share" or found.whole is not None else None,
        whole=float(found.whole.text.replace(",", "")) if found.whole is not None else None,
        is_negated=said.is_negated or is_all_but or denial is not None,
        role=role,
        shape=shape,
        antecedent=phrase(text, found.fronted, noun_words(tree, found.fronted)) if found.fronted is not None else None,
        antecedent_basis="own" if noun is not None else "unresolved",
        label="",
        unit=found.core.text if is_unit(found.core) else "",
        rules=tuple(filter(None, (f"counted.{found.how}", role_rule, shape_rule, denial[1] if denial else ""))),
    )
    return Said(facets, found, said)


def of_whole(part: Facets) -> Facets:
    """What a part's facets leave for its whole: the counted with what narrows that set, nothing said of the part."""
    kept = tuple(each for each in part.restrictors if each.kind in _OF_A_WHOLE)
    return replace(part, predicate=None, governor="", restrictors=kept, is_negated=False)


def _follows_all_but(tree: Tree, number: Token) -> bool:
    before = [token.lemma for token in tree.tokens[max(0, number.index - 2) : number.index]]
    return before == ["all", "but"]


def _counted_words(tree: Tree, found: Counted, said: Predicate) -> list[Token]:
    """The words of the noun phrase, and what is hung on the word of quantity before it (the number ... *in care*)."""
    if found.noun is None:
        return []
    told = {word.index for word in (*said.words, *said.fronted)}
    if found.noun.index in told:
        told -= {word.index for word in tree.subtree(found.noun)}
    if (clause := clause_of_part(tree, found.noun)) is not None:
        told.add(clause.index)
    if found.how == "level of a noun":
        told |= {link.index for link in tree.children(found.noun, "prep") if holds(tree, link, found.core)}
    if found.how == "apposition":
        told |= {child.index for child in tree.children(found.noun, "conj", "cc")}
    words = noun_words(tree, found.noun, told)
    if found.quantity is not None and found.quantity is not found.noun:
        own = {found.noun.index, found.core.index}
        for child in tree.children(found.quantity, "prep", "acl", "relcl", "amod"):
            if child.dep == "amod" and child.index < found.quantity.index:
                continue
            words_of_child = without_clauses(tree, child)
            below = {word.index for word in words_of_child}
            is_further = is_of_others(tree, child) or any(tells_value(tree, word) for word in words_of_child)
            if not (below & (own | told)) and not is_further and not is_set_off(tree, child):
                words += words_of_child
    return words


def _predicate(text: str, said: Predicate) -> Phrase | None:
    """What is said, unless it is only a pronoun with a helping verb (which is)."""
    head = said.verb or said.governor or (said.words[0] if said.words else None)
    if head is None or all(word.pos in _EMPTY for word in said.words):
        return None
    return phrase(text, head, said.words)


def _quantity(found: Counted, role: str, around: dict[str, str]) -> str:
    """The word between number and noun; of a gap, what the number is higher or lower than."""
    if role == "gap":
        return " ".join(around["after"].split(",")[0].split()[:_WORDS_OF_A_GAP])
    return found.quantity.lemma if found.quantity is not None else ""
