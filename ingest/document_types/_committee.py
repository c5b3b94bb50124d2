"""What the papers of a committee have: a meeting, a document letter, a subject, findings with their strand."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass

from ingest.document_types._extracted import Extracted, Place, read_figures
from ingest.readers.authorities import most_named_authority
from ingest.readers.context import ReadingContext
from ingest.readers.events import meeting_event
from ingest.readers.findings import read_findings
from ingest.readers.folding import fold
from ingest.readers.metadata import COUNCIL, Metadata, provider_of
from ingest.readers.periods import Period, PeriodContext, find_periods
from ingest.readers.printed_dates import first_span
from ingest.records import Records
from ingest.structure.model import Outline

_LENGTH = 3000
_MEETING = re.compile(
    r"\b(?:meeting of|to be held by|Review Committee|to) ?(?:the )?(?P<committee>[A-Z][\w&'’, -]{5,110}?),?"
    r" to be held\b(?: on| at)?(?P<when>.{3,60})"
)
_SUBJECT = re.compile(r"\bSubject ?:? (?P<subject>.{5,260}?) Summary statement", re.IGNORECASE)
_TITLE_LENGTH = 600


@dataclass(frozen=True)
class Meeting:
    """The committee, the day it meets, and where the document says so in its stored text."""

    committee: str | None
    day: dt.date | None
    span: tuple[int, int]


def meeting_of(outline: Outline) -> Meeting:
    """The meeting that the opening names; nothing but a place where it names none."""
    text = fold(outline.stored, outline.char_start, min(outline.char_end, outline.char_start + _LENGTH))
    match = _MEETING.search(text.text)
    if not match:
        return Meeting(None, None, text.span(0, min(60, len(text.text))))
    when = first_span(match["when"])
    return Meeting(match["committee"].strip(), when.last if when else None, text.span(*match.span()))


def committee_metadata(outline: Outline, place: Place, kind: str, title: str | None) -> Metadata:
    """Facts of a committee's paper; what it does not say itself it takes from the pack it stands in."""
    meeting = meeting_of(outline)
    parent = place.parent
    day = parent.meeting_date if parent and parent.meeting_date else meeting.day
    text = outline.stored.text[outline.char_start : outline.char_end]
    authority = parent.authority if parent and parent.authority else most_named_authority(text, day)
    committee = parent.key_parts[:1] if parent and parent.key_parts else (_key(meeting.committee),)
    above = parent.key_parts[1:] if parent else ()
    own = place.part or ("" if kind == "committee_pack" else _key(title))
    return Metadata(
        kind=kind,
        title=title,
        authority=authority,
        provider=provider_of(outline, authority, day),
        meeting_date=day,
        licence=COUNCIL,
        key_parts=(*committee, *above, *((own,) if own else ())),
        doubts=() if authority else ("no local authority of the catalogue is named",),
    )


def extract_paper(outline: Outline, place: Place, kind: str) -> Extracted:
    """Facts, figures and findings of a report to a committee or an appendix of one."""
    metadata = committee_metadata(outline, place, kind, subject_of(outline) or place.part)
    periods = PeriodContext(document_date=metadata.meeting_date, covers=_covers(outline, metadata.meeting_date))
    name = metadata.authority.name if metadata.authority else None
    observations, notes = read_figures(outline, ReadingContext(place.rendition_id, periods, name))
    findings, numbering = read_findings(outline, place.rendition_id, kind)
    return Extracted(
        metadata,
        Records(
            observations=tuple(observations),
            findings=tuple(findings),
            events=() if place.parent else meeting_records(outline, place, metadata).events,
            notes=(*notes, *numbering),
        ),
    )


def subject_of(outline: Outline) -> str | None:
    """The printed subject of a report, else the first lines of an appendix."""
    text = fold(outline.stored, outline.char_start, min(outline.char_end, outline.char_start + _LENGTH)).text
    subject = _SUBJECT.search(text)
    if subject:
        return subject["subject"].strip()
    headings = [block.text for block in outline.blocks[:6] if block.kind == "heading"]
    return " – ".join(dict.fromkeys(headings[:2])) or None


def meeting_records(outline: Outline, place: Place, metadata: Metadata) -> Records:
    """The meeting as an event."""
    gss_code = metadata.authority.gss_code if metadata.authority else None
    meeting = meeting_of(outline)
    return Records(events=tuple(meeting_event(outline, place.rendition_id, gss_code, meeting.day, meeting.span)))


def _covers(outline: Outline, day: dt.date | None) -> Period | None:
    """The period a report says it is about: the first longer than a month in its opening."""
    opening = fold(outline.stored, outline.char_start, min(outline.char_end, outline.char_start + _TITLE_LENGTH)).text
    for mention in find_periods(opening, PeriodContext(document_date=day)):
        period = mention.period
        if period.start and period.end and 40 < (period.end - period.start).days < 1100:
            return period
    return None


def _key(words: str | None) -> str:
    return re.sub(r"\W+", " ", (words or "").lower()).strip()
