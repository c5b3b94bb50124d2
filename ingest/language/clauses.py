"""The clauses that a figure stands in, innermost first: all that its sentence says around it, and no other figure's."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ingest.language.cues import meaning_of
from ingest.language.hanging import SUBJECTS, VERBS, of_next_figure
from ingest.language.masking import Mask
from ingest.language.naming import core_of, is_number
from ingest.language.parser import Token, Tree
from ingest.language.phrases import is_set_off, tidy

LONGEST = 28
"""Words of a clause, and of a label: two less than a reader is asked to take in, for its breakdowns."""
_HELPING = ("aux", "auxpass")
_ASIDES = ("parataxis", "advcl", "relcl", "acl", "appos")
_FURTHER = ("conj", "prep", "npadvmod", "dep", *_ASIDES)
_OF_A_NOUN = ("relcl", "acl")
_SILENT = ("punct", "expl", "preconj", "predet", "intj")
_JOINING = ("cc", "mark", "det", "punct")
_HANGING = ("ADP", "AUX", "DET", "CCONJ", "SCONJ", "PART")
_EMPTY = ("PUNCT", "DET", "CCONJ", "SCONJ", "ADP", "AUX")
_NAMING = ("NOUN", "PROPN", "ADJ", "VERB")
_LINKING = ("of", "out")
_LIMITING = ("within", "under", "over", "beyond", "after", "before", "than", "of", "for", "in")
_KEPT_MASKS = ("age", "name", "population")


class Clause(NamedTuple):
    """What a clause says, as printed, and those of its words that name something (in lower case)."""

    text: str
    names: frozenset[str]


def around(text: str, tree: Tree, masks: Sequence[Mask], number: Token) -> tuple[Clause, ...]:
    """What each clause says around a number, innermost first; none tells the words of one before again."""
    told: set[int] = set()
    found: list[Clause] = []
    before_masks = _before_masks(tree, masks)
    for words in _clauses(tree, number, set(before_masks.values())):
        own = _nearest([word for word in words if word.index not in told], number)
        told |= {word.index for word in own}
        if any(word.pos not in _EMPTY for word in own):
            found.append(Clause(_printed(text, tree, before_masks, own), _names(text, own)))
    return tuple(found)


def _names(text: str, words: list[Token]) -> frozenset[str]:
    naming = (word for word in words if word.pos in _NAMING and not _says_how_much(word))
    return frozenset(piece for word in naming for piece in text[word.start : word.end].lower().split())


def _says_how_much(word: Token) -> bool:
    return any(meaning_of("nouns", kind, word.lemma) for kind in ("quantity", "unit", "filler", "light", "moving"))


def _before_masks(tree: Tree, masks: Sequence[Mask]) -> dict[Mask, int]:
    """The word before each age or name that was masked and is printed."""
    found: dict[Mask, int] = {}
    for mask in masks:
        before = [token.index for token in tree.tokens if token.end <= mask.start and token.pos != "PUNCT"]
        if mask.kind in _KEPT_MASKS and before:
            found[mask] = before[-1]
    return found


def _clauses(tree: Tree, number: Token, kept: set[int]) -> Iterator[list[Token]]:
    value = _of_the_value(tree, number)
    path = {number.index, *(above.index for above in tree.ancestors(number))}
    for above in (number, *tree.ancestors(number)):
        if above.head == above.index or (above.pos in VERBS and above.dep not in _HELPING):
            words = sorted(_words(tree, above, path), key=lambda word: word.index)
            yield _without_edges([word for word in words if word.index not in value], kept)
        if _is_statement_apart(tree, above):
            return


def _nearest(words: list[Token], number: Token) -> list[Token]:
    """So many words as a label holds, those nearest to the number, in reading order."""
    kept = sorted(words, key=lambda word: abs(word.index - number.index))[:LONGEST]
    return sorted(kept, key=lambda word: word.index)


def _without_edges(words: list[Token], kept: set[int]) -> list[Token]:
    """The words without those at either end that only join what is not there (and, that, to), but for `kept`."""
    left = list(words)
    while left and left[0].dep in _JOINING:
        left.pop(0)
    while left and left[-1].index not in kept and (left[-1].dep in _JOINING or left[-1].pos in _HANGING):
        left.pop()
    return left


def _printed(text: str, tree: Tree, masks: dict[Mask, int], words: list[Token]) -> str:
    """Words as printed, with the marks between any two of them and the ages and names that were masked beside them."""
    told = {word.index for word in words}
    spans = {(word.start, word.end) for word in words}
    for mark in tree.tokens:
        if mark.pos == "PUNCT" and {mark.index - 1, mark.index + 1} <= told:
            spans.add((mark.start, mark.end))
    spans |= {(mask.start, mask.end) for mask, before in masks.items() if before in told}
    pieces, done = [], -1
    for start, end in sorted(spans):
        if start >= done:
            pieces.append(text[start:end])
            done = end
    return tidy(" ".join(pieces))


def _of_the_value(tree: Tree, number: Token) -> set[int]:
    """The words that print the value itself (48 % of the, 12 weeks), and the marks of any other."""
    core = core_of(tree, number)
    found = {number.index, core.index, *(word.index for word in tree.tokens if word.text == "%")}
    for link in tree.children(core, "prep"):
        if core.text == "%" and link.lemma in _LINKING and link.index > core.index:
            the = (word.index for word in tree.subtree(link) if word.dep == "det" and word.lemma == "the")
            found |= {link.index, *the}
    return found


def _words(tree: Tree, top: Token, path: set[int]) -> list[Token]:
    """A clause without what leads away from the figure: other figures and asides."""
    found = [top]
    for child in tree.children(top):
        if child.index in path or not (_leads_away(tree, child) or of_next_figure(tree, child, path)):
            found += _words(tree, child, path)
    return found


def _leads_away(tree: Tree, child: Token) -> bool:
    if child.dep in _SILENT:
        return True
    if _is_statement_apart(tree, child):
        return True
    if _is_aside(tree, child):
        return child.dep not in _OF_A_NOUN or not any(tree.child(above, "expl") for above in tree.ancestors(child))
    if child.dep == "conj" and tree.child(child, *SUBJECTS) is not None:
        return True
    if is_number(child):
        return not _is_limit(tree, child)
    is_act = child.dep == "prep" and tree.child(child, "pcomp") is not None
    return child.text == "%" or (child.dep in _FURTHER and not is_act and _tells_figure(tree, child))


def _is_statement_apart(tree: Tree, verb: Token) -> bool:
    """True for a clause with a subject of its own that a semicolon parts from the one it hangs on."""
    if verb.pos not in VERBS or tree.child(verb, *SUBJECTS) is None:
        return False
    first, last = sorted((verb.index, verb.head))
    return any(word.text == ";" for word in tree.tokens[first:last])


def _is_aside(tree: Tree, child: Token) -> bool:
    return child.dep in _ASIDES and is_set_off(tree, child)


def _is_limit(tree: Tree, number: Token) -> bool:
    """True for the five of "within five days" and the 25 of "receive 25 hours", which tell no value."""
    unit = tree.head(number)
    if meaning_of("nouns", "unit", unit.text) != "duration":
        return False
    return unit.dep == "dobj" or tree.head(unit).lemma in _LIMITING


def _tells_figure(tree: Tree, top: Token) -> bool:
    """True where a phrase, without its asides, tells a value."""
    if top.text == "%" or (is_number(top) and top.dep != "nummod" and not _is_limit(tree, top)):
        return True
    return any(_tells_figure(tree, child) for child in tree.children(top) if not _is_aside(tree, child))
