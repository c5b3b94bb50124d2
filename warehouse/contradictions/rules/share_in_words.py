"""A share in words and the percentage in brackets behind it that is none such: "almost half of the children (24%)"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ingest.vocabularies import ClaimKind, DiscrepancyKind, Doubt
from warehouse.contradictions.found import Contradiction
from warehouse.contradictions.intervals import Interval
from warehouse.contradictions.papers import Claim, Paper
from warehouse.contradictions.words import figure, number

KIND = DiscrepancyKind.PERCENT_DOES_NOT_FOLLOW
MESSAGE = "The percentage in brackets is not the share that the words before it say."
FIELDS = ("claims", "value", "unit", "comparator")

_CLEARLY = 10.0
"""Points beyond which no loose wording reaches."""
_LOOSELY = ("Most", "few")
"""Words that may mean more, or fewer, than of any other kind."""


def find(papers: Sequence[Paper]) -> Iterator[Contradiction]:
    """One a share in words with a single percentage in its bracket."""
    for paper in papers:
        for claim in paper.claims:
            if claim.kind == ClaimKind.SHARE:
                yield from _judged(claim, paper)


def _judged(claim: Claim, paper: Paper) -> Iterator[Contradiction]:
    assert claim.least is not None and claim.most is not None
    held = [one for one in paper.by_passage.get(claim.char_start, ()) if claim.holds(one)]
    shares = [one for one in held if one.unit == "percent" and one.value_printed[:1].isdigit()]
    if len(shares) != 1 or shares[0].is_change:
        return
    said, share = Interval(claim.least, claim.most), shares[0]
    if share.interval.meets(said):
        return
    nearest = claim.least if share.value < claim.least else claim.most
    doubts = {Doubt.COUNTED} if claim.words.startswith(_LOOSELY) else set()
    if abs(share.value - nearest) <= _CLEARLY:
        doubts.add(Doubt.ROUNDING)
    bound = "at least" if share.value < claim.least else "at most"
    arithmetic = f"“{claim.words}”: the words say {bound} {number(nearest)}%, the bracket {figure(share)}."
    yield Contradiction(share, share.value, claim, nearest, arithmetic, frozenset(doubts))
