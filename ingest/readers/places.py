"""Where in a document something stands: its block, and evidence for a stretch of folded text."""

from __future__ import annotations

import re
from bisect import bisect_right

from ingest.evidence import EvidenceColumns, evidence
from ingest.structure.model import Block, Outline
from ingest.structure.passages import EMPTY

_EARLIER_INSPECTIONS = re.compile(r"\b(?:other|previous) (?:ofsted )?inspections?\b", re.IGNORECASE)


def block_at(outline: Outline, offset: int) -> Block:
    """The block that holds the offset, else the one before it; a bare block where the document has none."""
    starts = [block.char_start for block in outline.blocks]
    at = bisect_right(starts, offset) - 1
    if at < 0:
        return Block("paragraph", EMPTY, offset, offset)
    return outline.blocks[at]


def evidence_at(outline: Outline, char_start: int, char_end: int) -> EvidenceColumns:
    """Evidence columns for a stretch of the stored text, with the section and paragraph it is in."""
    return evidence(outline, block_at(outline, char_start), char_start, char_end)


def is_about_earlier_inspections(block: Block) -> bool:
    """True where the block stands in a section on other or previous inspections."""
    return any(_EARLIER_INSPECTIONS.search(heading) for heading in block.section[-2:])
