"""A number of months that the dates beside it do not have: "the six-month period from January to August"."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence

from ingest.vocabularies import ClaimKind, DiscrepancyKind, Doubt
from warehouse.contradictions.found import Contradiction
from warehouse.contradictions.papers import Claim, Paper
from warehouse.contradictions.words import day, number

KIND = DiscrepancyKind.OTHER
MESSAGE = "The length of a time in words is not that of the dates beside it."
FIELDS = ("claims",)

_DAYS_OF_MONTH = 365.25 / 12
_LOOSELY = 0.6
"""Months by which a length in whole months, or weeks told as months, may be off."""


def find(papers: Sequence[Paper]) -> Iterator[Contradiction]:
    """One a length that is off; possible where it fits once the last month is not counted."""
    for paper in papers:
        for claim in paper.claims:
            if claim.kind == ClaimKind.LASTS and claim.period_start and claim.period_end:
                yield from _judged(claim, claim.period_start, claim.period_end)


def _judged(claim: Claim, start: dt.date, end: dt.date) -> Iterator[Contradiction]:
    assert claim.most is not None
    months = ((end - start).days + 1) / _DAYS_OF_MONTH
    if abs(months - claim.most) <= _LOOSELY:
        return
    is_last_left_out = abs(months - 1 - claim.most) <= _LOOSELY
    arithmetic = f"From {day(start)} to {day(end)} are {number(months)} months, not {number(claim.most)}."
    doubts = frozenset({Doubt.READING}) if is_last_left_out else frozenset()
    yield Contradiction(claim, claim.most, None, round(months, 1), arithmetic, doubts)
