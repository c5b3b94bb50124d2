"""A word for a rise or fall, or for better or worse, with two levels that go the other way: "fell from 30 to 40"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from ingest import catalogue
from ingest.vocabularies import ClaimKind, DiscrepancyKind, Doubt, Polarity
from warehouse.contradictions.found import Contradiction, contradiction
from warehouse.contradictions.papers import Claim, Figure, Paper
from warehouse.contradictions.words import figure

KIND = DiscrepancyKind.DIRECTION_CONTRADICTS
MESSAGE = "The words say that it rose or fell, improved or worsened; the two levels beside them go the other way."
FIELDS = ("claims", "measure", "value", "unit", "comparator")

_UP, _DOWN = 1, -1
_WAYS: dict[str, int] = {ClaimKind.RISES: _UP, ClaimKind.FALLS: _DOWN}
_BETTER: dict[str, int] = {ClaimKind.IMPROVES: _UP, ClaimKind.WORSENS: _DOWN}
_SIGNS: dict[str, int] = {Polarity.HIGHER_IS_BETTER: _UP, Polarity.LOWER_IS_BETTER: _DOWN}
_OF_PERFORMANCE = "declin"
"""Performance and stability "decline" while the share of children who move rises."""


def find(papers: Sequence[Paper]) -> Iterator[Contradiction]:
    """One a word whose two own levels contradict it."""
    for paper in papers:
        for claim in paper.claims:
            if claim.kind in _WAYS or claim.kind in _BETTER:
                yield from _judged(
                    claim, [one for one in paper.by_passage.get(claim.char_start, ()) if claim.holds(one)]
                )


def _judged(claim: Claim, levels: list[Figure]) -> Iterator[Contradiction]:
    if len(levels) != 2 or any(one.is_change or one.comparator for one in levels):
        return
    first, last = reversed(levels) if _is_told_backwards(*levels) else levels
    way, doubts = _way(claim, first)
    low, high = (first, last) if way == _UP else (last, first)
    if way and first.unit == last.unit and low.interval.is_above(high.interval):
        moved = "higher" if last.value > first.value else "lower"
        yield contradiction(first, last, f"“{claim.words}”: {figure(last)} is {moved} than {figure(first)}.", doubts)


def _way(claim: Claim, level: Figure) -> tuple[int, set[Doubt]]:
    """Which way the words say that the figure went, 0 where that is not known; better and worse are the measure's."""
    sign = _SIGNS.get(_polarities().get(level.measure or "", ""), 0)
    if claim.kind in _BETTER:
        return _BETTER[claim.kind] * sign, {Doubt.COUNTED}
    if claim.words.lower().startswith(_OF_PERFORMANCE):
        return (0 if sign == _DOWN else _DOWN), {Doubt.COUNTED}
    return _WAYS[claim.kind], set()


@cache
def _polarities() -> dict[str, str]:
    return {row["measure"]: row["polarity"] for row in catalogue.rows("measures")}


def _is_told_backwards(one: Figure, other: Figure) -> bool:
    """Whether the later level stands first: "to 30 from 40", "to 30, compared with 40"."""
    between = one.quote[one.value_end - one.char_start : other.value_start - one.char_start].split()
    return "to" not in between or "compared" in between
