"""A word for a rise or fall with two levels that go the other way: "fell from 30 to 40"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ingest.vocabularies import ClaimKind, DiscrepancyKind
from warehouse.contradictions.found import Contradiction, contradiction
from warehouse.contradictions.papers import Claim, Figure, Paper
from warehouse.contradictions.words import figure

KIND = DiscrepancyKind.DIRECTION_CONTRADICTS
MESSAGE = "The words say that it rose or fell; the two levels beside them go the other way."
FIELDS = ("claims", "value", "unit", "comparator")


def find(papers: Sequence[Paper]) -> Iterator[Contradiction]:
    """One a word whose first and last level contradict it."""
    for paper in papers:
        for claim in paper.claims:
            if claim.kind in (ClaimKind.RISES, ClaimKind.FALLS):
                yield from _judged(
                    claim, [one for one in paper.by_passage.get(claim.char_start, ()) if claim.holds(one)]
                )


def _judged(claim: Claim, levels: list[Figure]) -> Iterator[Contradiction]:
    if len(levels) != 2 or any(one.is_change or one.comparator for one in levels):
        return
    first, last = reversed(levels) if _is_told_backwards(*levels) else levels
    low, high = (first, last) if claim.kind == ClaimKind.RISES else (last, first)
    if first.unit == last.unit and low.interval.is_above(high.interval):
        way = "higher" if last.value > first.value else "lower"
        arithmetic = f"“{claim.words}”: {figure(last)} is {way} than {figure(first)}."
        yield contradiction(first, last, arithmetic)


def _is_told_backwards(one: Figure, other: Figure) -> bool:
    """Whether the later level stands first: "to 30 from 40", "to 30, compared with 40"."""
    between = one.quote[one.value_end - one.char_start : other.value_start - one.char_start].split()
    return "to" not in between or "compared" in between
