"""What narrows a counted set: modifiers and phrases of its noun, its clause, and what was masked beside it.

The tree says *what* restricts, rows of catalogue/language/restrictors.csv say what kind it is; what no row knows is
`other` and restricts all the same. Agents, praise, "with ...-ing" tails and clauses set off by a comma do not restrict.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ingest.language.cues import first, hits, meaning_of
from ingest.language.facets import Restrictor
from ingest.language.masking import Mask
from ingest.language.naming import Counted, is_number, is_unit
from ingest.language.parser import Token, Tree
from ingest.language.phrases import is_of_others, is_set_off, phrase, tidy, without_clauses
from ingest.language.predicates import Predicate

_BEFORE = ("amod", "compound", "nmod", "poss")
_BEHIND = ("prep", "acl", "relcl")
_MASKED = ("age", "population", "name")
_THESE = ("these", "those")
POINTING = "part_of.these"
"""The rule of what points back to a set named before: of these children."""
FRONTED = "fronted"
"""The rule of a phrase before the subject: In reading, ..."""
_TOUCHING = 3
"""Blanks and a comma may stand between a masked phrase and the words that it narrows."""


def restrictors(
    text: str, tree: Tree, masks: Iterable[Mask], found: Counted, said: Predicate
) -> tuple[Restrictor, ...]:
    """The restrictors of one figure by its own sentence, in reading order, none twice."""
    kept: list[Restrictor] = []
    every = [
        *_of_noun(text, tree, found, said),
        *_of_predicate(text, tree, said, found),
        *_of_masks(text, tree, masks, found, said),
    ]
    for each in sorted(every, key=lambda restrictor: (restrictor.start, -restrictor.end)):
        is_told = any(
            each.kind in (other.kind, "other") and other.start <= each.start and each.end <= other.end for other in kept
        )
        if not is_told:
            kept.append(each)
    return tuple(kept)


def _of_noun(text: str, tree: Tree, found: Counted, said: Predicate) -> Iterator[Restrictor]:
    """Modifiers before the noun and the word of quantity, phrases and clauses after it."""
    of_predicate = {word.index for word in said.words}
    for bearer in (found.noun, found.quantity, found.whole, found.core):
        if bearer is None:
            continue
        if bearer is found.noun:
            before = [word.start for child in tree.children(bearer, *_BEFORE) for word in tree.subtree(child)]
            yield from _within(text, min([bearer.start, *before]), bearer.end)
        for child in tree.children(bearer):
            if child.dep == "det" and child.lemma in _THESE:
                yield Restrictor("part_of", text[child.start : child.end], child.start, child.end, "", POINTING)
            if child.index in of_predicate or is_number(child) or child.text == "%":
                continue
            if child.index > bearer.index and is_set_off(tree, child):
                continue
            if child.dep in _BEFORE and not meaning_of("nouns", "quantity", bearer.lemma):
                words = [word for word in tree.subtree(child) if not is_number(word) and word.dep != "quantmod"]
                yield from _any(text, child, words, "modifier")
            elif child.dep in _BEHIND and not _leads_to(tree, child, found):
                yield from _any(text, child, without_clauses(tree, child), "phrase")


def _leads_to(tree: Tree, link: Token, found: Counted) -> bool:
    """True for the "of" between a share and its base, a level's "of 14 %", and comparisons, which restrict nothing."""
    if is_of_others(tree, link):
        return True
    below = {token.index for token in tree.subtree(link)}
    inner = [each for each in (found.noun, found.core, found.whole) if each is not None]
    return any(each.index in below for each in inner) or any(tree.tokens[index].text == "%" for index in below)


def _of_predicate(text: str, tree: Tree, said: Predicate, found: Counted) -> Iterator[Restrictor]:
    """What rows know in the clause; the rest is what the clause says, not how it is narrowed.

    A set before the clause of which the counted are a part is no restrictor.
    """
    if said.words:
        start, end = min(word.start for word in said.words), max(word.end for word in said.words)
        yield from (each for each in _within(text, start, end) if each.rule != "part_of.further")
        yield from _beside_verb(text, tree, said)
    for link in said.fronted:
        if meaning_of("nouns", "conceding", link.lemma):
            continue
        noun = tree.child(link, "pobj") if link.dep == "prep" and tree.head(link) not in said.fronted else None
        if (
            noun is not None
            and noun not in (found.fronted, found.noun)
            and not meaning_of("nouns", "filler", noun.lemma)
        ):
            yield from _any(text, link, without_clauses(tree, link), FRONTED)


def _beside_verb(text: str, tree: Tree, said: Predicate) -> Iterator[Restrictor]:
    """How long it has been so, which no complement says: (waiting) two years or more."""
    for time in tree.children(said.verb, "npadvmod") if said.verb is not None else ():
        below = tree.subtree(time)
        if is_unit(time) and is_number(below[0]):
            yield from _within(text, below[0].start, below[-1].end)


def _of_masks(text: str, tree: Tree, masks: Iterable[Mask], found: Counted, said: Predicate) -> Iterator[Restrictor]:
    """Ages and names that were taken out beside the words of the counted or of what is said of them."""
    own = [each for each in (found.noun, found.quantity, found.core) if each is not None]
    for mask in masks:
        if mask.kind not in _MASKED:
            continue
        told = () if _is_of_another(tree, found.core, mask) else (*said.words, *said.fronted)
        beside = () if _is_of_one_before(text, tree, found.core, mask) else own
        if any(word.start - _TOUCHING <= mask.end and mask.start <= word.end + _TOUCHING for word in (*beside, *told)):
            words = tidy(text[mask.start : mask.end])
            kind, meaning, rule = (mask.kind, "", mask.rule) if mask.kind == "age" else _kind(words)
            yield Restrictor(kind, words, mask.start, mask.end, meaning, rule or mask.rule)


def _is_of_one_before(text: str, tree: Tree, core: Token, mask: Mask) -> bool:
    """True for the age that a comma parts from a later figure: two are over the age of five, three are siblings."""
    is_apart = text[mask.end : core.start].lstrip().startswith(",")
    return is_apart and any(is_number(word) and word.end <= mask.start for word in tree.tokens)


def _is_of_another(tree: Tree, core: Token, mask: Mask) -> bool:
    """True for what stands behind the next share: 76 % of those in Year 12 and 69 % in Year 13 have one."""
    return any(word.text == "%" and core.index < word.index and word.start < mask.start for word in tree.tokens)


def _within(text: str, start: int, end: int) -> Iterator[Restrictor]:
    """Every kind that a row knows in text[start:end], with the words that say it; the first row of a kind has it."""
    told: set[str] = set()
    for hit in hits("restrictors", text[start:end]):
        if hit.cue.kind not in told:
            told.add(hit.cue.kind)
            words = tidy(text[start + hit.start : start + hit.end])
            yield Restrictor(hit.cue.kind, words, start + hit.start, start + hit.end, hit.cue.meaning, hit.cue.rule)


def _any(text: str, head: Token, words: list[Token], rule: str) -> Iterator[Restrictor]:
    found = phrase(text, head, words)
    if found is None or all(word.dep in ("det", "case", "prep") for word in words):
        return
    kind, meaning, row = _kind(found.text)
    yield Restrictor(kind, found.text, found.start, found.end, meaning, row or rule)
    yield from (each for each in _within(text, found.start, found.end) if each.kind != kind)


def _kind(words: str) -> tuple[str, str, str]:
    """The kind, meaning and rule of the first row that the words meet; `other` where none does."""
    hit = first("restrictors", words, "phrase")
    return (hit.cue.kind, hit.cue.meaning, hit.cue.rule) if hit else ("other", "", "")
