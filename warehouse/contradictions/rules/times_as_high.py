"""Doubled, halved: a number of times that the two levels behind the word do not give."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ingest.vocabularies import ClaimKind, DiscrepancyKind, Doubt
from warehouse.contradictions.found import Contradiction, contradiction
from warehouse.contradictions.papers import Claim, Paper
from warehouse.contradictions.words import figure, number
from warehouse.intervals import Interval, share

KIND = DiscrepancyKind.CHANGE_DOES_NOT_FOLLOW
MESSAGE = "The levels do not give the number of times that the words say."
FIELDS = ("claims", "value", "unit", "comparator")

_LOOSELY = 0.15
"""Part by which a loose word may be further off."""


def find(papers: Sequence[Paper]) -> Iterator[Contradiction]:
    """One a word with two own levels."""
    for paper in papers:
        for claim in paper.claims:
            if claim.kind == ClaimKind.MULTIPLIES:
                yield from _judged(claim, paper)


def _judged(claim: Claim, paper: Paper) -> Iterator[Contradiction]:
    levels = [one for one in paper.by_passage.get(claim.char_start, ()) if claim.holds(one)]
    if len(levels) != 2 or not all(one.is_level for one in levels) or claim.least is None or claim.most is None:
        return
    first, last = levels
    if first.unit != last.unit or first.value <= 0:
        return
    told, given = Interval(100 * claim.least, 100 * claim.most), share(last.interval, first.interval)
    if not given.meets(told):
        times = (given.low + given.high) / 200
        arithmetic = f"“{claim.words}”: {figure(last)} is {number(times, 2)} times {figure(first)}."
        is_near = given.meets(Interval(told.low * (1 - _LOOSELY), told.high * (1 + _LOOSELY)))
        yield contradiction(first, last, arithmetic, [Doubt.ROUNDING] if is_near else [])
