"""A percentage that its count is of none of the counts just before it: "Of these, 68 (43 %) were new"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ingest.vocabularies import DiscrepancyKind, Doubt
from warehouse.contradictions.found import Contradiction, contradiction
from warehouse.contradictions.papers import Figure, Paper
from warehouse.contradictions.shares import is_amount, shares
from warehouse.contradictions.words import number, percent
from warehouse.intervals import loosely, share

KIND = DiscrepancyKind.PERCENT_DOES_NOT_FOLLOW
MESSAGE = "The percentage does not follow from the count and any whole just before it."
FIELDS = ("value", "unit", "quote")

PASSAGES_BEFORE = 2
"""What "these" are was told so many passages before, at most."""
_THESE = re.compile(r"\W*(?:out )?of (?:these|those|this (?:number|group|total))\b", re.I)


def find(papers: Sequence[Paper]) -> Iterator[Contradiction]:
    """One a percentage of "these", beside the nearest count that may be meant."""
    for paper in papers:
        starts = sorted(paper.by_passage)
        for stated in shares(paper):
            if stated.part and stated.part.value > 0 and not stated.whole and _THESE.match(stated.percent.quote):
                place = starts.index(stated.percent.char_start)
                told = [paper.by_passage[start] for start in starts[max(0, place - PASSAGES_BEFORE) : place]]
                yield from _judged(stated.percent, stated.part, [figure for passage in told for figure in passage])


def _judged(stated: Figure, part: Figure, before: Sequence[Figure]) -> Iterator[Contradiction]:
    wholes = [one for one in before if one.unit == "count" and is_amount(one) and one.value >= part.value]
    stands_for = loosely(stated.interval)
    if not wholes or any(share(part.interval, whole.interval).meets(stands_for) for whole in wholes):
        return
    whole = wholes[-1]
    given = 100 * part.value / whole.value
    arithmetic = (
        f"{number(part.value)} of {number(whole.value)} is {percent(given, stated)}; printed is "
        f"{percent(stated.value)}, which no other count just before gives either."
    )
    yield contradiction(stated, whole, arithmetic, {Doubt.BASE}, value_b=round(given, 2))
