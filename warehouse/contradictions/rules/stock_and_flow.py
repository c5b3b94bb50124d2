"""Children at a day, those who came and went since, and those at a later day: the sum does not come out."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from itertools import permutations, product

from ingest.vocabularies import DiscrepancyKind, Doubt
from warehouse.contradictions.found import Contradiction, contradiction
from warehouse.contradictions.papers import Figure, Paper
from warehouse.contradictions.words import number, what, when

KIND = DiscrepancyKind.OTHER
MESSAGE = "A number at a later day is not the earlier one with those who came and without those who went."
FIELDS = ("measure", "breakdown", "value", "period_start", "period_end")

_STOCK, _CAME, _WENT = "children_looked_after", "started_to_be_looked_after", "ceased_to_be_looked_after"
_NEAR = dt.timedelta(days=1)
"""A time from 1 April follows on 31 March."""


def find(papers: Sequence[Paper]) -> Iterator[Contradiction]:
    """One a later number; who came twice is counted twice among those who came, so that each is possible only."""
    for paper in papers:
        stocks = [one for one in _of_all(paper, _STOCK) if one.period_start == one.period_end]
        flows = [pair for pair in product(_of_all(paper, _CAME), _of_all(paper, _WENT)) if _of_one_time(*pair)]
        told = set()
        for (earlier, later), (came, went) in product(permutations(stocks, 2), flows):
            if _spans(came, earlier, later) and (later.period_end, later.value) not in told:
                told.add((later.period_end, later.value))
                yield from _judged(earlier, came, went, later)


def _of_all(paper: Paper, measure: str) -> list[Figure]:
    return [one for one in paper.by_measure.get(measure, ()) if one.unit == "count" and _is_whole(one)]


def _is_whole(one: Figure) -> bool:
    """Whether nothing narrows it and it says itself what it counts."""
    is_said = one.counted is not None or not one.leans_on
    return is_said and not (one.breakdown or one.restrictors or one.part_of)


def _of_one_time(came: Figure, went: Figure) -> bool:
    is_time = came.period_start != came.period_end
    return is_time and (came.period_start, came.period_end) == (went.period_start, went.period_end)


def _spans(came: Figure, earlier: Figure, later: Figure) -> bool:
    days = came.period_start, came.period_end, earlier.period_end, later.period_end
    if any(day is None for day in days):
        return False
    start, end, first, last = (day for day in days if day is not None)
    return abs(start - first) <= _NEAR and end == last


def _judged(earlier: Figure, came: Figure, went: Figure, later: Figure) -> Iterator[Contradiction]:
    given = earlier.interval + came.interval - went.interval
    if given.meets(later.interval):
        return
    total = earlier.value + came.value - went.value
    arithmetic = (
        f"{what(later)}: {number(earlier.value)} {when(earlier)}, {number(came.value)} came and {number(went.value)} "
        f"went, which makes {number(total)}; printed {when(later)} is {number(later.value)}."
    )
    yield contradiction(later, came, arithmetic, {Doubt.COMPLETENESS}, value_b=total)
