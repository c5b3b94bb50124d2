"""Report of an area SEND inspection, from 2023: how council and health work together, with one of three outcomes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from ingest.document_types._completeness import broken_off
from ingest.document_types._extracted import Extracted, Place, read_text
from ingest.document_types._front import front
from ingest.document_types._inspection import inspection_metadata
from ingest.language.cues import hits
from ingest.readers.authorities import find_authority
from ingest.readers.events import partnership_event
from ingest.readers.folding import fold
from ingest.readers.joint_inspectors import read_team
from ingest.readers.metadata import Metadata, doubt_of_several
from ingest.readers.printed_dates import day_spans
from ingest.records import Event
from ingest.structure.model import Outline, Passage
from ingest.vocabularies import EventKind, FindingKind, SendOutcome

KIND = "area_send_report"
LABEL = "Area SEND inspection report"
NAMES_OFFICERS = True

_LENGTH = 4000
_TITLE = re.compile(
    r"\bArea SEND (?:full )?(?P<monitoring>monitoring )?inspection of .+? Local Area Partnership\b", re.IGNORECASE
)
_DAYS = re.compile(r"\bInspection dates?:? ", re.IGNORECASE)
_PREVIOUS = re.compile(
    r"\bDates? of (?:the )?previous inspections?:? (?P<told>.*?)(?=Inspection outcome\b|$)", re.IGNORECASE
)
_OUTCOME = re.compile(r"\bInspection outcome ")


def recognises(outline: Outline) -> bool:
    """By its title."""
    return _TITLE.search(front(outline, 450)) is not None


def extract(outline: Outline, place: Place) -> Extracted:
    """Facts and records of the report, with a doubt where one of those that every such report prints is missing."""
    opening = fold(outline.stored, outline.char_start, min(outline.char_end, outline.char_start + _LENGTH))
    title = _TITLE.search(opening.text)
    metadata = _metadata(outline, title)
    is_monitoring = bool(title and title["monitoring"])
    outcome, sentence = _outcome(opening.text)
    read = read_text(outline, place, metadata, metadata.published_date)
    asked = {FindingKind.AREA_FOR_IMPROVEMENT, FindingKind.PRIORITY_ACTION}
    is_asked = any(finding.kind in asked for finding in read.records.findings)
    return read.adding(
        *broken_off(outline),
        *(() if outcome or is_monitoring else ("none of the three outcomes of an area SEND inspection was found",)),
        *(() if is_asked or is_monitoring else ("no area for improvement was found, where such a report has some",)),
        events=(
            *partnership_event(
                outline,
                place.rendition_id,
                metadata,
                EventKind.AREA_SEND_INSPECTION,
                _cover(opening, sentence),
                outcome=outcome,
                outcome_printed=opening.text[slice(*sentence)] if outcome else None,
            ),
            *_previous(outline, place.rendition_id, metadata, opening),
        ),
        inspectors=read_team(outline, place.rendition_id),
    )


def _metadata(outline: Outline, title: re.Match[str] | None) -> Metadata:
    metadata = inspection_metadata(outline, KIND, "area_send")
    printed = " ".join(title[0].split()) if title else metadata.title
    day = metadata.fieldwork[0] if metadata.fieldwork else None
    authority = find_authority(printed or "", day) or metadata.authority
    doubts = {
        "no local authority of the catalogue is named on the cover": authority is None,
        "no inspection dates were found on the cover": metadata.fieldwork is None,
    }
    return replace(metadata, title=printed, authority=authority).doubting(
        *(doubt for doubt, is_so in doubts.items() if is_so), *doubt_of_several(printed, day)
    )


def _outcome(text: str) -> tuple[SendOutcome | None, tuple[int, int]]:
    """The outcome and the place of its sentence; (0, 0) where none is found."""
    found = next(iter(hits("outcomes", text, "send")), None)
    if found is None:
        return None, (0, 0)
    heading = _OUTCOME.search(text, 0, found.start)
    start = heading.end() if heading else max(text.rfind(". ", 0, found.start) + 2, 0)
    return SendOutcome(found.cue.meaning), (start, text.find(".", found.end) + 1 or len(text))


def _cover(opening: Passage, outcome: tuple[int, int]) -> tuple[int, int]:
    """The lines from the inspection's days to its outcome."""
    days = _DAYS.search(opening.text)
    start = days.start() if days else outcome[0]
    return opening.span(start, max(outcome[1], start + 1, days.end() if days else 0))


def _previous(outline: Outline, rendition_id: str, metadata: Metadata, opening: Passage) -> Iterator[Event]:
    """The inspections and revisits before, which the cover dates."""
    label = _PREVIOUS.search(opening.text)
    if label is None:
        return
    for span in day_spans(label["told"]):
        yield from partnership_event(
            outline,
            rendition_id,
            replace(metadata, fieldwork=(span.first, span.last), framework=None),
            EventKind.EARLIER_AREA_SEND_INSPECTION,
            opening.span(label.start(), label.start("told") + span.end),
        )
