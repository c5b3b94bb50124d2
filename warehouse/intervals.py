"""The values that a printed figure may stand for, and all arithmetic on them: never on the figure alone.

A percentage or rate may be half a unit of its last printed decimal off either way; a count is itself, unless it is
printed as rounded; a fraction in words ("a third") and "about" may be further off; "over" and "under" are open.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

_DECIMALS = re.compile(r"\.(\d*[1-9]|\d)0*(?!\d)")
_SLACK = 1e-9
_WORD_SHARE = 5.0
"""Points by which "half" or "a third" may be off."""
ROUNDED_TO_FIVE = 2.5
"""How far a count rounded to 5 may be off, as older tables of the DfE print counts."""


@dataclass(frozen=True)
class Interval:
    """All values from `low` to `high`, both included."""

    low: float
    high: float

    def meets(self, other: Interval) -> bool:
        """Whether one value lies in both; what floating point loses does not part them."""
        return self.low <= other.high + _slack(other.high) and other.low <= self.high + _slack(self.high)

    def is_above(self, other: Interval) -> bool:
        """Whether every value of it is greater than every value of the other."""
        return self.low > other.high + _slack(other.high)

    def widened(self, by: float) -> Interval:
        """So much further either way."""
        return Interval(self.low - by, self.high + by)

    def __add__(self, other: Interval) -> Interval:
        return Interval(self.low + other.low, self.high + other.high)

    def __sub__(self, other: Interval) -> Interval:
        return Interval(self.low - other.high, self.high - other.low)


def _slack(value: float) -> float:
    return _SLACK * max(1.0, abs(value)) if math.isfinite(value) else 0.0


def exactly(value: float) -> Interval:
    """One value."""
    return Interval(value, value)


def total(parts: Iterable[Interval]) -> Interval:
    """What the sum of some may be."""
    return sum(parts, exactly(0))


def share(part: Interval, whole: Interval) -> Interval:
    """Percent that a part is of a whole; both are at least 0, and a whole that may be 0 gives any share above."""
    low = 100 * max(part.low, 0) / whole.high if whole.high > 0 else 0.0
    return Interval(low, 100 * part.high / whole.low if whole.low > 0 else math.inf)


def rate(count: Interval, population: Interval) -> Interval:
    """Rate per 10,000 that a count is of a population."""
    percent = share(count, population)
    return Interval(100 * percent.low, 100 * percent.high)


def base(part: Interval, percent: Interval) -> Interval:
    """The wholes of which a part is such a percentage."""
    return share(part, percent)


def change(earlier: Interval, later: Interval) -> Interval:
    """Percent by which a later value differs from an earlier one."""
    grown = share(later, earlier)
    return Interval(grown.low - 100, grown.high - 100)


def whole_numbers(interval: Interval) -> range:
    """The whole numbers within a finite interval."""
    return range(math.ceil(interval.low - _slack(interval.low)), math.floor(interval.high + _slack(interval.high)) + 1)


def parts_that_give(percent: Interval, whole: int) -> range:
    """The counts of so many that round to a percentage: none of 48 is 74 %."""
    scaled = Interval(percent.low * whole / 100, percent.high * whole / 100)
    return range(max(0, whole_numbers(scaled).start), min(whole, whole_numbers(scaled).stop - 1) + 1)


def printed_interval(value: float, printed: str, unit: str, qualifier: str) -> Interval:
    """The values that a printed figure may stand for."""
    if qualifier in ("over", "at_least"):
        return Interval(value, math.inf)
    if qualifier in ("under", "up_to", "fewer_than"):
        return Interval(-math.inf, value)
    return exactly(value).widened(_half_unit(value, printed, unit, qualifier))


def loosely(percent: Interval) -> Interval:
    """What a rounded percentage may stand for where it was not rounded in one step.

    Its last decimals may have been cut off (51.79 to 51.7), or it was rounded to one more decimal before (41.47 to 41.5
    to 42).
    """
    width = percent.high - percent.low
    return Interval(percent.low - width / 20, (percent.low + percent.high) / 2 + width)


def is_round_form(value: float, other: float) -> bool:
    """Whether a count may be another one printed to the nearest ten: 530 for 533."""
    return value % 10 == 0 and other % 10 != 0 and abs(value - other) < 5


def are_rounded_to_five(counts: Sequence[float]) -> bool:
    """Whether counts of one list are printed rounded to 5, as older DfE figures are: four or more, all multiples."""
    large = [count for count in counts if count >= 5]
    return len(large) >= 4 and all(count % 5 == 0 for count in large)


def _half_unit(value: float, printed: str, unit: str, qualifier: str) -> float:
    is_count = unit == "count"
    if unit == "percent" and value not in (0, 100) and not any(char.isdigit() for char in printed):
        return _WORD_SHARE
    decimals = _DECIMALS.search(printed)
    half: float = 0.5 / 10 ** (len(decimals[1]) if decimals else 0)
    if qualifier != "approx":
        return 0.0 if is_count else half
    return 5 * half if decimals else next((step / 2 for step in (1000, 100, 10, 5) if value % step == 0), 1.0)
