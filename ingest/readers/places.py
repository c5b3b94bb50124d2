"""Where in a document something stands: its block, and evidence for a stretch of folded text."""

from __future__ import annotations

import re
from bisect import bisect_right

from ingest.evidence import EvidenceColumns, evidence
from ingest.structure.model import Block, Outline
from ingest.structure.passages import EMPTY

_EARLIER_INSPECTIONS = re.compile(r"\b(?:other|previous) (?:ofsted )?inspections?\b", re.IGNORECASE)


def block_at(outline: Outline, offset: int) -> Block:
    """The block that holds the offset or whose number or bullet does, else the one before it.

    A bare block where the document has none.
    """
    blocks = outline.blocks
    below = bisect_right([block.char_start for block in blocks], offset)
    is_outside = not below or blocks[below - 1].char_end <= offset
    if is_outside and below < len(blocks) and "\n" not in outline.stored.text[offset : blocks[below].char_start]:
        return blocks[below]
    return blocks[below - 1] if below else Block("paragraph", EMPTY, offset, offset)


def evidence_at(outline: Outline, char_start: int, char_end: int) -> EvidenceColumns:
    """Evidence columns for a stretch of the stored text, with the section and paragraph it is in."""
    return evidence(outline, block_at(outline, char_start), char_start, char_end)


def is_about_earlier_inspections(block: Block) -> bool:
    """True where the block stands in a section on other or previous inspections."""
    return any(_EARLIER_INSPECTIONS.search(heading) for heading in block.section[-2:])
