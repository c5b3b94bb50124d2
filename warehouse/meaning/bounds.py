"""The catalogue's bounds of plausibility: what a measure's values lie between, alone or beside another measure's."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cache

from ingest import catalogue

DEVIATIONS = 3
SMALL_COUNT = 9
"""What chance is granted, in standard deviations of a count, and a count so small that it may be seen where a
publication prints none: where none is expected up to 9 are plausible, where 100 are 69 to 131."""


@dataclass(frozen=True)
class Bound:
    """Least and greatest value of a measure; with `against`, as multiples of that measure's value.

    `is_of_year`: the value is counted over a year; otherwise it is so on one day.
    """

    against: str
    least: float
    greatest: float
    is_of_year: bool
    is_count: bool
    source: str

    def low(self, beside: float = 1.0, years: float = 1.0) -> float:
        """Least value beside a reference; over less than a year, or by chance, fewer may be counted."""
        if self.is_of_year and years < 1:
            return 0.0 if self.is_count else self.least
        expected = self.least * beside
        return max(0.0, expected - self._chance(expected))

    def high(self, beside: float = 1.0, years: float = 1.0) -> float:
        """Greatest value beside a reference; over more than a year, or by chance, more may be counted."""
        if self.greatest == math.inf:
            return math.inf
        expected = self.greatest * beside * (max(1.0, years) if self.is_of_year and self.is_count else 1.0)
        return expected + self._chance(expected)

    def _chance(self, expected: float) -> float:
        return DEVIATIONS * math.sqrt(expected + SMALL_COUNT) if self.is_count and self.against else 0.0


@cache
def bounds_of(measure: str) -> tuple[Bound, ...]:
    """The bounds of a measure: those of its own values first, then its own earlier ones, then other measures."""
    is_count = units()[measure] == "count"
    rows = (row for row in catalogue.rows("plausible_bounds") if row["measure"] == measure)
    found = (
        Bound(
            row["against"],
            float(row["least"]),
            float(row["greatest"] or math.inf),
            row["counted_over"] == "year",
            is_count,
            row["source"],
        )
        for row in rows
    )
    return tuple(sorted(found, key=lambda bound: (bound.against != "", bound.against != measure)))


@cache
def units() -> dict[str, str]:
    """The unit of every measure."""
    return {row["measure"]: row["unit"] for row in catalogue.rows("measures")}
