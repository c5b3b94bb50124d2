"""What a number in brackets belongs to: the nearest number before the bracket, else the noun right before it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from ingest.language import frame
from ingest.language.antecedents import InSentence, Pointing
from ingest.language.antecedents import resolve as point_back
from ingest.language.cues import meaning_of
from ingest.language.facets import Facets, Role
from ingest.language.hanging import SUBJECTS, VERBS
from ingest.language.masking import Mask
from ingest.language.naming import Counted, is_owner, named
from ingest.language.parser import Token, Tree
from ingest.language.restrictors import POINTING
from ingest.language.saying import of_counted, of_whole

if TYPE_CHECKING:
    from ingest.language.annotation import Annotated

_CLAUSES = ("relcl", "acl")
_IN_A_PLACE = ("in", "outside", "within", "inside", "across", "near")
_BEFORE_A_PLACE = (*_IN_A_PLACE, "with", "at")
_RELATIVE = ("who", "which", "that")
_SINGULAR, _PLURAL = "NN", "NNS"
_COMPARATIVE = "JJR"
"""Penn tag of the word before the bracket in: there were fewer (12)."""


def resolve(sentence: Annotated, bracket: Mask, own: Facets) -> Facets:
    """The bracket's facets with what is before it taken in."""
    before = [token for token in sentence.tokens if token.end <= bracket.start and token.pos != "PUNCT"]
    if not before:
        return own
    told = [
        facets for number, facets in zip(sentence.numbers, sentence.figures, strict=True) if number.end <= bracket.start
    ]
    clause = _clause(sentence.tree, before[-1])
    is_told_here = any(number.end <= bracket.start and number.index >= clause for number in sentence.numbers)
    is_of_most = own.shape != "share" and meaning_of("nouns", "quantity", before[-1].lemma) == "share"
    if told and is_told_here and is_of_most:
        return point_back(replace(own, role="part"), Pointing("pronoun"), InSentence(told))
    if told and is_told_here:
        return replace(_as_same(own, _told_again(own, told)), antecedent_basis="bracket")
    if before[-1].tag == _COMPARATIVE or before[-1].pos == "ADP":
        return point_back(own, Pointing("pronoun"), _sources(sentence, told))
    if own.counted is not None and (before[-1].pos in VERBS or own.predicate or own.role == "whole"):
        return own
    bearer = _bearer(sentence.tree, before[-1], is_share=own.shape == "share")
    if sentence.points_back and _is_compared(sentence.tree, bearer):
        return point_back(replace(own, counted=None), Pointing("comparison"), _sources(sentence, told))
    is_of_several = bearer.tag == _PLURAL and before[-1].tag == _SINGULAR
    how, core = ("number of a noun", bearer) if is_of_several else ("apposition", before[-1])
    found = named(sentence.tree, bearer, Counted(bearer, how, core))
    said = of_counted(sentence.text, sentence.tree, sentence.masks, before[-1], found).facets
    if said.counted is None and not said.quantity:
        return own
    said = replace(said, shape=own.shape, role=own.role if own.role != "level" else said.role)
    if any(each.rule == POINTING for each in said.restrictors):
        return point_back(said, Pointing(found.how), _sources(sentence, told))
    return replace(said, antecedent_basis="bracket")


def _sources(sentence: Annotated, told: list[Facets]) -> InSentence:
    """What stands before the bracket: figures of its sentence, and what that sentence itself may point back to."""
    behind = sentence.behind
    return InSentence(told, behind.stem, behind.before, behind.stem_phrase, behind.whole)


def _bearer(tree: Tree, last: Token, *, is_share: bool) -> Token:
    """The word right before the bracket; of a verb its subject: most of them are over the age of ten (66 %).

    Of a clause that narrows, or a place, whom it narrows: children who were adopted (12), homes in the borough (9).
    """
    subject = tree.child(last, *SUBJECTS) if last.pos in VERBS else None
    if subject is not None:
        return tree.head(last) if last.dep in _CLAUSES and subject.lemma in _RELATIVE else subject
    is_person = meaning_of("nouns", "owner", last.lemma) == "person"
    if not is_share and last.tag == _SINGULAR and (several := _who_are_several(tree, last)) is not None:
        return several
    return _narrowed_by(tree, last) if is_owner(last) and not is_person else last


def _who_are_several(tree: Tree, one: Token) -> Token | None:
    """The children of "children placed for adoption (12)": so many are no single thing of which a verb tells."""
    link = tree.head(one)
    verb = tree.head(link)
    if link.dep != "prep" or verb.pos not in VERBS:
        return None
    told = tree.head(verb) if verb.dep in _CLAUSES else tree.child(verb, *SUBJECTS)
    return told if told is not None and told.tag == _PLURAL else None


def _narrowed_by(tree: Tree, place: Token) -> Token:
    """The noun that a place narrows, through prepositions and a clause of its own; the place where there is none."""
    word, links = tree.head(place), frozenset(_IN_A_PLACE)
    while word.dep == "prep" and word.lemma in links:
        word, links = tree.head(word), frozenset(_BEFORE_A_PLACE)
        if word.pos in VERBS and word.dep in _CLAUSES:
            word = tree.head(word)
        if word.pos == "NOUN" and not _is_in_clause(tree, word):
            return place if meaning_of("nouns", "owner", word.lemma) == "owner" else word
        word = tree.head(word)
    return place


def _is_in_clause(tree: Tree, noun: Token) -> bool:
    """True for the homes of "children who live in homes in the borough"."""
    verb = next((above for above in tree.ancestors(noun) if above.pos in VERBS), None)
    return verb is not None and verb.dep in _CLAUSES and verb.head < noun.index


def _told_again(own: Facets, told: list[Facets]) -> Facets:
    """The number that a bracket tells in another way: the part, in 36 of the 409 (9 %) children are placed far away.

    Behind a change it is the level that came before: 40 plans, 4 more than in March (36).
    """
    is_of_change = told[-1].role == "change" and len(told) > 1 and not {own.shape, told[-1].shape} & {"share"}
    if is_of_change:
        return told[-2]
    is_behind_whole = told[-1].role == "whole" and len(told) > 1 and own.shape == "share"
    return told[-2] if is_behind_whole else told[-1]


def _is_compared(tree: Tree, bearer: Token) -> bool:
    """True for others beside whom something is set: (this was longer) than in England."""
    is_beside = any(meaning_of("nouns", "comparing", above.lemma) for above in tree.ancestors(bearer))
    return is_beside and is_owner(bearer)


def _as_same(own: Facets, told: Facets) -> Facets:
    """A bracket tells the number before it in another way (89 (40 %)), or, with "of whom", a part of it.

    The whole of a bracket, 9 % (36 out of 409), is of the counted alone: what is said is said of the part.
    """
    if own.role == "whole":
        told = of_whole(told)
    if any(each.kind == "part_of" for each in own.restrictors):
        return point_back(replace(own, role="part"), Pointing("pronoun"), InSentence([told]))
    is_general = own.counted is None or not frame.is_own_meaning(own.counted.head)
    asked = replace(own, counted=None) if is_general else own
    source = replace(told, shape=own.shape, role="level", antecedent_basis="own")
    taken = point_back(replace(asked, counted=None), Pointing("comparison"), InSentence([source]))
    return replace(taken, counted=asked.counted or taken.counted, role=_role(own, told), antecedent=told.antecedent)


def _role(own: Facets, told: Facets) -> Role:
    return own.role if own.role != "level" else told.role


def _clause(tree: Tree, token: Token) -> int:
    """Where the clause of a token begins: the first word below its verb."""
    verb = next((above for above in (token, *tree.ancestors(token)) if above.pos in ("VERB", "AUX")), None)
    return tree.subtree(verb)[0].index if verb is not None else 0
