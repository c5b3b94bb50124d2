"""The label of a figure: what an analyst would write for it, noun phrase and predicate with the antecedent resolved."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.language.cues import meaning_of
from ingest.language.facets import Facets
from ingest.language.phrases import tidy

LONGEST = 30
"""Words of a label; what is longer ends in the middle of what it says last."""
_PRONOUN = re.compile(r"\b(?:it|this|they|so)\b", re.I)
_BEFORE = 18
"""Words before a figure that a label of last resort quotes; the rest of it are the words after."""
_TOLD = ("age", "sample", "audit", "time_limit", "threshold")
"""Restrictors that a label says even where noun phrase and predicate do not hold their words."""


def label(facets: Facets, text: str, start: int, end: int) -> str:
    """Counted and predicate in reading order, what they are a part of after them.

    What is counted by no word of its own is told by the words around text[start:end] and those it leans on.
    """
    pieces = list(_pieces(facets))
    if not _stands_alone(facets):
        leans_on = facets.antecedent.text if facets.antecedent else ""
        pieces = [*pieces[: facets.counted is not None], around(text, start, end), leans_on]
    told = ""
    for piece in filter(None, pieces):
        if piece.lower() not in told.lower():
            told = f"{told}, {piece}" if told else piece
    return " ".join(told.split()[:LONGEST])


def _pieces(facets: Facets) -> Iterator[str]:
    yield _core(facets)
    if facets.role == "gap":
        yield facets.quantity
    for each in facets.restrictors:
        if each.rule == "part_of.these":
            continue
        if each.basis == "own" or (each.basis == "antecedent" and (each.kind in _TOLD or each.rule == "fronted")):
            yield each.text
    if facets.role == "part" and facets.antecedent:
        yield f"of {facets.antecedent.text}"


def _core(facets: Facets) -> str:
    """Noun phrase and predicate; before them a level's word (rate of ...) or a change's (increase in ...)."""
    counted = facets.counted.text if facets.counted else ""
    said = facets.predicate.text if facets.predicate else ""
    if facets.role == "change":
        counted = f"{facets.quantity or 'change'} in {counted}" if counted else facets.quantity
    elif facets.role != "gap" and meaning_of("nouns", "quantity", facets.quantity) == "level":
        counted = f"{facets.quantity} of {counted}" if counted else facets.quantity
    if said.lower() in counted.lower():
        return counted
    if any(each.kind == "all_but" for each in facets.restrictors):
        said = f"all but these {said}"
    return f"{counted} {said}".strip()


def _stands_alone(facets: Facets) -> bool:
    """False where nothing says what is counted, or only a word that means nothing by itself."""
    if facets.counted is None or facets.antecedent_basis == "unresolved":
        return False
    return facets.predicate is None or not _PRONOUN.search(facets.predicate.text)


def around(text: str, start: int, end: int) -> str:
    """The words around a figure, without it: the last resort of a label."""
    before, behind = text[:start].split()[-_BEFORE:], text[end:].split()
    return tidy(" ".join([*before, *behind][:LONGEST]))
