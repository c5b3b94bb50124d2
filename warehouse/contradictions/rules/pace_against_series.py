"""A rise or fall at every step that the series does not show: "has reduced month on month", and one month it rose."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from ingest.vocabularies import ClaimKind, DiscrepancyKind, Doubt
from warehouse.contradictions.found import Contradiction
from warehouse.contradictions.papers import Claim, Figure, Paper
from warehouse.contradictions.series import Series, spoken_of
from warehouse.contradictions.words import figure, what, when

KIND = DiscrepancyKind.DIRECTION_CONTRADICTS
MESSAGE = "The words say that it rose or fell from each time to the next; the series does not."
FIELDS = ("claims", "measure", "reported_label", "value", "period_end")


def find(papers: Sequence[Paper]) -> Iterator[Contradiction]:
    """The step that goes furthest the other way, one a claim."""
    for paper in papers:
        for claim in paper.claims:
            if claim.kind in (ClaimKind.RISES_EACH, ClaimKind.FALLS_EACH):
                series = spoken_of(claim, paper)
                if series is not None:
                    yield from _judged(claim, series.told_by(claim))


def _judged(claim: Claim, series: Series) -> Iterator[Contradiction]:
    against = [step for step in pairwise(series.figures) if _goes_other_way(claim, *step)]
    if not against:
        return
    first, last = max(against, key=lambda step: abs(step[1].value - step[0].value))
    arithmetic = f"“{claim.words}”: {what(last)} is {figure(last)} {when(last)}, {figure(first)} {when(first)}."
    # A trend may be steady on the whole; what is told step by step has no exception.
    is_by_step = " on " in claim.words.replace("-", " ") or "every" in claim.words or "each" in claim.words
    yield Contradiction(claim, first.value, last, last.value, arithmetic, frozenset() if is_by_step else _ON_THE_WHOLE)


_ON_THE_WHOLE = frozenset({Doubt.READING})


def _goes_other_way(claim: Claim, earlier: Figure, later: Figure) -> bool:
    low, high = (earlier, later) if claim.kind == ClaimKind.FALLS_EACH else (later, earlier)
    return high.interval.is_above(low.interval)
