"""Letter of a joint targeted area inspection: what four inspectorates found of a local partnership; no grades."""

from __future__ import annotations

import datetime as dt
import re

from ingest.document_types._completeness import broken_off
from ingest.document_types._extracted import Extracted, Place, read_text
from ingest.document_types._front import front
from ingest.document_types._letter import written_on
from ingest.readers.events import partnership_event
from ingest.readers.folding import fold
from ingest.readers.inferred_years import read_inferred_year
from ingest.readers.joint_inspectors import read_signatories
from ingest.readers.metadata import Metadata, authority_of, doubt_of_several, inspectorate_licence
from ingest.readers.printed_dates import PrintedSpan, first_span
from ingest.structure.model import Outline, Passage
from ingest.vocabularies import EventKind

KIND = "jtai_letter"
LABEL = "Joint targeted area inspection letter"
NAMES_OFFICERS = True

_LENGTH = 5000
_NAMED = re.compile(
    r"\bdear [^.]*? joint targeted area inspection\b|\bthis letter [^.]*?joint targeted area inspection\b"
)
_SUBJECT = re.compile(
    r"\bDear [^.]*? (?P<subject>Joint targeted area inspection [^.]*?)[.:]?"
    r" (?=(?-i:This|Between|From|On|In|Inspectors|I am|Ofsted|We)\b)",
    re.IGNORECASE,
)
_TOOK_PLACE = re.compile(
    r"\b(?:(?:took place|carried out|conducted|held|undertaken|undertook|inspected|visited)(?: [^.]*?)?"
    r" (?:from|between|on)|Between|From)"
    r" (?:the )?(?=\d|[MTWFS][a-z]+day)"
)
_IN_DEPTH = re.compile(r"\bmulti-agency response to (?P<what>.+?)(?= in [A-Z]|$)")


def recognises(outline: Outline) -> bool:
    """By its subject line or the sentence that says what the letter is about."""
    return _NAMED.search(front(outline, 3000)) is not None


def extract(outline: Outline, place: Place) -> Extracted:
    """Facts and records of the letter, with a doubt where authority, days or findings are missing."""
    opening = fold(outline.stored, outline.char_start, min(outline.char_end, outline.char_start + _LENGTH))
    subject = _SUBJECT.search(opening.text)
    metadata, days, span = _metadata(outline, opening, subject)
    in_depth = _IN_DEPTH.search(metadata.title or "")
    read = read_text(outline, place, metadata, metadata.letter_date)
    return read.adding(
        *broken_off(outline),
        *(() if read.records.findings else ("nothing is found in it, where a letter says what inspectors found",)),
        events=partnership_event(
            outline,
            place.rendition_id,
            metadata,
            EventKind.JOINT_TARGETED_AREA_INSPECTION,
            span,
            areas=in_depth["what"] if in_depth else None,
        ),
        inspectors=read_signatories(outline, place.rendition_id),
        notes=read_inferred_year(outline, place.rendition_id, opening, days),
    )


def _metadata(
    outline: Outline, opening: Passage, subject: re.Match[str] | None
) -> tuple[Metadata, PrintedSpan | None, tuple[int, int]]:
    """The letter's facts, its days, and where in the stored text the words that tell them stand."""
    title = subject["subject"].strip() if subject else None
    letter_date = written_on(opening.text[: subject.start("subject")] if subject else opening.text)
    days, told = _fieldwork(opening.text, subject.end() if subject else 0, letter_date)
    authority = authority_of(outline, title, letter_date)
    doubts = {
        "no local authority of the catalogue is named": authority is None,
        "no dates of the inspection were found": days is None,
        "no date of the letter was found": letter_date is None,
    }
    metadata = Metadata(
        kind=KIND,
        title=title,
        authority=authority,
        framework="jtai",
        fieldwork=(days.first, days.last) if days else None,
        letter_date=letter_date,
        published_date=letter_date,
        published_date_basis="letter_date" if letter_date else None,
        licence=inspectorate_licence(outline, letter_date),
        doubts=(*(doubt for doubt, is_so in doubts.items() if is_so), *doubt_of_several(title, letter_date)),
    )
    return metadata, days, opening.span(*told)


def _fieldwork(text: str, start: int, written: dt.date | None) -> tuple[PrintedSpan | None, tuple[int, int]]:
    """The days that a sentence gives after the words that the inspection took place, and where it does."""
    for place in _TOOK_PLACE.finditer(text, start):
        span = first_span(text[place.end() :], written)
        if span and span.start == 0:
            days = span._replace(start=place.end(), end=place.end() + span.end)
            return days, (place.start(), days.end)
    return None, (0, min(80, len(text)))
