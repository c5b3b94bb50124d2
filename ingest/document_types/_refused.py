"""What a document that is recognised and not read has: facts of its cover and the reason."""

from __future__ import annotations

from dataclasses import replace

from ingest.document_types._extracted import Extracted
from ingest.document_types._inspection import inspection_metadata
from ingest.readers.metadata import inspectorate_licence
from ingest.readers.printed_dates import first_span
from ingest.structure.model import Outline


def refuse(outline: Outline, kind: str, framework: str | None, reason: str) -> Extracted:
    """Facts as far as the cover gives them, no records, and why: what it is, what was expected, what to do."""
    metadata = inspection_metadata(outline, kind, framework)
    if metadata.fieldwork is None and metadata.published_date is None:
        written = first_span(outline.stored.text[outline.char_start : outline.char_start + 200])
        if written and written.first == written.last:
            licence = inspectorate_licence(outline, written.first)
            metadata = replace(metadata, letter_date=written.first, licence=licence)
    return Extracted(metadata, refusal=reason)
