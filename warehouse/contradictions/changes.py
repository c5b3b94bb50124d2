"""Printed changes with the two levels they are between, and which way their words say they go."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from ingest import catalogue
from warehouse.contradictions.papers import Figure, Paper
from warehouse.intervals import Interval, change

_BLANKS = re.compile(r"\s+")
_FROM = re.compile(r".*\b(?:from|between)(?: [a-z]+){0,3} $", re.I | re.S)
_TO = re.compile(r"[^.;:]*\bto (?:over |about |around |just |only |approximately )?", re.I)
_AGAINST = re.compile(r"[^.;:]*\bcompared (?:with|to) (?:the )?", re.I)
RISES, FALLS = 1, -1


@dataclass(frozen=True)
class Levels:
    """An earlier and a later level of one thing."""

    earlier: Figure
    later: Figure

    @property
    def percent(self) -> Interval:
        """Percent by which the later differs from the earlier."""
        return change(self.earlier.interval, self.later.interval)

    @property
    def difference(self) -> Interval:
        """By how much it differs."""
        return self.later.interval - self.earlier.interval

    def gives(self, printed: Figure, direction: int) -> bool:
        """Whether a printed change may be that between the levels, in percent or, of percentages, in points."""
        size = signed(printed.interval, direction)
        if printed.unit != "percent":
            return self.difference.meets(size)
        is_points = self.earlier.unit == "percent" and self.difference.meets(size)
        return is_points or self.percent.meets(size)


def signed(size: Interval, direction: int) -> Interval:
    """A printed size with the sign of its direction; a size that is printed negative is one of a fall all the same."""
    low, high = sorted((abs(size.low), abs(size.high)))
    return Interval(low, high) if direction == RISES else Interval(-high, -low)


def levels_beside(printed: Figure, paper: Paper) -> Iterator[Levels]:
    """The levels that the passage of a change prints with it: "from 213 to 340", "423, a 41 % increase from 300"."""
    stated = [one for one in paper.by_passage[printed.char_start] if one.reading != "table" and one.comparator is None]
    yield from from_to([one for one in stated if not one.is_change])
    place = stated.index(printed) if printed in stated else -1
    if 0 < place < len(stated) - 1:
        before, behind = stated[place - 1], stated[place + 1]
        is_from = _FROM.fullmatch(_BLANKS.sub(" ", printed.after[: behind.value_start - printed.value_end]))
        if is_from and before.unit == behind.unit and not before.is_change and not behind.is_change:
            yield Levels(behind, before)


def from_to(stated: Sequence[Figure]) -> Iterator[Levels]:
    """Two levels next to one another: "from 213 to 340", "107 compared with 188"."""
    for first, second in pairwise(stated):
        if first.unit != second.unit:
            continue
        between = _BLANKS.sub(" ", first.after[: second.value_start - first.value_end])
        if _TO.fullmatch(between) and _FROM.fullmatch(_BLANKS.sub(" ", first.before)):
            yield Levels(first, second)
        elif _AGAINST.fullmatch(between) and second.comparator is None:
            yield Levels(second, first)


def direction(printed: Figure) -> int | None:
    """Which way the words nearest to a change in its passage say it goes; None where none do."""
    place = printed.value_start - printed.char_start
    near = [
        (min(abs(match.start() - place), abs(match.end() - place)), way)
        for way, pattern in _ways()
        for match in pattern.finditer(printed.quote)
    ]
    return min(near)[1] if near else None


@cache
def _ways() -> tuple[tuple[int, re.Pattern[str]], ...]:
    """The words that say that something rose or fell, as the reader of claims knows them."""
    ways = {"rises": RISES, "falls": FALLS}
    cues = catalogue.rows("language/claims")
    return tuple((ways[row["kind"]], re.compile(row["pattern"], re.I)) for row in cues if row["kind"] in ways)
