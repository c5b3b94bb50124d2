"""What is said of the counted: the verb of their clause with what completes it, and whether it is denied."""

from __future__ import annotations

from typing import NamedTuple

from ingest.language.cues import meaning_of
from ingest.language.hanging import (
    SUBJECTS,
    VERBS,
    holds,
    is_agent_or_clause,
    is_denied,
    is_further,
    is_tail,
    left_alone,
    of_next_figure,
)
from ingest.language.naming import OF_SUBJECT, RELATIVE, Counted, is_number, is_unit, main_verb
from ingest.language.parser import Token, Tree
from ingest.language.phrases import holds_figure, is_counted, is_of_others, is_set_off, tells_value, without_clauses

_COMPLEMENTS = (
    "dobj",
    "attr",
    "acomp",
    "prep",
    "xcomp",
    "oprd",
    "dative",
    "prt",
    "neg",
    "advmod",
    "aux",
    "auxpass",
    "conj",
)
_BESIDE = ("nsubjpass", "prt", "prep", "dobj", "dative", "acomp", "oprd")
_LINKS = ("of", "from", "to")
_LEVELS = (OF_SUBJECT, "noun of the level", "level of a noun", "quantity alone", "change", "pronoun")


class Predicate(NamedTuple):
    """`verb` heads what is said; `words` are all of it in reading order, `is_negated` a word that denies it.

    `governor` is the verb that the counted are the object of (agreed two posts), None where they are its subject.
    `fronted` are the phrases before the subject (In reading, ...), which the clause is said of too.
    """

    verb: Token | None
    words: tuple[Token, ...]
    is_negated: bool
    governor: Token | None = None
    fronted: tuple[Token, ...] = ()


NOTHING_SAID = Predicate(None, (), False)


def predicate(tree: Tree, found: Counted) -> Predicate:
    """What the sentence says of the counted; without words where it only gives their number."""
    if found.how == "all but" and found.verb is not None:
        return _said(tree, found.verb, found)._replace(is_negated=True)
    if found.noun is None and found.how == "pronoun" and found.verb is not None:
        return _beside_pronoun(tree, found.verb, found)
    if found.how in ("subject alone", RELATIVE) and found.verb is not None:
        return _said(tree, found.verb, found)
    if (verb := left_alone(tree, found.core)) is not None:
        return _said(tree, verb, found)
    top = _top(found)
    if top.text == "%" and top.dep == "conj" and tree.head(top).dep in SUBJECTS:
        top = tree.head(top)
    above = main_verb(tree, tree.head(top))
    if top.dep in SUBJECTS and above.pos in VERBS:
        said = _said(tree, above, found)
        if _is_participle(tree, above, found):
            return said._replace(words=(above,))
        return _own(tree, found)._replace(fronted=said.fronted) if _only_tells_level(tree, above, found) else said
    governor = next((each for each in tree.ancestors(top) if each.pos in VERBS), None)
    subject = tree.child(governor, *SUBJECTS) if governor is not None else None
    is_in_subject = subject is not None and holds(tree, subject, found.core)
    if governor is not None and is_in_subject and found.how == "number of a noun":
        return _said(tree, governor, found)
    return _governed(tree, governor, found) if governor is not None else _own(tree, found)


def _top(found: Counted) -> Token:
    """The head of the whole phrase: the 95 % above "of care leavers", the number above "of children"."""
    if found.quantity is not None and found.noun is not None:
        return found.quantity
    if found.noun is None or found.how in ("part of a noun", "with tail"):
        return found.core
    if found.how == "beside another number" and found.core.dep in SUBJECTS:
        return found.core
    return found.noun


def _only_tells_level(tree: Tree, verb: Token, found: Counted) -> bool:
    """True for a verb whose complement is the number itself: was 14 %, stood at 98 %, fell to 6 %."""
    if found.how in _LEVELS and found.core.index < verb.index:
        return bool(tree.children(verb, "acomp", "attr")) or _stands_at(tree, found)
    if any(child.index < found.core.index for child in tree.children(verb, "dobj")) and found.core.dep == "pobj":
        return False
    below = {token.index for token in tree.subtree(verb)}
    return found.how in _LEVELS and found.core.index in below and found.core.index > verb.index


def _is_participle(tree: Tree, verb: Token, found: Counted) -> bool:
    """True for a verb that narrows, told as the main one: the proportion of children adopted, at 15 %, is high."""
    link = tree.head(found.core)
    goes_on = any(child.pos == "AUX" and tree.child(child, *SUBJECTS) is None for child in tree.children(verb, "conj"))
    return verb.tag in ("VBD", "VBN") and goes_on and link.head == verb.index and is_set_off(tree, link)


def _stands_at(tree: Tree, found: Counted) -> bool:
    """True for a level beside its noun: the timeliness of plans at 27 weeks (helps children to move on)."""
    link = tree.head(found.core)
    return link.dep == "prep" and link.lemma == "at" and found.how == "level of a noun"


def _said(tree: Tree, verb: Token, found: Counted) -> Predicate:
    """A verb with its auxiliaries and complements; no agents, no further clauses, no other figures' phrases."""
    subject = tree.child(verb, *SUBJECTS)
    starts = subject.index if subject is not None else verb.index
    words, fronted = [verb], []
    for child in tree.children(verb):
        is_complement = child.dep in _COMPLEMENTS or is_agent_or_clause(tree, child)
        if not is_complement or child.index == found.core.index or is_further(tree, child):
            continue
        below = [child] if child.dep in ("aux", "auxpass") else without_clauses(tree, child)
        if any(token.text == "%" or token.index == found.core.index for token in below) or is_tail(tree, child):
            continue
        if child.dep == "conj" and (
            holds_figure(tree, child) or is_counted(tree, child) or of_next_figure(tree, child)
        ):
            continue
        if child.dep == "conj":
            below = [*tree.children(verb, "cc"), *below]
        if child.dep in ("prep", "advmod") and child.index < starts:
            fronted += below
        else:
            words += below
    return Predicate(
        verb, tuple(sorted(words, key=lambda token: token.index)), is_denied(tree, verb), fronted=tuple(fronted)
    )


def _beside_pronoun(tree: Tree, verb: Token, found: Counted) -> Predicate:
    """What is told beside a level of "this": (this fell to 28 %) for social workers."""
    said = _said(tree, verb, found)
    told = [word for word in said.words if word is not verb and word.dep not in ("aux", "auxpass", "advmod", "prt")]
    is_said = any(word.dep == "prep" for word in told)
    return said._replace(verb=None, words=tuple(told) if is_said else ())


def _governed(tree: Tree, verb: Token, found: Counted) -> Predicate:
    """The counted as object: their own clause, else the verb and what completes it (in touch with 98 %)."""
    own = _own(tree, found)
    if tree.child(verb, "expl") is not None:
        own = own._replace(words=(*own.words, *_beside_existence(tree, verb)))
    is_light = bool(meaning_of("nouns", "light", verb.lemma))
    words = own.words or (_around(tree, verb, found, is_light=is_light) if found.noun is not None else ())
    is_negated = own.is_negated or is_denied(tree, verb)
    return own._replace(words=words, governor=None if is_light else verb, is_negated=is_negated)


def _beside_existence(tree: Tree, verb: Token) -> list[Token]:
    """What a participle beside "there are" says of those there are: (children with a plan and) not yet matched."""
    found: list[Token] = []
    for child in tree.children(verb, "conj"):
        is_participle = child.tag in ("VBN", "VBG") and tree.child(child, *SUBJECTS) is None
        if is_participle and not holds_figure(tree, child):
            found += without_clauses(tree, child)
    return found


def _around(tree: Tree, verb: Token, found: Counted, *, is_light: bool) -> tuple[Token, ...]:
    """The words from the verb down to the counted (in touch with); a passive's subject too, for it is no agent."""
    path: list[Token] = []
    below = _top(found)
    for above in tree.ancestors(below):
        if above.index == verb.index:
            break
        is_beside = below.dep == "conj"
        below = above
        if not (is_beside or is_unit(above) or is_number(above) or above.lemma in _LINKS):
            path.append(above)
    if any(word.pos == "ADJ" for word in path):
        return ()
    words = path if is_light else [*path, verb]
    is_fronted = below.index < verb.index and all(word.dep == "prep" for word in path)
    if is_fronted and (below.lemma == "out" or (is_light and found.how != "part of a noun")):
        return ()
    for child in tree.children(verb, *_BESIDE):
        tells_figure = is_of_others(tree, child) or any(
            tells_value(tree, word) for word in without_clauses(tree, child)
        )
        is_other = holds(tree, child, found.core) or tells_figure or is_tail(tree, child)
        if not is_other and _belongs(tree, child, found, is_told=bool(words)):
            words = [*words, *without_clauses(tree, child)]
    if all(word.dep == "prep" for word in words):
        return ()
    return tuple(sorted(words, key=lambda token: token.index))


def _belongs(tree: Tree, child: Token, found: Counted, *, is_told: bool) -> bool:
    """Beside the counted: a passive's subject, what is between verb and number, what there is said to be."""
    if child.dep == "nsubjpass":
        return is_told
    if child.index < found.core.index:
        return is_told and child.index > tree.head(child).index
    is_existential = tree.child(tree.head(child), "expl") is not None
    return child.dep in ("prep", "dative", "acomp", "oprd") and (is_told or is_existential)


def _own(tree: Tree, found: Counted) -> Predicate:
    """What the counted's own clause says: children *adopted*, 27 workers *securing permanent posts*.

    Of a part it says who the whole are: two of the 18 children adopted.
    """
    if found.whole is not None and found.core is not found.whole:
        clause = clause_of_part(tree, found.noun)
        return _clause(tree, clause) if clause is not None else NOTHING_SAID
    bearers = [bearer for bearer in (found.noun, found.quantity, found.core) if bearer is not None]
    for bearer in bearers:
        for clause in tree.children(bearer, "acl", "relcl"):
            is_level = found.verb is not None and found.verb.index == clause.index
            if not is_set_off(tree, clause) and (is_level or not holds(tree, clause, found.core)):
                return _clause(tree, clause)
    return Predicate(None, (), False)


def _clause(tree: Tree, clause: Token) -> Predicate:
    return Predicate(clause, tuple(without_clauses(tree, clause)), is_denied(tree, clause))


def clause_of_part(tree: Tree, noun: Token | None) -> Token | None:
    """What is said of a part behind "with", where no other verb is its own: with nine of the 13 homes *judged good*."""
    if noun is None:
        return None
    number = tree.head(tree.head(noun))
    link = tree.head(number)
    whole = tree.child(noun, "nummod")
    if whole is not None and any(is_number(part) for part in tree.children(whole, "quantmod")):
        number, link = whole, tree.head(noun)
    if not is_number(number) or link.lemma != "with" or tree.head(link).pos not in VERBS:
        return None
    clauses = tree.children(noun, "acl")
    return next((each for each in clauses if each.tag in ("VBN", "VBG") and not is_set_off(tree, each)), None)
