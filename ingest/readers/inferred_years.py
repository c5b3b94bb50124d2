"""Days that a letter prints without their year, which is then that of the letter: noted where they stand."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.readers.places import evidence_at
from ingest.readers.printed_dates import PrintedSpan
from ingest.records import ReadingNote, record_id
from ingest.structure.model import Outline, Passage
from ingest.vocabularies import NoteKind

_YEAR = re.compile(r"(?:19|20)\d\d")


def read_inferred_year(
    outline: Outline, rendition_id: str, passage: Passage, days: PrintedSpan | None
) -> Iterator[ReadingNote]:
    """The note of days at passage.text[days.start:days.end] that hold no year."""
    printed = passage.text[days.start : days.end] if days else ""
    if days is None or _YEAR.search(printed):
        return
    start, end = passage.span(days.start, days.end)
    yield ReadingNote(
        note_id=record_id(rendition_id, "year_inferred", start),
        rendition_id=rendition_id,
        kind=NoteKind.YEAR_INFERRED,
        message=f"{printed} has no year; it was read as {days.first:%-d %B %Y} to {days.last:%-d %B %Y}, the last such "
        "days before the letter was written.",
        **evidence_at(outline, start, end),
    )
