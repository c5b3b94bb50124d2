"""A rate per 10,000 that its count gives of no population the area had: the paper's own, nor an official estimate."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ingest.vocabularies import DiscrepancyKind, Doubt
from warehouse.contradictions.found import Contradiction, contradiction
from warehouse.contradictions.papers import Figure, Paper
from warehouse.contradictions.populations import Pair, estimates, pairs, printed_population, within_margin
from warehouse.contradictions.words import number, what, when
from warehouse.intervals import Interval, rate

KIND = DiscrepancyKind.RATE_DOES_NOT_FOLLOW
MESSAGE = "The rate does not follow from its count and the number of children in the area."
FIELDS = ("measure", "breakdown", "value", "period_start", "period_end")

ANOTHER_YEARS = 0.06
"""An area's number of children changes by less within the years whose estimates may be meant."""


def find(papers: Sequence[Paper]) -> Iterator[Contradiction]:
    """One a rate, beside the population that the paper prints."""
    for paper in papers:
        population = printed_population(paper)
        if population is not None and population.value > 0:
            yield from filter(None, (_judged(pair, population, paper.local_authority_key) for pair in pairs(paper)))


def _judged(pair: Pair, population: Figure, local_authority_key: str | None) -> Contradiction | None:
    assert pair.rate.period_end is not None
    own = population.interval.widened(within_margin(population.value).high - population.value)
    possible = [own, *map(within_margin, estimates(local_authority_key, pair.rate.period_end))]
    if any(pair.population.meets(one) for one in possible):
        return None
    given = rate(pair.count.interval, population.interval)
    middle = (given.low + given.high) / 2
    arithmetic = (
        f"{what(pair.count)} {when(pair.count)}: {number(pair.count.value)} of a population of "
        f"{number(population.value)} is {number(middle)} per 10,000; printed is {number(pair.rate.value)}, which would "
        f"need about {number((pair.population.low + pair.population.high) / 2, 0)} children."
    )
    doubts = {Doubt.DATE} if any(pair.population.meets(_of_another_year(one)) for one in possible) else set()
    return contradiction(pair.rate, population, arithmetic, doubts, value_b=round(middle, 2))


def _of_another_year(population: Interval) -> Interval:
    return population.widened(ANOTHER_YEARS * population.high)
