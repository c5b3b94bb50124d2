"""What all letters about a visit share: letter date, dates and number of the visit, areas covered, findings."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass

from ingest.document_types._completeness import broken_off
from ingest.document_types._extracted import Extracted, Place, read_text
from ingest.readers.events import visit_events
from ingest.readers.folding import fold
from ingest.readers.impossible_dates import prints_one_before
from ingest.readers.inferred_years import read_inferred_year
from ingest.readers.inspectors import read_inspectors
from ingest.readers.metadata import Metadata, authority_of, inspectorate_licence, provider_of
from ingest.readers.printed_dates import PrintedSpan, day_spans, first_span
from ingest.readers.told.inspections import read_earlier_inspections
from ingest.structure.model import Outline, Passage

_LENGTH = 4000
_ADDRESSED = re.compile(r"^[\s*#_]*Dear\b", re.MULTILINE)
_ABOUT = re.compile(
    r"\b(?:This letter|I am writing)[^.]*?(?:summaris\w+|report\w*|confirm\w*|findings)"
    r"[^.]*?\bvisit\b(?P<rest>[^.]*\.?[^.]*)",
    re.IGNORECASE,
)
_SUBJECT = re.compile(
    r"\bDear [^.]*? (?P<subject>(?:Ofsted )?(?:Monitoring|Focused|Assurance|COVID)(?:[^.]|\bSt\.)+?)[.:]?"
    r" (?=This letter|I am writing)",
    re.IGNORECASE,
)
_ONLY_IN_ILACS = ("focused_visit_letter", "assurance_visit_letter")
_SIF = re.compile(r"\bsingle inspection\b|\bSIF\b|children looked after and care leavers", re.IGNORECASE)
_ILACS = re.compile(r"\bILACS\b|inspection of local authority children[’']s services", re.IGNORECASE)


@dataclass(frozen=True)
class _Opening:
    """What a letter's first page says: its text, subject and date, the sentence on the visit, and the visit's days."""

    passage: Passage
    subject: str | None
    written: dt.date | None
    about: re.Match[str] | None
    days: PrintedSpan | None


def is_addressed(opening: str) -> bool:
    """True where a lower-case opening has a letter's form: a person addressed, or a subject, near the top."""
    return re.search(r"\bdear\b|^(?:monitoring|focused|assurance) visit\b", opening[:1200]) is not None


def extract_letter(outline: Outline, place: Place, kind: str, event_kind: str) -> Extracted:
    """Facts and records of a letter, with a doubt where the authority or the dates of the visit are missing."""
    opening = _opening(outline)
    metadata = _metadata(outline, opening, kind)
    first, _ = metadata.fieldwork or (None, None)
    earlier, earlier_events = read_earlier_inspections(outline, place.rendition_id, metadata.authority_key, first)
    sentence = opening.about.span() if opening.about else (0, min(80, len(opening.passage.text)))
    read = read_text(outline, place, metadata, metadata.letter_date)
    events = visit_events(outline, place.rendition_id, metadata, event_kind, sentence)
    return read.adding(
        *broken_off(outline),
        *_another_letter(outline),
        *(() if read.records.findings else ("nothing is found in it, where a letter says what inspectors found",)),
        judgements=earlier,
        events=(*events, *earlier_events),
        inspectors=read_inspectors(outline, place.rendition_id),
        notes=read_inferred_year(outline, place.rendition_id, opening.passage, opening.days),
    )


def _opening(outline: Outline) -> _Opening:
    passage = fold(outline.stored, outline.char_start, min(outline.char_end, outline.char_start + _LENGTH))
    subject, about = _SUBJECT.search(passage.text), _ABOUT.search(passage.text)
    written = written_on(passage.text[:700])
    days = _days_of_visit(about, written) if about else None
    return _Opening(passage, subject["subject"].strip() if subject else None, written, about, days)


def _days_of_visit(about: re.Match[str], written: dt.date | None) -> PrintedSpan | None:
    """The first days behind the words that tell of the visit, up to the letter's; none where no calendar has them."""
    rest, start = about["rest"], about.start("rest")
    days = next((span for span in day_spans(rest, written) if written is None or span.last <= written), None)
    if days is None or prints_one_before(rest, days.start):
        return None
    return days._replace(start=start + days.start, end=start + days.end)


def _another_letter(outline: Outline) -> Iterator[str]:
    """Where somebody is addressed a second time."""
    addressed = list(_ADDRESSED.finditer(outline.stored.as_read, outline.char_start, outline.char_end))
    if len(addressed) > 1:
        yield f"another letter begins near line {outline.stored.line_at(addressed[1].start())}; split the file"


def _metadata(outline: Outline, opening: _Opening, kind: str) -> Metadata:
    letter_date, days = opening.written, opening.days
    whom = f"{opening.subject or ''} {opening.about[0] if opening.about else ''}".strip()
    authority = authority_of(outline, whom, letter_date)
    framework = _framework(outline, kind)
    doubts = [] if authority else ["no local authority of the catalogue is named"]
    if days is None:
        doubts.append("no dates of the visit were found")
    if letter_date is None:
        doubts.append("no date of the letter was found")
    return Metadata(
        kind=kind,
        title=opening.subject,
        authority=authority,
        provider=provider_of(outline, authority, letter_date),
        framework=framework,
        fieldwork=(days.first, days.last) if days else None,
        letter_date=letter_date,
        published_date=letter_date,
        published_date_basis="letter_date" if letter_date else None,
        licence=inspectorate_licence(outline, letter_date),
        doubts=tuple(doubts),
    )


def written_on(head: str) -> dt.date | None:
    """The first day that a letter's head prints; None where a date stands before it that is on no calendar."""
    written = first_span(head)
    if written is None or written.first != written.last or prints_one_before(head, written.start):
        return None
    return written.first


def _framework(outline: Outline, kind: str) -> str | None:
    """The framework that the letter names; only ILACS has focused and assurance visits; unknown where it names none."""
    text = outline.stored.as_read[outline.char_start : outline.char_end]
    if kind in _ONLY_IN_ILACS or _ILACS.search(text):
        return "ilacs_visits"
    return "sif_monitoring" if _SIF.search(text) else None
