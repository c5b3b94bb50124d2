"""The same change told twice with other dates, or the same number with a time that begins in another year."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from itertools import combinations

from ingest.vocabularies import DiscrepancyKind, Doubt, PeriodBasis
from warehouse.contradictions.found import Contradiction, contradiction
from warehouse.contradictions.papers import Figure, Paper
from warehouse.contradictions.words import figure, what, when

KIND = DiscrepancyKind.TWO_VALUES
MESSAGE = "The same figures are told twice, with other dates."
FIELDS = ("measure", "unit", "value", "counted", "period_start", "period_end", "period_basis")

_LEAST = 20
"""Smaller numbers come about twice by chance."""
_SEASON = dt.timedelta(days=92)


def find(papers: Sequence[Paper]) -> Iterator[Contradiction]:
    """Each two places, by the value whose dates differ."""
    for paper in papers:
        dated = [one for one in paper.levels if one.period_basis == PeriodBasis.PRINTED and one.reading == "sentence"]
        for one, other in combinations(dated, 2):
            is_same = (one.value, one.unit, one.measure) == (other.value, other.unit, other.measure)
            if is_same and not one.is_with(other) and (_told_in_pairs(one, other, paper) or _year_differs(one, other)):
                said = f"{what(one)} {figure(one)}: {when(one)} in one place, {when(other)} in another."
                yield contradiction(one, other, said, {Doubt.DATE})


def _told_in_pairs(one: Figure, other: Figure, paper: Paper) -> bool:
    """Whether both passages print a second value of the measure, the same, and only the first has two times."""
    if one.measure is None or not _are_apart(one, other):
        return False
    seconds = [
        {(beside.value, beside.unit, beside.period_end) for beside in _beside(place, paper)} for place in (one, other)
    ]
    return bool(seconds[0] & seconds[1])


def _beside(one: Figure, paper: Paper) -> Iterator[Figure]:
    for beside in paper.by_passage[one.char_start]:
        if beside.measure == one.measure and beside.value != one.value and beside.is_level:
            yield beside


def _are_apart(one: Figure, other: Figure) -> bool:
    """Whether two times have no day in common and begin a season apart or more."""
    days = one.period_start, one.period_end, other.period_start, other.period_end
    if any(day is None for day in days):
        return False
    start, end, also, until = (day for day in days if day is not None)
    return (end < also or until < start) and abs(start - also) >= _SEASON


def _year_differs(one: Figure, other: Figure) -> bool:
    """Whether two times of the same things end on one day and begin on one day of two years."""
    is_same_thing = one.counted and other.counted and one.counted.split()[-1] == other.counted.split()[-1]
    starts, ends = (one.period_start, other.period_start), (one.period_end, other.period_end)
    if not is_same_thing or one.value < _LEAST or None in (*starts, *ends) or ends[0] != ends[1]:
        return False
    return starts[0] != starts[1] and _day_of_year(starts[0]) == _day_of_year(starts[1])


def _day_of_year(day: dt.date | None) -> tuple[int, int] | None:
    return (day.month, day.day) if day else None
