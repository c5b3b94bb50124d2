"""A value called the highest or lowest of a time in which another value of the same thing lies beyond it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence

from ingest.vocabularies import ClaimKind, DiscrepancyKind, Doubt
from warehouse.contradictions.found import Contradiction, contradiction
from warehouse.contradictions.papers import Claim, Figure, Paper
from warehouse.contradictions.words import day, figure, what, when

KIND = DiscrepancyKind.TWO_VALUES
MESSAGE = "A value is called the highest or lowest of a time; another of the same time lies beyond it."
FIELDS = ("claims", "measure", "breakdown", "value", "period_end")

_EDGE = dt.timedelta(days=28)
"""Days at the beginning of "the past year" that need not be meant."""

_MONTH = 31


def find(papers: Sequence[Paper]) -> Iterator[Contradiction]:
    """Each value beyond the one that is called the highest or lowest."""
    for paper in papers:
        for claim in paper.claims:
            if claim.kind in (ClaimKind.HIGHEST, ClaimKind.LOWEST) and claim.period_start and claim.period_end:
                yield from _beyond(claim, claim.period_start, claim.period_end, paper)


def _beyond(claim: Claim, start: dt.date, end: dt.date, paper: Paper) -> Iterator[Contradiction]:
    named = [one for one in paper.by_passage.get(claim.char_start, ()) if claim.holds(one) and one.is_level]
    if len(named) != 1 or named[0].measure is None:
        return
    extreme = named[0]
    for other in paper.by_measure.get(extreme.measure or "", ()):
        if other.period_end is None or not start <= other.period_end <= end or not _is_like(other, extreme):
            continue
        low, high = (other, extreme) if claim.kind == ClaimKind.LOWEST else (extreme, other)
        if high.interval.is_above(low.interval):
            arithmetic = (
                f"{what(extreme)}: {figure(extreme)} is called the {claim.kind} from {day(start)} to {day(end)}; "
                f"{when(other)} it is {figure(other)}."
            )
            doubts = [Doubt.DATE] if other.period_end - start < _EDGE else []
            yield contradiction(other, extreme, arithmetic, doubts)


def _is_like(one: Figure, other: Figure) -> bool:
    """Of the same part and unit, and both of a day or month, or both of a longer time."""
    return (one.unit, one.breakdown, _is_long(one)) == (other.unit, other.breakdown, _is_long(other))


def _is_long(one: Figure) -> bool:
    return one.period_start is None or one.period_end is None or (one.period_end - one.period_start).days > _MONTH
