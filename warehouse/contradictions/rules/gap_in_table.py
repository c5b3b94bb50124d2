"""A gap called the greatest or smallest in one subject, where the paper's table shows a greater or smaller one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ingest.vocabularies import ClaimKind, DiscrepancyKind
from warehouse.contradictions.found import Contradiction
from warehouse.contradictions.papers import Claim, Figure, Paper
from warehouse.contradictions.series import stems
from warehouse.contradictions.words import number
from warehouse.intervals import Interval

KIND = DiscrepancyKind.DIRECTION_CONTRADICTS
MESSAGE = "A gap is called the greatest or smallest in one thing; the table shows another that is beyond it."
FIELDS = ("claims", "table_number", "column_number", "reported_label", "comparator", "value")

_A_GAP = stems("gap difference")
_SAME_START = 4
"""Letters that a column's short name shares with the word in the text: "Read VA", reading."""


class _Gap(NamedTuple):
    """Two values of one column: the authority's own and another's."""

    own: Figure
    other: Figure

    @property
    def size(self) -> Interval:
        apart = self.own.interval - self.other.interval
        return apart if apart.low >= 0 else Interval(max(0.0, -apart.high), max(-apart.low, apart.high))


def find(papers: Sequence[Paper]) -> Iterator[Contradiction]:
    """The gap furthest beyond the one that is named, one a claim and table."""
    for paper in papers:
        for claim in paper.claims:
            is_extreme = claim.kind in (ClaimKind.HIGHEST, ClaimKind.LOWEST) and claim.among is not None
            if is_extreme and stems(claim.subject or "") & _A_GAP:
                for gaps in _gaps(claim, paper):
                    yield from _judged(claim, gaps)


def _gaps(claim: Claim, paper: Paper) -> Iterator[list[_Gap]]:
    """The gaps of each table between its own row and each row that the claim names, of one measure."""
    subject = stems(claim.subject or "")
    own = {(one.table_number, one.column_number): one for one in paper.levels if one.reading == "table"}
    rows: dict[tuple[object, ...], list[_Gap]] = defaultdict(list)
    for other in paper.figures:
        beside = own.get((other.table_number, other.column_number))
        if other.comparator is None or beside is None or beside.measure != other.measure or not other.measure:
            continue
        if subject & stems(_row_name(other)):
            rows[other.table_number, other.row_number, other.measure].append(_Gap(beside, other))
    yield from rows.values()


def _row_name(figure: Figure) -> str:
    return figure.reported_label.partition(", ")[0]


def _column_name(figure: Figure) -> str:
    return figure.reported_label.partition(", ")[2]


def _judged(claim: Claim, gaps: list[_Gap]) -> Iterator[Contradiction]:
    start = (claim.among or "").lower()[:_SAME_START]
    named = [gap for gap in gaps if _column_name(gap.own).lower().startswith(start)]
    if len(named) != 1:
        return
    is_highest = claim.kind == ClaimKind.HIGHEST
    beyond = [gap for gap in gaps if _is_beyond(gap, named[0], is_highest)]
    if beyond:
        furthest = (max if is_highest else min)(beyond, key=lambda gap: gap.size.low)
        told = ", ".join(f"{_column_name(gap.own)} {number(_middle(gap.size), 2)}" for gap in gaps)
        arithmetic = f"The gap is called the {claim.kind} in {claim.among}; the gaps of the table are: {told}."
        yield Contradiction(claim, _middle(named[0].size), furthest.own, _middle(furthest.size), arithmetic)


def _is_beyond(gap: _Gap, named: _Gap, is_highest: bool) -> bool:
    high, low = (gap, named) if is_highest else (named, gap)
    return high.size.is_above(low.size)


def _middle(interval: Interval) -> float:
    return round((interval.low + interval.high) / 2, 4)
