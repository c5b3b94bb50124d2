"""The label of a figure: what an analyst would write for it, noun phrase and predicate with the antecedent resolved."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from ingest.language.clauses import LONGEST, Clause
from ingest.language.cues import meaning_of
from ingest.language.facets import Facets
from ingest.language.lending import GAPPED

_WORD = re.compile(r"[\w’'-]+")
_ENOUGH = 12
"""So many words are understood without the clauses around them and the sentence before."""
_ENOUGH_OF_POINTING = 24
_POINTING = re.compile(r"\b(?:this|these|those|such|it|they|remaining)\b", re.I)
_BY_ITSELF = ("own", "unresolved", "frame")
_TOLD = ("age", "sample", "audit", "time_limit", "threshold")
"""Restrictors that a label says even where noun phrase and predicate do not hold their words."""


def label(facets: Facets, clauses: Sequence[Clause], topic: str) -> str:
    """Noun phrase and predicate where the figure's clause names nothing else; otherwise all that the clause says.

    A short label says what stands around it too: the clauses further out (`clauses` are innermost first), then `topic`,
    which was said before. What is counted only by words further up leads.
    """
    short = _joined("", [_core(facets), *_narrowing(facets)])
    if not clauses or (facets.role == "whole" and facets.counted is not None):
        return _cut(short)
    first, *further = clauses
    is_lent = facets.antecedent_basis not in _BY_ITSELF
    if (_tells_all(short, first) and not _is_governed(facets)) or GAPPED in facets.rules:
        told = short
    else:
        told = _joined("", [*([_core(facets)] if is_lent else []), first.text, *_narrowing(facets)])
    for text in (*(clause.text for clause in further if not _tells_all(told, clause)), topic):
        if len(told.split()) < (_ENOUGH_OF_POINTING if _POINTING.search(told) else _ENOUGH):
            told = _joined(told, [text])
    return _cut(told)


def _tells_all(told: str, clause: Clause) -> bool:
    return bool(told) and clause.names <= {*_words(told), *told.lower().split()}


def _is_governed(facets: Facets) -> bool:
    """True where what is said stands before the counted (in touch with 86 % of leavers): only the clause reads well."""
    said, counted = facets.predicate, facets.counted
    return said is not None and counted is not None and said.start < counted.start


def _cut(text: str) -> str:
    return " ".join(text.split()[:LONGEST])


def _joined(told: str, pieces: Iterable[str]) -> str:
    """Pieces one after another, none whose words were all told; one that tells all again stands alone."""
    for piece in filter(None, pieces):
        if told.lower() in piece.lower():
            told = piece
        elif not _words(piece) <= _words(told):
            told = f"{told}, {piece}"
    return told


def _words(text: str) -> set[str]:
    return set(_WORD.findall(text.lower()))


def _narrowing(facets: Facets) -> Iterator[str]:
    if facets.role == "gap":
        yield facets.quantity
    for each in facets.restrictors:
        if each.rule == "part_of.these":
            continue
        is_lent = each.basis == "antecedent" and (each.kind in _TOLD or each.rule == "fronted")
        is_only_name = each.basis == "frame" and each.kind == "population" and facets.counted is None
        if each.basis == "own" or is_lent or is_only_name:
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
