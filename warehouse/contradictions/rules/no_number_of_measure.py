"""A percentage that no number gives of the whole that the paper prints elsewhere: none of 331 leavers is 1.1 %."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ingest.vocabularies import DiscrepancyKind
from warehouse.contradictions.found import Contradiction
from warehouse.contradictions.identities import identities, wholes_of
from warehouse.contradictions.papers import Figure, Paper
from warehouse.contradictions.rules.no_whole_number import judged
from warehouse.contradictions.shares import shares

KIND = DiscrepancyKind.PERCENT_DOES_NOT_FOLLOW
MESSAGE = "No number of the whole that the paper prints elsewhere is such a percentage."
FIELDS = ("measure", "breakdown", "value", "qualifier", "period_start", "period_end")


def find(papers: Sequence[Paper]) -> Iterator[Contradiction]:
    """One a percentage of a measure whose whole is surely of the same time."""
    for paper in papers:
        tied = {stated.percent for stated in shares(paper)}
        for stated in paper.levels:
            if stated.unit == "percent" and stated not in tied:
                found = [list(judged(stated, whole)) for whole in _wholes(stated, paper)]
                if found and all(found):
                    yield from found[0]


def _wholes(stated: Figure, paper: Paper) -> list[Figure]:
    """The counts of its whole, surely of its time, the nearest first."""
    found = [
        whole
        for identity in identities()
        if identity.share and identity.share == stated.measure
        for whole, doubts in wholes_of(identity, stated, paper)
        if not doubts
    ]
    return sorted(found, key=lambda whole: abs(whole.value_start - stated.value_start))
