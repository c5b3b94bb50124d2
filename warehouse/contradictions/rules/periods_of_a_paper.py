"""Two periods that a paper says it is about, or that one title is printed with in two places."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

from ingest.vocabularies import ClaimKind, DiscrepancyKind
from warehouse.contradictions.found import Contradiction
from warehouse.contradictions.papers import Claim, Paper
from warehouse.contradictions.series import stems
from warehouse.contradictions.words import day

KIND = DiscrepancyKind.TWO_VALUES
MESSAGE = "The same paper, or the same part of it, is said to be about two periods."
FIELDS = ("claims",)

_FEWEST_WORDS = 3
"""Words that a title must have: "Annual report" is the name of many."""
_LINKS = stems("between since period covering")


def find(papers: Sequence[Paper]) -> Iterator[Contradiction]:
    """Each two that name the same and share one end of their periods, but not the other."""
    for paper in papers:
        told = [claim for claim in paper.claims if claim.kind == ClaimKind.COVERS]
        for one, other in combinations(told, 2):
            if _is_same_thing(one, other) and _shares_one_end(one, other):
                arithmetic = f"Here it is from {_period(one)}, there from {_period(other)}."
                yield Contradiction(one, None, other, None, arithmetic)


def _is_same_thing(one: Claim, other: Claim) -> bool:
    """Both "this report", or titles of the same words."""
    papers = [(claim.subject or "").lower().startswith("this ") for claim in (one, other)]
    named, also = (stems(claim.subject or "") - _LINKS for claim in (one, other))
    return all(papers) or (not any(papers) and named == also and len(named) >= _FEWEST_WORDS)


def _shares_one_end(one: Claim, other: Claim) -> bool:
    return (one.period_start == other.period_start) != (one.period_end == other.period_end)


def _period(claim: Claim) -> str:
    assert claim.period_start is not None and claim.period_end is not None
    return f"{day(claim.period_start)} to {day(claim.period_end)}"
