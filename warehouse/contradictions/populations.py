"""How many children an area has: as a paper prints it, as estimated, and as a count with its rate implies."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from warehouse.contradictions.papers import Figure, Paper
from warehouse.intervals import Interval, base, exactly
from warehouse.meaning.official import official_values

CHILDREN = "population_under_18"
_BRACKET = re.compile(r"\s+per\s+10,?000(?:\s+[a-z]+){0,5}\s+\(")
MARGIN = 0.02
"""A census revises the estimates of the years before it by up to about a fiftieth."""


@dataclass(frozen=True)
class Pair:
    """A count and the rate printed of it, of one measure and period."""

    count: Figure
    rate: Figure

    @property
    def population(self) -> Interval:
        """The populations of which the count is the rate."""
        implied = base(self.count.interval, self.rate.interval)
        return Interval(100 * implied.low, 100 * implied.high)


def pairs(paper: Paper) -> Iterator[Pair]:
    """Each rate per 10,000 with its count: the one of its passage, else that of the same period elsewhere."""
    for rate in paper.levels:
        counted = (rate.measure or "").removesuffix("_rate")
        if rate.unit != "rate_per_10000" or counted == rate.measure or rate.period_end is None:
            continue
        counts = [
            count
            for count in paper.by_measure.get(counted, ())
            if count.unit == "count" and count.breakdown == rate.breakdown and count.value > 0
        ]
        if beside := [count for count in counts if count.is_with(rate)]:
            yield Pair(_told_with(rate, beside), rate)
        else:
            yield from (
                Pair(count, rate)
                for count in counts[:1]
                if (count.period_start, count.period_end) == (rate.period_start, rate.period_end)
            )


def _told_with(rate: Figure, counts: Sequence[Figure]) -> Figure:
    """Of the counts of its passage the one in brackets behind it, else the last before it, else the first."""
    behind = next((count for count in counts if count.value_start > rate.value_start), None)
    if behind and _BRACKET.fullmatch(rate.after[: behind.value_start - rate.value_end]):
        return behind
    return next((count for count in reversed(counts) if count.value_start < rate.value_start), counts[0])


def printed_population(paper: Paper) -> Figure | None:
    """The number of children of the area as the paper prints it first."""
    return next((figure for figure in paper.by_measure.get(CHILDREN, ()) if not figure.breakdown), None)


def estimates(local_authority_key: str | None, day: dt.date) -> list[float]:
    """Official estimates of the year of a day and the three before."""
    return official_values().estimates(local_authority_key, CHILDREN, day)


def within_margin(population: float) -> Interval:
    """A population and what a revision may make of it."""
    return exactly(population).widened(MARGIN * population)
