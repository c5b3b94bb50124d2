"""Report of a monitoring visit to an independent fostering agency (social care common inspection framework)."""

from __future__ import annotations

import re

from ingest.document_types._extracted import Extracted, Place, read_text
from ingest.document_types._front import front
from ingest.readers.authorities import most_named_authority
from ingest.readers.events import inspection_event
from ingest.readers.inspectors import read_inspectors
from ingest.readers.metadata import Metadata, cover_text, fieldwork_of, inspectorate_licence
from ingest.structure.model import Outline

KIND = "fostering_monitoring_visit"
LABEL = "Fostering agency monitoring visit"
NAMES_OFFICERS = True

_REFERENCE = re.compile(r"Unique reference number:?\s*(?P<urn>[\d ]{5,9}|SC\d{5,6})")
_PROVIDER = re.compile(r"Registered provider:\s*(?P<name>[^\n]+)")
_HEADING = re.compile(r"^(?:Pre-publication )?(?P<title>[^,]+),? .*?Monitoring visit Inspected under", re.IGNORECASE)
_TELLING = ("monitoring visit", "social care common inspection framework", "fostering agency")


def recognises(outline: Outline) -> bool:
    """By the visit, its framework and the kind of provider."""
    opening = front(outline)
    return all(words in opening for words in _TELLING)


def extract(outline: Outline, place: Place) -> Extracted:
    """Facts and records of the visit, requirements with their due dates among them."""
    metadata = _metadata(outline)
    _, last = metadata.fieldwork or (None, None)
    return read_text(outline, place, metadata, last).adding(
        events=inspection_event(outline, place.rendition_id, metadata, "fostering_visit"),
        inspectors=read_inspectors(outline, place.rendition_id),
    )


def _metadata(outline: Outline) -> Metadata:
    text = outline.stored.as_read[outline.char_start : outline.char_end]
    cover = cover_text(outline)
    fieldwork = fieldwork_of(cover)
    heading, reference, provider = _HEADING.search(cover), _REFERENCE.search(text), _PROVIDER.search(text)
    day = fieldwork[0] if fieldwork else None
    return Metadata(
        kind=KIND,
        title=f"{heading['title'].strip()}: monitoring visit" if heading else None,
        authority=most_named_authority(text, day),
        provider=provider["name"].strip() if provider else None,
        framework="sccif",
        fieldwork=fieldwork,
        licence=inspectorate_licence(outline, day),
        key_parts=(reference["urn"].replace(" ", ""),) if reference else (),
        doubts=() if fieldwork else ("no date of the visit was found",),
    )
