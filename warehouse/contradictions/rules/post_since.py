"""Two dates since when somebody is in one post, in two places of a paper."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations

from ingest.vocabularies import ClaimKind, DiscrepancyKind, Doubt
from warehouse.contradictions.found import Contradiction
from warehouse.contradictions.papers import Claim, Paper
from warehouse.contradictions.words import day

KIND = DiscrepancyKind.TWO_VALUES
MESSAGE = "A paper gives two dates since when somebody is in a post."
FIELDS = ("claims",)

_NOTICE = dt.timedelta(days=300)
"""So long before taking up a post somebody may have been appointed to it."""


def find(papers: Sequence[Paper]) -> Iterator[Contradiction]:
    """Each two dates of one post that have no day in common; an appointment may come before the post is taken up."""
    for paper in papers:
        posts: dict[str | None, list[Claim]] = defaultdict(list)
        for claim in paper.claims:
            if claim.kind == ClaimKind.IN_POST and claim.period_start and claim.period_end:
                posts[claim.subject].append(claim)
        for claims in posts.values():
            for one, other in combinations(sorted(claims, key=_start), 2):
                if _end(one) < _start(other) and not _waited(one, other):
                    yield _told(one, other)


def _told(one: Claim, other: Claim) -> Contradiction:
    arithmetic = f"The {one.subject}: {day(_start(one))} in one place, {day(_start(other))} in another."
    is_same_word = _appoints(one) == _appoints(other)
    # Who acts for a time may be appointed for good later on.
    doubts = frozenset() if is_same_word and not _appoints(one) else frozenset({Doubt.READING})
    return Contradiction(one, None, other, None, arithmetic, doubts)


def _waited(one: Claim, other: Claim) -> bool:
    return _appoints(one) and not _appoints(other) and _start(other) - _start(one) <= _NOTICE


def _appoints(claim: Claim) -> bool:
    return "appoint" in claim.words


def _start(claim: Claim) -> dt.date:
    assert claim.period_start is not None
    return claim.period_start


def _end(claim: Claim) -> dt.date:
    assert claim.period_end is not None
    return claim.period_end
