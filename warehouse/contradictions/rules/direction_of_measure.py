"""A rise or fall of a measure in a dated time, of whose ends the paper prints levels that moved the other way."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from itertools import product

from ingest.vocabularies import DiscrepancyKind, Doubt
from warehouse.contradictions.changes import FALLS, RISES, Levels, direction
from warehouse.contradictions.found import Contradiction, contradiction
from warehouse.contradictions.papers import Figure, Paper
from warehouse.contradictions.times import is_dated
from warehouse.contradictions.wholes import is_of_all
from warehouse.contradictions.words import figure, number, percent, what, when

KIND = DiscrepancyKind.DIRECTION_CONTRADICTS
MESSAGE = "The levels at the ends of the time moved the other way."
FIELDS = ("measure", "breakdown", "value", "is_change", "period_start", "period_end")

NEAR = dt.timedelta(days=31)
"""How far a level's day may lie from an end of the time in which the change was."""
_OF_A_CHANGE = ("direction", "figure")


def find(papers: Sequence[Paper]) -> Iterator[Contradiction]:
    """One a change, with the levels of which the later is the latest."""
    for paper in papers:
        for printed in paper.figures:
            way = direction(printed) if printed.is_change and printed.comparator is None else None
            levels = list(_levels(printed, paper)) if way else []
            if levels and all(_moved(one) == -(way or 0) for one in levels):
                yield _told(printed, levels[-1], way or 0)


def _levels(printed: Figure, paper: Paper) -> Iterator[Levels]:
    """Counts of the same on a day near the beginning of the change's time, and on one near its end."""
    start, end = printed.period_start, printed.period_end
    if start is None or end is None or start >= end or not printed.measure:
        return
    found = [one for one in paper.by_measure.get(printed.measure, ()) if _is_level_of(one, printed, paper)]
    yield from (
        Levels(earlier, later)
        for earlier, later in product(found, repeat=2)
        if _is_near(earlier, start) and _is_near(later, end) and not _is_near(later, start)
    )


def _is_near(level: Figure, day: dt.date) -> bool:
    return level.period_end is not None and abs(level.period_end - day) <= NEAR


def _is_level_of(one: Figure, printed: Figure, paper: Paper) -> bool:
    parts = [part for part in printed.breakdown.split("; ") if part.partition("=")[0] not in _OF_A_CHANGE]
    is_stock = one.period_start == one.period_end
    return (
        one.unit == "count"
        and is_stock
        and is_dated(one)
        and one.breakdown == "; ".join(parts)
        and is_of_all(one, paper)
    )


def _moved(levels: Levels) -> int:
    if levels.later.interval.is_above(levels.earlier.interval):
        return RISES
    return FALLS if levels.earlier.interval.is_above(levels.later.interval) else 0


def _told(printed: Figure, levels: Levels, way: int) -> Contradiction:
    moved = levels.later.value - levels.earlier.value
    size = 100 * abs(moved) / levels.earlier.value
    arithmetic = (
        f"{what(printed)}: from {number(levels.earlier.value)} {when(levels.earlier)} to {number(levels.later.value)} "
        f"{when(levels.later)} is {'a rise' if moved > 0 else 'a fall'} of {percent(size, printed)}; printed is "
        f"{'a rise' if way == RISES else 'a fall'} of {figure(printed)}."
    )
    is_exact = (printed.period_start, printed.period_end) == (levels.earlier.period_end, levels.later.period_end)
    return contradiction(printed, levels.later, arithmetic, () if is_exact else {Doubt.DATE})
