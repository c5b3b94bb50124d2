"""Evidence: the passage, page, line and offsets that every record carries."""

from __future__ import annotations

from dataclasses import fields
from typing import Any, TypedDict

from ingest.records import Evidence
from ingest.structure.model import Block, Outline, StoredText
from ingest.vocabularies import Qualifier


class EvidenceColumns(TypedDict):
    """The columns of records.Evidence except the rendition."""

    section: str | None
    paragraph: str | None
    page: int | None
    line: int
    quote: str
    char_start: int
    char_end: int


class PlaceColumns(TypedDict):
    """What the place of a printed value says of it: the cell of a spreadsheet, how surely it was recognised."""

    qualifier: Qualifier
    cell: str | None
    recognition_confidence: float | None


LEAST_CONFIDENCE = 85
"""Confidence from which a recognised figure is as printed; clean print has 95, a figure misread mostly below 80."""
LONGEST_QUOTE = 2000
"""Characters of the passage that a value quotes; the longest row of a table in 132 real papers has 206."""


def quoted_around(text: str, passage: tuple[int, int], value: tuple[int, int]) -> tuple[int, int]:
    """Where the quote of a value begins and ends: its whole passage, of an endless one the part around the value.

    A row of thousands of cells would otherwise be quoted thousands of times over. It is cut between cells.
    """
    start, end = passage
    if end - start <= LONGEST_QUOTE:
        return passage
    reach = (LONGEST_QUOTE - min(value[1] - value[0], LONGEST_QUOTE)) // 2
    low, high = max(start, value[0] - reach), min(end, value[1] + reach)
    if low > start:
        low = max(low, text.find("\t", low, value[0]) + 1)
    if high < end and (tab := text.rfind("\t", value[1], high)) >= 0:
        high = tab
    return low, high


def place_columns(stored: StoredText, start: int, end: int, qualifier: str) -> PlaceColumns:
    """The columns of the value printed from start to end: one hardly recognised is never exact."""
    confidence = stored.confidence_in(start, end)
    is_doubtful = confidence is not None and confidence < LEAST_CONFIDENCE and qualifier == Qualifier.EXACT
    return PlaceColumns(
        qualifier=Qualifier.TENTATIVE if is_doubtful else Qualifier(qualifier),
        cell=stored.cell_at(start),
        recognition_confidence=confidence,
    )


def evidence_of(record: Evidence) -> dict[str, Any]:
    """The evidence columns of a record, the rendition too, for another that is told by the same passage."""
    return {field.name: getattr(record, field.name) for field in fields(Evidence)}


def evidence(
    outline: Outline, block: Block, char_start: int, char_end: int, value_start: int | None = None
) -> EvidenceColumns:
    """Evidence columns for the stored text from `char_start` to `char_end`, within `block`.

    Page and line are those of the value, where one is printed at `value_start`: a sentence may go on overleaf.
    Raises ValueError where the span is empty or lies outside the document: a record without a passage must never
    be made.
    """
    if not outline.char_start <= char_start < char_end <= outline.char_end:
        raise ValueError(f"evidence {char_start}-{char_end} lies outside the document")
    stored, printed_at = outline.stored, char_start if value_start is None else value_start
    return EvidenceColumns(
        section=" > ".join(block.section) or None,
        paragraph=block.number,
        page=stored.page_at(printed_at),
        line=stored.line_at(printed_at),
        quote=stored.text[char_start:char_end],
        char_start=char_start,
        char_end=char_end,
    )
