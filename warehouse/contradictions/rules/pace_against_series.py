"""A rise or fall at every step that the series does not show, or stability where it moves: "month on month"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations, pairwise

from ingest.vocabularies import ClaimKind, DiscrepancyKind, Doubt
from warehouse.contradictions.found import Contradiction
from warehouse.contradictions.papers import Claim, Figure, Paper
from warehouse.contradictions.series import Series, spoken_of
from warehouse.contradictions.words import figure, what, when

KIND = DiscrepancyKind.DIRECTION_CONTRADICTS
MESSAGE = "The words say that it rose or fell from each time to the next, or stayed; the series does not."
FIELDS = ("claims", "measure", "reported_label", "value", "period_end")

_PACES = (ClaimKind.RISES_EACH, ClaimKind.FALLS_EACH, ClaimKind.STAYS)
_STABLE = 0.25
"""Part by which what is called stable may move."""


def find(papers: Sequence[Paper]) -> Iterator[Contradiction]:
    """The two values that lie furthest the other way, or furthest apart, one pair a claim."""
    for paper in papers:
        for claim in paper.claims:
            series = spoken_of(claim, paper) if claim.kind in _PACES else None
            if series is not None:
                yield from _judged(claim, series.told_by(claim))


def _judged(claim: Claim, series: Series) -> Iterator[Contradiction]:
    steps = combinations(series.figures, 2) if claim.kind == ClaimKind.STAYS else pairwise(series.figures)
    against = [step for step in steps if _is_against(claim, *step)]
    if not against:
        return
    first, last = max(against, key=lambda step: abs(step[1].value - step[0].value))
    arithmetic = f"“{claim.words}”: {what(last)} is {figure(last)} {when(last)}, {figure(first)} {when(first)}."
    # A trend may be steady on the whole; what is told step by step has no exception.
    doubts = frozenset() if _is_by_step(claim) else frozenset({Doubt.READING})
    yield Contradiction(claim, first.value, last, last.value, arithmetic, doubts)


def _is_by_step(claim: Claim) -> bool:
    words = claim.words.replace("-", " ").split()
    return bool({"on", "every", "each"} & set(words))


def _is_against(claim: Claim, earlier: Figure, later: Figure) -> bool:
    if claim.kind == ClaimKind.STAYS:
        return abs(later.value - earlier.value) > _STABLE * max(abs(earlier.value), abs(later.value))
    low, high = (earlier, later) if claim.kind == ClaimKind.FALLS_EACH else (later, earlier)
    return high.interval.is_above(low.interval)
