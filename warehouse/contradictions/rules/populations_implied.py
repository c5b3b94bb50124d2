"""Two counts with their rates that imply two populations: of one day, or of one measure on two days."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

from ingest.vocabularies import DiscrepancyKind, Doubt
from warehouse.contradictions.found import Contradiction, contradiction
from warehouse.contradictions.papers import Paper
from warehouse.contradictions.populations import Pair, pairs
from warehouse.contradictions.words import number, when

KIND = DiscrepancyKind.RATE_DOES_NOT_FOLLOW
MESSAGE = "Two counts and their rates imply two numbers of children in the area."
FIELDS = ("measure", "breakdown", "value", "period_end")

ONE_DAY = 0.01
"""Part of itself by which the numbers that two rates of one day rest on may differ."""
A_YEAR = 0.02
"""Part of itself by which an area's number of children changes in a year at most."""
ANOTHER_BASE = 0.06
"""Rates of two days may rest on estimates that are years apart; those lie no further apart than this."""


def find(papers: Sequence[Paper]) -> Iterator[Contradiction]:
    """One a pair of pairs of a paper."""
    for paper in papers:
        beside = [pair for pair in pairs(paper) if pair.count.is_with(pair.rate)]
        for first, second in combinations(beside, 2):
            if not first.rate.breakdown and not second.rate.breakdown and _are_comparable(first, second):
                yield from _judged(first, second)


def _are_comparable(first: Pair, second: Pair) -> bool:
    same_day = first.rate.period_end == second.rate.period_end
    return same_day != (first.rate.measure == second.rate.measure)


def _judged(first: Pair, second: Pair) -> Iterator[Contradiction]:
    assert first.rate.period_end and second.rate.period_end
    years = abs((first.rate.period_end - second.rate.period_end).days) / 365.25
    one, other = first.population, second.population
    if one.widened((ONE_DAY + A_YEAR * years) * one.high).meets(other):
        return
    doubts = {Doubt.DATE} if one.widened(ANOTHER_BASE * one.high).meets(other) else set()
    implied = [
        f"{number(pair.count.value)} at {number(pair.rate.value)} per 10,000 {when(pair.count)} implies "
        f"{number((pair.population.low + pair.population.high) / 2, 0)} children"
        for pair in (first, second)
    ]
    yield contradiction(first.rate, second.rate, "; ".join(implied) + ".", doubts)
