"""Events that a document is written for: inspections, visits with their counts, and meetings."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from ingest.readers.folding import fold
from ingest.readers.places import evidence_at
from ingest.readers.printed_dates import first_month_or_year
from ingest.records import Event, record_id
from ingest.structure.model import Outline, Passage
from ingest.vocabularies import EventKind

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
_DAYS = re.compile(r"\b(?:Inspection|Fieldwork|Review) dates? ?:? ?[^.]+?20\d\d", re.IGNORECASE)


def inspection_event(
    outline: Outline,
    rendition_id: str,
    authority_key: str | None,
    event_kind: str,
    days: tuple[dt.date, dt.date] | None,
    framework: str | None,
) -> Event | None:
    """The inspection or visit that the cover dates; None where no dates were found."""
    if days is None:
        return None
    cover = fold(outline.stored, outline.char_start, min(outline.char_end, outline.char_start + _COVER_LENGTH))
    label = _DAYS.search(cover.text)
    span = cover.span(*label.span()) if label else cover.span(0, min(80, len(cover.text)))
    return Event(
        event_id=record_id(rendition_id, authority_key, event_kind, *days),
        rendition_id=rendition_id,
        event_kind=EventKind(event_kind),
        start_date=days[0],
        end_date=days[1],
        framework=framework,
        **evidence_at(outline, *span),
    )


def visit_events(
    outline: Outline,
    rendition_id: str,
    authority_key: str | None,
    event_kind: str,
    days: tuple[dt.date, dt.date] | None,
    framework: str | None,
    sentence: tuple[int, int],
) -> list[Event]:
    """One row per count of the visit ("the first since …, the ninth since …"); one without a count where none is given.

    `sentence` is where the letter says what it is about, in a folded text of the document's opening.
    """
    if days is None:
        return []
    text = fold(outline.stored, outline.char_start, min(outline.char_end, outline.char_start + _COVER_LENGTH))
    areas = areas_covered(outline)
    counts = list(_counts(text)) or [(None, None, None, sentence)]
    return [
        Event(
            event_id=record_id(rendition_id, authority_key, event_kind, *days, since),
            rendition_id=rendition_id,
            event_kind=EventKind(event_kind),
            start_date=days[0],
            end_date=days[1],
            framework=framework,
            visit_number=number,
            counted_since=since,
            counted_since_date=since_date,
            areas_covered=areas,
            **evidence_at(outline, *text.span(*span)),
        )
        for number, since, since_date, span in counts
    ]


def meeting_event(
    outline: Outline, rendition_id: str, authority_key: str | None, day: dt.date | None, span: tuple[int, int]
) -> list[Event]:
    """The committee meeting that a pack is for, evidenced by `span` of the stored text."""
    if day is None:
        return []
    return [
        Event(
            event_id=record_id(rendition_id, authority_key, "committee_meeting", day),
            rendition_id=rendition_id,
            event_kind=EventKind.COMMITTEE_MEETING,
            start_date=day,
            end_date=day,
            framework=None,
            **evidence_at(outline, *span),
        )
    ]


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


def _counts(text: Passage) -> Iterator[tuple[int | None, str | None, dt.date | None, tuple[int, int]]]:
    found = list(_COUNT.finditer(text.text))
    told: set[str] = set()
    for match in found:
        since = match["since"].strip(" ,")
        if since in told:
            continue
        told.add(since)
        when = first_month_or_year(since)
        yield _number(match["ordinal"]), since, when.first if when else None, match.span()
    if not found:
        plain = _PLAIN_COUNT.search(text.text)
        if plain:
            yield _number(plain["ordinal"]), None, None, plain.span()


def _number(ordinal: str) -> int:
    digits = re.match(r"\d+", ordinal)
    return int(digits[0]) if digits else _ORDINALS.index(ordinal.lower()) + 1
