"""What committee papers have in common: a meeting, a title, the authority where printed, figures and findings."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Collection, Iterator

from ingest.document_types._completeness import broken_off
from ingest.document_types._extracted import Extracted, Place, read_text
from ingest.language.cues import is_met
from ingest.readers.events import meeting_event
from ingest.readers.folding import fold
from ingest.readers.metadata import COUNCIL, Metadata, provider_of
from ingest.readers.papers.kinds import paper_of
from ingest.readers.papers.meeting import labelled_title, meeting_of, report_date_of, title_of_paper
from ingest.readers.papers.whose import authority_of_paper
from ingest.readers.periods import Period, PeriodContext, find_periods
from ingest.readers.told.inspections import read_told_events
from ingest.records import Records, record_id
from ingest.structure.model import Outline
from ingest.vocabularies import PublishedDateBasis

_LENGTH = 3000
_SUBJECT = re.compile(r"\bSubject ?:? (?P<subject>.+?) Summary statement", re.IGNORECASE)
_TITLE_LENGTH = 600


def committee_metadata(outline: Outline, place: Place, kind: str, title: str | None) -> Metadata:
    """Facts of a committee paper; what it does not say itself is taken from the pack that contains it."""
    paper = paper_of(outline)
    meeting = meeting_of(outline, paper)
    parent = place.parent
    day = parent.meeting_date if parent and parent.meeting_date else meeting.day
    authority = parent.authority if parent and parent.authority else authority_of_paper(outline, paper, title, day)
    committee = parent.committee if parent and parent.committee is not None else _key(meeting.committee)
    above = parent.key_parts if parent else ()
    own = place.part or ("" if kind == "committee_pack" else _key(title))
    written = None if parent else report_date_of(paper)
    return Metadata(
        kind=kind,
        title=title,
        authority=authority,
        provider=provider_of(outline, authority, day),
        meeting_date=day,
        published_date=written,
        published_date_basis=PublishedDateBasis.REPORT_DATE if written else None,
        licence=COUNCIL,
        committee=committee,
        key_parts=(*above, *((own,) if own else ()), *_told_apart(outline, authority is None, day)),
        doubts=() if authority else ("no local authority of the catalogue is named",),
    )


def extract_paper(outline: Outline, place: Place, kind: str, must_find: Collection[str] = ()) -> Extracted:
    """Facts, figures and findings of a paper or an appendix of one; a doubt for each fact of `must_find` that it lacks.

    Inspections and visits that it tells of are events; the judgements that it tells are the council's own account.

    `must_find` holds committee, meeting_date, period and figures; a paper in a pack has the pack's meeting.
    """
    metadata = committee_metadata(outline, place, kind, _title(outline, place, kind))
    covers = _covers(outline, metadata.meeting_date)
    day = metadata.meeting_date or metadata.published_date
    read = read_text(outline, place, metadata, day, covers)
    told = read_told_events(outline, place.rendition_id, metadata.authority_key, day)
    read = read.adding(*broken_off(outline), events=told)
    if place.parent is not None:
        return read
    found = {
        "committee": bool(metadata.committee),
        "meeting_date": metadata.meeting_date is not None,
        "period": covers is not None,
        "figures": bool(read.records.observations),
    }
    events = meeting_records(outline, place, metadata).events
    return read.adding(*_doubts(found, must_find), events=events)


def meeting_records(outline: Outline, place: Place, metadata: Metadata) -> Records:
    """The meeting as an event."""
    meeting = meeting_of(outline, paper_of(outline))
    return Records(events=tuple(meeting_event(outline, place.rendition_id, metadata, meeting.day, meeting.span)))


def _title(outline: Outline, place: Place, kind: str) -> str | None:
    """The printed subject or title of a paper; where a pack or an appendix labels none, its first headings."""
    text = fold(outline.stored, outline.char_start, min(outline.char_end, outline.char_start + _LENGTH)).text
    subject = _SUBJECT.search(text)
    if subject:
        return subject["subject"].strip()
    paper = paper_of(outline)
    if place.parent is None and kind != "committee_appendix":
        return title_of_paper(outline, paper)
    headings = [block.text for block in outline.blocks[:6] if block.kind == "heading"]
    return labelled_title(paper) or " – ".join(dict.fromkeys(headings[:2])) or place.part


_MISSING = {
    "committee": "no committee is named that it is for",
    "meeting_date": "no date of a meeting is printed",
    "period": "no period that it covers is printed in its opening",
    "figures": "no figure was found",
}


def _doubts(found: dict[str, bool], must_find: Collection[str]) -> Iterator[str]:
    return (_MISSING[fact] for fact in must_find if not found[fact])


def _told_apart(outline: Outline, is_nobodys: bool, day: dt.date | None) -> tuple[str, ...]:
    """What distinguishes papers of the same title without a date or authority: their own text."""
    if day is not None and not is_nobodys:
        return ()
    text = outline.stored.as_read[outline.char_start : outline.char_end]
    return (record_id(_key(text)),)


def _covers(outline: Outline, day: dt.date | None) -> Period | None:
    """The period a report says it is about: the first longer than a month in its opening, before any table."""
    tables = (block.char_start for block in outline.blocks if block.kind == "table")
    end = min(outline.char_end, outline.char_start + _TITLE_LENGTH, next(tables, outline.char_end))
    opening = fold(outline.stored, outline.char_start, max(end, outline.char_start)).text
    for mention in find_periods(opening, PeriodContext(document_date=day)):
        period = mention.period
        if is_met("times", "ahead", opening[: mention.start]):
            continue
        if period.start and period.end and 40 < (period.end - period.start).days < 1100:
            return period
    return None


def _key(words: str | None) -> str:
    return re.sub(r"\W+", " ", (words or "").lower()).strip()
