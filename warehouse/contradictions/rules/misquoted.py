"""A quotation of another paper that is not what that paper says: words left out, added or changed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ingest.vocabularies import ClaimKind, DiscrepancyKind, Doubt
from warehouse.contradictions.found import Contradiction
from warehouse.contradictions.papers import Claim, Finding, Paper
from warehouse.contradictions.quoting import Quotation, quoted_words

KIND = DiscrepancyKind.MISQUOTED
MESSAGE = "A quotation is not what the quoted paper says."
FIELDS = ("claims", "findings")

_FEWEST_CHANGED = 2
"""A single word that differs is a slip of the pen, or of the conversion."""
_FEWEST_LEFT_OUT = 4


def find(papers: Sequence[Paper]) -> Iterator[Contradiction]:
    """One a quotation, beside the passage of another paper that is most like it."""
    passages = [(paper, finding, quoted_words(finding.quote)) for paper in papers for finding in paper.findings]
    for paper in papers:
        for claim in paper.claims:
            if claim.kind != ClaimKind.QUOTES or not claim.subject:
                continue
            said = [
                (quotation, finding)
                for other, finding, words in passages
                if other.document_id != paper.document_id
                and (quotation := Quotation.of(claim.subject, words)) is not None
            ]
            if said:
                yield from _judged(claim, *max(said, key=lambda pair: (pair[0].likeness, len(pair[1].quote))))


def _judged(claim: Claim, quotation: Quotation, finding: Finding) -> Iterator[Contradiction]:
    left_out, changed = quotation.left_out, quotation.changed
    told = []
    if len(left_out) >= _FEWEST_LEFT_OUT:
        told.append(f"leaves out “{' '.join(left_out)}”")
    if len(changed) >= _FEWEST_CHANGED:
        told.append(f"has “{', '.join(changed)}” where the passage has other words or none")
    if quotation.qualified_by:
        told.append(f"ends before “{quotation.qualified_by}”")
    if told:
        doubts = frozenset() if len(left_out) >= _FEWEST_LEFT_OUT else frozenset({Doubt.READING})
        said = f"The quotation {' and '.join(told)}."
        yield Contradiction(claim, None, finding, None, said, doubts, quotation.apart)
