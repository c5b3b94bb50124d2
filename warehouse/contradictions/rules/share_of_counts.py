"""A percentage in running text that is not what the counts of the same paper give: "68 % live in foster families"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ingest.vocabularies import DiscrepancyKind, Doubt
from warehouse.contradictions.found import Contradiction, contradiction
from warehouse.contradictions.identities import identities
from warehouse.contradictions.measured_shares import Given, counted, printed
from warehouse.contradictions.papers import Paper
from warehouse.contradictions.shares import shares
from warehouse.contradictions.times import date_doubts, is_dated
from warehouse.contradictions.words import percent, what, when

KIND = DiscrepancyKind.PERCENT_DOES_NOT_FOLLOW
MESSAGE = "The percentage is not what counts that are printed elsewhere give."
FIELDS = ("measure", "breakdown", "value", "period_start", "period_end", "period_basis")

UNDATED = 0.9
"""A share that nothing dates may have moved since the counts: it is judged only where it is this far from theirs."""


def find(papers: Sequence[Paper]) -> Iterator[Contradiction]:
    """One a percentage that has no count beside it, and whose measure's count has none."""
    for paper in papers:
        tied = {figure for one in shares(paper) if one.part for figure in (one.percent, one.part)}
        for measure in sorted({identity.share for identity in identities()} - {""}):
            for given in counted(measure, paper):
                for stated in printed(measure, paper):
                    if stated.figure not in tied and given.figure not in tied:
                        yield from _judged(stated, given, paper)


def _judged(stated: Given, given: Given, paper: Paper) -> Iterator[Contradiction]:
    assert given.whole
    doubts = date_doubts(stated.figure, given.whole, paper)
    if doubts is None or stated.interval.meets(given.interval) or stated.figure.is_with(given.whole):
        return
    if not is_dated(stated.figure) and not (_is_of_a_day(given) and _ratio(stated, given) <= UNDATED):
        return
    arithmetic = f"{what(stated.figure)}: {given.in_words}, {when(given.whole)}; printed is {percent(stated.value)}."
    yield contradiction(stated.figure, given.figure, arithmetic, doubts | {Doubt.COUNTED}, given.value)


def _is_of_a_day(given: Given) -> bool:
    return given.figure.period_start == given.figure.period_end


def _ratio(stated: Given, given: Given) -> float:
    return min(stated.value, given.value) / max(stated.value, given.value, 1)
