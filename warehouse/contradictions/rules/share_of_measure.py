"""A percentage that its count is not of the whole that the paper prints elsewhere: "16 (47 %) live outside" of 38."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ingest.vocabularies import DiscrepancyKind, Doubt
from warehouse.contradictions.found import Contradiction, contradiction
from warehouse.contradictions.identities import Identity, identities, interval_in_list, wholes_of
from warehouse.contradictions.papers import Paper
from warehouse.contradictions.shares import Share, shares
from warehouse.contradictions.words import number, percent, when
from warehouse.intervals import loosely, share

KIND = DiscrepancyKind.PERCENT_DOES_NOT_FOLLOW
MESSAGE = "The percentage does not follow from its count and the whole that the paper prints elsewhere."
FIELDS = ("measure", "breakdown", "value", "period_start", "period_end", "section")


def find(papers: Sequence[Paper]) -> Iterator[Contradiction]:
    """One a percentage, beside the whole that it comes nearest to."""
    for paper in papers:
        for stated in shares(paper):
            if stated.part and not stated.whole:
                yield from _judged(stated, paper)


def _judged(stated: Share, paper: Paper) -> Iterator[Contradiction]:
    assert stated.part
    part = stated.part
    found = [
        (whole, doubts)
        for identity in identities()
        if _is_of(identity, stated)
        for whole, doubts in wholes_of(identity, part, paper)
    ]
    sure = [(whole, doubts) for whole, doubts in found if not doubts]
    found = sure or found
    given = [share(interval_in_list(part, paper), interval_in_list(whole, paper)) for whole, _ in found]
    counts = [one for one in paper.by_passage[part.char_start] if one.unit == "count" and one.value > 0]
    beside = [share(part.interval, one.interval) for one in counts]
    if not found or any(one.meets(stated.percent.interval) for one in (*given, *beside)):
        return
    whole, doubts = min(found, key=lambda one: abs(100 * part.value / one[0].value - stated.percent.value))
    if any(one.meets(loosely(stated.percent.interval)) for one in given):
        doubts = doubts | {Doubt.ROUNDING}
    value = 100 * part.value / whole.value
    arithmetic = (
        f"{number(part.value)} of {number(whole.value)} {when(whole)} is {percent(value, stated.percent)}; "
        f"printed is {percent(stated.percent.value)}."
    )
    yield contradiction(stated.percent, whole, arithmetic, doubts, value_b=round(value, 2))


def _is_of(identity: Identity, stated: Share) -> bool:
    """Whether count and percentage are a part of this kind, as far as they have measures."""
    assert stated.part
    if stated.part.measure != identity.part:
        return False
    return not stated.percent.measure or not identity.share or stated.percent.measure == identity.share
