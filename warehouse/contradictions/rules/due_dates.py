"""A requirement's due date that another paper tells as another day."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ingest.vocabularies import ClaimKind, DiscrepancyKind, FindingKind
from warehouse.contradictions.found import Contradiction
from warehouse.contradictions.papers import Claim, Finding, Paper
from warehouse.contradictions.series import stems
from warehouse.contradictions.words import day

KIND = DiscrepancyKind.TWO_VALUES
MESSAGE = "Two papers give one requirement different due dates."
FIELDS = ("claims", "findings")

_REQUIRED = stems("requirement")
_FEWEST_SHARED = 4
"""Words that a passage shares with the requirement that it retells."""
_DAYS_APART = 92
"""What is further apart is another requirement, or a new date agreed for it."""


def find(papers: Sequence[Paper]) -> Iterator[Contradiction]:
    """Each due date told of a requirement beside the day printed with it, the nearest requirement in words."""
    required = [
        finding
        for paper in papers
        for finding in paper.findings
        if finding.kind == FindingKind.REQUIREMENT and finding.due_date is not None
    ]
    for paper in papers:
        for claim in paper.claims:
            if claim.kind == ClaimKind.DUE and required and stems(claim.quote) & _REQUIRED:
                nearest = max(required, key=lambda finding: len(stems(finding.text) & stems(claim.quote)))
                yield from _judged(claim, nearest)


def _judged(claim: Claim, finding: Finding) -> Iterator[Contradiction]:
    told, printed = claim.period_end, finding.due_date
    if told is None or printed is None or finding.rendition_id == claim.rendition_id or told == printed:
        return
    shared = stems(finding.text) & stems(claim.quote)
    if len(shared) >= _FEWEST_SHARED and abs((told - printed).days) <= _DAYS_APART:
        arithmetic = f"The requirement is due on {day(printed)}; it is told as {day(told)}."
        yield Contradiction(claim, float(told.day), finding, float(printed.day), arithmetic)
