"""Evidence: the passage, page, line and offsets that every record carries."""

from __future__ import annotations

from typing import TypedDict

from ingest.structure.model import Block, Outline


class EvidenceColumns(TypedDict):
    """The columns of records.Evidence but the rendition."""

    section: str | None
    paragraph: str | None
    page: int | None
    line: int
    quote: str
    char_start: int
    char_end: int


def evidence(outline: Outline, block: Block, char_start: int, char_end: int) -> EvidenceColumns:
    """Evidence columns for the stored text from `char_start` to `char_end`, standing in `block`.

    Raises ValueError where the span is empty or lies outside the document: a record without a passage
    must never be made.
    """
    if not outline.char_start <= char_start < char_end <= outline.char_end:
        raise ValueError(f"evidence {char_start}-{char_end} lies outside the document")
    stored = outline.stored
    return EvidenceColumns(
        section=" > ".join(block.section) or None,
        paragraph=block.number,
        page=stored.page_at(char_start),
        line=stored.line_at(char_start),
        quote=stored.text[char_start:char_end],
        char_start=char_start,
        char_end=char_end,
    )
