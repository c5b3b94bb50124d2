"""A share in words and the percentage in brackets behind it that is none such: "almost half of the children (24%)"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ingest.vocabularies import ClaimKind, DiscrepancyKind, Doubt
from warehouse.contradictions.found import Contradiction
from warehouse.contradictions.papers import Claim, Figure, Paper
from warehouse.contradictions.words import number
from warehouse.intervals import Interval, share

KIND = DiscrepancyKind.PERCENT_DOES_NOT_FOLLOW
MESSAGE = "The percentage in brackets is not the share that the words before it say."
FIELDS = ("claims", "value", "unit", "comparator")

_CLEARLY = 10.0
"""Points beyond which no loose wording reaches."""
_LOOSELY = ("Most", "few")
"""Words that may mean more, or fewer, than of any other kind."""


def find(papers: Sequence[Paper]) -> Iterator[Contradiction]:
    """One a share in words with a single percentage in its bracket, or a count and of how many it is."""
    for paper in papers:
        for claim in paper.claims:
            if claim.kind == ClaimKind.SHARE:
                yield from _judged(claim, paper)


def _judged(claim: Claim, paper: Paper) -> Iterator[Contradiction]:
    told = _told([one for one in paper.by_passage.get(claim.char_start, ()) if claim.holds(one)])
    if told is None or claim.least is None or claim.most is None:
        return
    printed, given = told
    if given.meets(Interval(claim.least, claim.most)):
        return
    is_below = given.high < claim.least
    nearest, apart = (claim.least, claim.least - given.high) if is_below else (claim.most, given.low - claim.most)
    doubts = {Doubt.COUNTED} if claim.words.startswith(_LOOSELY) else set()
    if apart <= _CLEARLY:
        doubts.add(Doubt.ROUNDING)
    bound = "at least" if is_below else "at most"
    middle = round((given.low + given.high) / 2, 1)
    arithmetic = f"“{claim.words}”: the words say {bound} {number(nearest)}%, the bracket {number(middle)}%."
    yield Contradiction(printed, middle, claim, nearest, arithmetic, frozenset(doubts))


def _told(held: list[Figure]) -> tuple[Figure, Interval] | None:
    """The only percentage of a bracket, or what the only two counts of one are of each other: "49 of 98"."""
    shares = [one for one in held if one.unit == "percent" and one.value_printed[:1].isdigit() and not one.is_change]
    counts = [one for one in held if one.unit == "count"]
    if len(shares) == 1:
        return shares[0], shares[0].interval
    if shares or len(counts) != 2 or " of " not in counts[0].after or not 0 < counts[0].value <= counts[1].value:
        return None
    return counts[0], share(counts[0].interval, counts[1].interval)
