"""What all inspection reports share: a cover with dates and judgements, findings, area statistics, inspectors."""

from __future__ import annotations

from collections.abc import Iterator

from ingest.document_types._completeness import Prints, doubts_of_completeness
from ingest.document_types._extracted import Extracted, Place, read_text
from ingest.readers.events import inspection_event
from ingest.readers.inspectors import read_inspectors
from ingest.readers.judgements import Judged, read_judgements
from ingest.readers.metadata import (
    Metadata,
    authority_of,
    cover_text,
    fieldwork_of,
    inspectorate_licence,
    provider_of,
    published_on,
    title_of,
)
from ingest.readers.told.inspections import read_earlier_inspections
from ingest.records import Judgement
from ingest.structure.model import Outline

EXPECTED_AREAS = {
    "sif": ("overall", "help_and_protection", "in_care", "adoption", "care_leavers", "leadership"),
    "ilacs_2018": ("overall", "help_and_protection", "in_care", "leadership"),
    "ilacs_2023": ("overall", "help_and_protection", "in_care", "care_leavers", "leadership"),
    "ilacs_2026": ("help_and_protection", "in_care", "care_leavers", "leadership"),
    None: ("help_and_protection", "in_care", "leadership"),
}


def extract_inspection(
    outline: Outline, place: Place, kind: str, framework: str | None, event_kind: str, prints: Prints
) -> Extracted:
    """Facts and records of an inspection report; with one doubt for each fact missing from its cover."""
    metadata = inspection_metadata(outline, kind, framework)
    first, last = metadata.fieldwork or (None, None)
    judgements, contradictions = read_judgements(
        outline, Judged(place.rendition_id, event_kind, first, last, framework)
    )
    read = read_text(outline, place, metadata, metadata.published_date, judged=judgements)
    earlier, earlier_events = read_earlier_inspections(outline, place.rendition_id, metadata.authority_key, first)
    return read.adding(
        *_doubts(metadata, judgements, framework),
        *(note.message for note in contradictions),
        *doubts_of_completeness(outline, metadata, prints, read.records),
        judgements=(*judgements, *earlier),
        events=(
            *inspection_event(outline, place.rendition_id, metadata, event_kind),
            *earlier_events,
        ),
        inspectors=read_inspectors(outline, place.rendition_id),
        notes=contradictions,
    )


def inspection_metadata(outline: Outline, kind: str, framework: str | None) -> Metadata:
    """Facts of the cover of a report by the inspectorate."""
    cover = cover_text(outline)
    title = title_of(cover)
    fieldwork = fieldwork_of(cover)
    published = published_on(cover)
    day = fieldwork[0] if fieldwork else published
    authority = authority_of(outline, title, day)
    return Metadata(
        kind=kind,
        title=title,
        authority=authority,
        provider=provider_of(outline, authority, day),
        framework=framework,
        fieldwork=fieldwork,
        published_date=published,
        published_date_basis="printed" if published else None,
        licence=inspectorate_licence(outline, day),
    )


def _doubts(metadata: Metadata, judgements: list[Judgement], framework: str | None) -> Iterator[str]:
    if metadata.authority is None:
        yield "no local authority of the catalogue is named on the cover"
    if metadata.fieldwork is None:
        yield "no inspection dates were found on the cover"
    if framework is None:
        yield "no label of a judgement tells which generation of the framework it follows"
    headline = {judgement.area: judgement.status for judgement in judgements if judgement.is_headline}
    missing = [area for area in EXPECTED_AREAS[framework] if headline.get(area, "not_found") == "not_found"]
    if missing:
        yield f"no grade was found for {', '.join(missing)}"
    not_judged = [area for area, status in headline.items() if area and status == "printed_not_judged"]
    if not_judged:
        yield f"it is printed that {', '.join(not_judged)} was not judged"
