"""A percentage of a printed whole that no number of it gives: of 48 there is 72.9 % and 75 %, but not 74 %."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ingest.vocabularies import DiscrepancyKind, Doubt, Qualifier
from warehouse.contradictions.found import Contradiction, contradiction
from warehouse.contradictions.papers import Figure, Paper
from warehouse.contradictions.shares import shares
from warehouse.contradictions.words import number, percent
from warehouse.intervals import loosely, parts_that_give

KIND = DiscrepancyKind.PERCENT_DOES_NOT_FOLLOW
MESSAGE = "No number of the whole printed with it is such a percentage."
FIELDS = ("value", "unit", "qualifier", "quote")

_SPOKEN = 5
"""Percentages that are multiples of this are often said of what is near them."""


def find(papers: Sequence[Paper]) -> Iterator[Contradiction]:
    """One a percentage with a whole and no count."""
    for paper in papers:
        for stated in shares(paper):
            if stated.whole and not stated.part:
                yield from judged(stated.percent, stated.whole)


def judged(stated: Figure, whole: Figure) -> Iterator[Contradiction]:
    """The contradiction of a percentage with its whole, where there is one."""
    exact = {stated.qualifier, whole.qualifier} == {Qualifier.EXACT}
    if not exact or whole.value <= 0 or parts_that_give(stated.interval, int(whole.value)):
        return
    rounded = parts_that_give(loosely(stated.interval), int(whole.value)) or stated.value % _SPOKEN == 0
    below = int(whole.value * stated.value / 100)
    near = [f"{count} is {percent(100 * count / whole.value, stated)}" for count in (below, below + 1)]
    arithmetic = f"No number of {number(whole.value)} is {percent(stated.value)}: {', '.join(near)}."
    nearest = min((100 * count / whole.value for count in (below, below + 1)), key=lambda one: abs(one - stated.value))
    yield contradiction(stated, whole, arithmetic, {Doubt.ROUNDING} if rounded else (), value_b=round(nearest, 2))
