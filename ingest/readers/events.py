"""Events that a document is written for: inspections, visits with their counts, and meetings."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import NamedTuple

from ingest.readers.folding import fold
from ingest.readers.metadata import Metadata
from ingest.readers.places import evidence_at
from ingest.readers.printed_dates import first_month_or_year
from ingest.records import Event, record_id
from ingest.structure.model import Outline, Passage
from ingest.vocabularies import EventKind, JudgedBody, SendOutcome

_COVER_LENGTH = 4000
_ORDINALS = [
    *("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"),
    *("eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth"),
]
_ORDINAL = "|".join(_ORDINALS) + r"|\d{1,2}(?:st|nd|rd|th)"
_COUNT = re.compile(
    rf"\bthe (?P<ordinal>{_ORDINAL}) (?:\w+ ){{0,3}}?(?:visit|monitoring)\b[^.]*?\bsince (?P<since>[^.]+?)"
    rf"(?=,? and (?:was )?the (?:{_ORDINAL})\b|[.;]|$)",
    re.IGNORECASE,
)
_PLAIN_COUNT = re.compile(
    rf"\b(?:was|is) the (?P<ordinal>{_ORDINAL}) (?:\w+ ){{0,2}}?(?:monitoring |focused )?visit\b", re.IGNORECASE
)
_AREAS_HEADING = re.compile(r"^areas? covered (?:by|during|in) (?:the|this) (?:\w+ )?visit\W*$", re.IGNORECASE)
_AREAS_SENTENCE = re.compile(
    r"\b(?:inspectors|this visit|the visit) (?:reviewed|looked at|considered|focused on|evaluated)\b", re.IGNORECASE
)
_AREAS_OPENING = re.compile(r"(?:Inspectors|This visit|The visit) (?:looked at|focused on|evaluated)\b", re.IGNORECASE)
_BODIES = {
    EventKind.COMMITTEE_MEETING: None,
    EventKind.FOSTERING_VISIT: JudgedBody.FOSTERING_AGENCY,
    EventKind.JOINT_TARGETED_AREA_INSPECTION: JudgedBody.LOCAL_PARTNERSHIP,
    EventKind.AREA_SEND_INSPECTION: JudgedBody.LOCAL_PARTNERSHIP,
    EventKind.EARLIER_AREA_SEND_INSPECTION: JudgedBody.LOCAL_PARTNERSHIP,
}
"""Whom events look at that are not of the council's services alone."""
_DAYS = re.compile(r"\b(?:Inspection|Fieldwork|Review) dates? ?:? ?[^.]+?20\d\d", re.IGNORECASE)


def inspection_event(outline: Outline, rendition_id: str, metadata: Metadata, event_kind: str) -> list[Event]:
    """The inspection or visit that the cover dates; none where no dates were found."""
    cover = _opening(outline)
    label = _DAYS.search(cover.text)
    span = cover.span(*label.span()) if label else cover.span(0, min(80, len(cover.text)))
    return _events(outline, rendition_id, metadata, event_kind, [_Told(span)])


def visit_events(
    outline: Outline, rendition_id: str, metadata: Metadata, event_kind: str, sentence: tuple[int, int]
) -> list[Event]:
    """One row per count of the visit ("the first since …, the ninth since …"); one without a count where none is given.

    `sentence` is where the letter says what it is about, in a folded text of the document's opening.
    """
    text = _opening(outline)
    told = [told._replace(span=text.span(*told.span)) for told in list(_counts(text)) or [_Told(sentence)]]
    return _events(outline, rendition_id, metadata, event_kind, told, areas_covered(outline))


def partnership_event(
    outline: Outline,
    rendition_id: str,
    metadata: Metadata,
    event_kind: EventKind,
    span: tuple[int, int],
    *,
    areas: str | None = None,
    outcome: SendOutcome | None = None,
    outcome_printed: str | None = None,
) -> list[Event]:
    """The inspection of a local partnership, evidenced by `span` of the stored text; none where no days are known."""
    return [
        replace(event, outcome=outcome, outcome_printed=outcome_printed)
        for event in _events(outline, rendition_id, metadata, event_kind, [_Told(span)], areas)
    ]


def judged_body(event_kind: EventKind) -> JudgedBody | None:
    """Whom an event of a kind looks at; None for a meeting."""
    return _BODIES.get(event_kind, JudgedBody.LOCAL_AUTHORITY)


def meeting_event(
    outline: Outline, rendition_id: str, metadata: Metadata, day: dt.date | None, span: tuple[int, int]
) -> list[Event]:
    """The committee meeting that a pack is for, evidenced by `span` of the stored text."""
    meeting = replace(metadata, fieldwork=(day, day) if day else None)
    return _events(outline, rendition_id, meeting, EventKind.COMMITTEE_MEETING, [_Told(span)])


def intervention_event(
    outline: Outline,
    rendition_id: str,
    metadata: Metadata,
    event_kind: EventKind,
    issued: tuple[dt.date, dt.date] | None,
    span: tuple[int, int],
) -> list[Event]:
    """A notice, direction or report of an intervention, evidenced by `span`; none where no day or month is known.

    A month without its day is when it was published.
    """
    events = _events(outline, rendition_id, replace(metadata, fieldwork=issued), event_kind, [_Told(span)])
    if issued is None or issued[0] == issued[1]:
        return events
    first, last = issued
    return [replace(one, start_date=None, end_date=None, published_from=first, published_to=last) for one in events]


class _Told(NamedTuple):
    """Where an event is told, the number of a visit and since when it is counted."""

    span: tuple[int, int]
    number: int | None = None
    since: str | None = None
    since_date: dt.date | None = None


def _events(
    outline: Outline,
    rendition_id: str,
    metadata: Metadata,
    event_kind: str,
    told: Iterable[_Told],
    areas: str | None = None,
) -> list[Event]:
    """One row per place that tells of the event; none where its days are not known."""
    if metadata.fieldwork is None:
        return []
    first, last = metadata.fieldwork
    return [
        Event(
            event_id=record_id(rendition_id, metadata.authority_key, event_kind, first, last, place.since),
            rendition_id=rendition_id,
            event_kind=EventKind(event_kind),
            start_date=first,
            end_date=last,
            framework=metadata.framework,
            visit_number=place.number,
            counted_since=place.since,
            counted_since_date=place.since_date,
            areas_covered=areas,
            judged_body=judged_body(EventKind(event_kind)),
            **evidence_at(outline, *place.span),
        )
        for place in told
    ]


def _opening(outline: Outline) -> Passage:
    return fold(outline.stored, outline.char_start, min(outline.char_end, outline.char_start + _COVER_LENGTH))


def areas_covered(outline: Outline) -> str | None:
    """The items under "Areas covered by the visit", joined by ' | '; None where there is no such heading."""
    items: list[str] = []
    inside = False
    for block in outline.blocks:
        if block.kind == "heading" or _AREAS_HEADING.match(block.text):
            if inside and not _AREAS_SENTENCE.search(block.text):
                break
            inside = inside or bool(_AREAS_HEADING.match(block.text))
        elif inside and block.kind == "bullet":
            items.append(block.text.strip(" .;"))
        elif inside and not items and _AREAS_SENTENCE.search(block.text) and not block.text.rstrip().endswith(":"):
            items.append(block.text.strip())
    if not items:
        items = [block.text.strip() for block in outline.blocks if _AREAS_OPENING.match(block.text)][:1]
    return " | ".join(items) or None


def _counts(text: Passage) -> Iterator[_Told]:
    found = {match["since"].strip(" ,"): match for match in reversed(list(_COUNT.finditer(text.text)))}
    for since, match in sorted(found.items(), key=lambda item: item[1].start()):
        when = first_month_or_year(since)
        yield _Told(match.span(), _number(match["ordinal"]), since, when.first if when else None)
    plain = _PLAIN_COUNT.search(text.text)
    if plain and not found:
        yield _Told(plain.span(), _number(plain["ordinal"]))


def _number(ordinal: str) -> int:
    digits = re.match(r"\d+", ordinal)
    return int(digits[0]) if digits else _ORDINALS.index(ordinal.lower()) + 1
