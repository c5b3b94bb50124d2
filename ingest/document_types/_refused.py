"""Documents that are recognised but refused: the facts on their cover or opening, and the reason."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace

from ingest.document_types._extracted import Extracted
from ingest.document_types._inspection import inspection_metadata
from ingest.readers.metadata import Metadata, cover_text, inspectorate_licence
from ingest.readers.printed_dates import first_span
from ingest.structure.model import Outline

_SUBJECT = re.compile(
    r"\bDear .{2,120}? (?P<subject>Joint targeted area inspection .{4,200}?)[.:]?"
    r" (?=(?-i:This|Between|From|On|In|I am|Ofsted|We)\b)",
    re.IGNORECASE,
)
_TOOK_PLACE = re.compile(
    r"\b(?:(?:took place|carried out|conducted|held|undertaken)(?: [^.]{0,80}?)? (?:from|between|on)"
    r"|Between|From) (?=\d)"
)
_DATE_REACH = 60
"""Characters within which the days of an inspection stand."""


def refuse(outline: Outline, kind: str, framework: str | None, reason: str) -> Extracted:
    """Facts as far as the cover or a letter's opening gives them, no records, and why: what it is, what to do."""
    metadata = inspection_metadata(outline, kind, framework)
    if metadata.fieldwork is None and metadata.published_date is None:
        metadata = _of_letter(outline, metadata)
    return Extracted(metadata, refusal=reason)


def _of_letter(outline: Outline, metadata: Metadata) -> Metadata:
    """The facts with those that a letter prints: its own date, its subject and when the inspection took place."""
    written = first_span(outline.stored.text[outline.char_start : outline.char_start + 200])
    letter_date = written.first if written and written.first == written.last else None
    opening = cover_text(outline)
    subject = _SUBJECT.search(opening)
    return replace(
        metadata,
        title=metadata.title or (subject["subject"].strip() if subject else None),
        letter_date=letter_date,
        fieldwork=_fieldwork(opening[subject.end() :]) if subject else None,
        licence=inspectorate_licence(outline, letter_date),
    )


def _fieldwork(text: str) -> tuple[dt.date, dt.date] | None:
    """First and last day that a sentence gives after the words that an inspection took place."""
    for place in _TOOK_PLACE.finditer(text):
        span = first_span(text[place.end() : place.end() + _DATE_REACH])
        if span and span.start == 0:
            return span.first, span.last
    return None
