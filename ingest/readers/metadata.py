"""What a document says of itself on its cover: title, authority, dates, provider and licence."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from ingest.readers.authorities import (
    Authority,
    authorities_named,
    find_authority,
    most_named_authority,
    provider_named,
)
from ingest.readers.folding import fold
from ingest.readers.papers.councils import council_named
from ingest.readers.printed_dates import PrintedSpan, day_spans, first_span
from ingest.records import record_id
from ingest.structure.model import Outline

OGL = "Open Government Licence v3.0"
NON_COMMERCIAL = "Non-commercial copying, unaltered, with source and date of publication"
COUNCIL = "Copyright of the council"
UNKNOWN = "unknown"
ASSUMED = " (assumed: none is printed)"

_COVER_LENGTH = 4000
_TITLE_END = re.compile(
    r"\b(?:Inspection|Fieldwork|Review) dates?\b|\bDates? of (?:inspection|review)\b|\bReport published\b"
    r"|\bLead inspector\b",
    re.IGNORECASE,
)
_DATES_LABEL = re.compile(
    r"(?=[IFRD])\b(?:(?:Inspection|Fieldwork|Review) dates?|Dates? of (?:the )?(?:inspection|review)) ?:?",
    re.IGNORECASE,
)
_PUBLISHED = re.compile(
    r"\b(?:(?:Report )?(?:re-?)?published(?: (?:date|on))?|Publication date|originally published on)\b ?:? ?",
    re.IGNORECASE,
)
_UP_TO_DATE = re.compile(r"\W*(?:(?:(?:week|stage|part) \d|[^\W\d]+)\W+){0,4}", re.IGNORECASE)
"""What may stand between a label and its date: a weekday, "from", "on"."""
_GOES_ON = re.compile(
    r"[\s,;&.]*(?:and)?[\s,;&(]*(?:(?:week|stage|part) (?:\d|one|two|three)|(?:first|second|third) week)?[\s:)–-]*",
    re.IGNORECASE,
)
"""What stands between two stretches of one fieldwork: "and", or the name of the second week."""
_LINES_OF_DAYS = 12
"""Printed lines, empty ones too, within which the days stand that a label announces."""
_OPEN_LICENCE_FROM = dt.date(2016, 4, 1)
"""Reports of inspections in early 2016 still print the older terms, those of May 2016 the open licence."""
_OPEN_LICENCE = re.compile(r"Open Government Licence", re.IGNORECASE)
_NO_COMMERCE = re.compile(r"non-\s?commercial", re.IGNORECASE)


@dataclass(frozen=True)
class Metadata:
    """One document's own facts; any of them may be missing. `business_key` makes it one logical document.

    `committee` is whom a paper of a council is for, in lower case: empty where it names none, None for other documents.
    """

    kind: str
    title: str | None = None
    authority: Authority | None = None
    provider: str | None = None
    framework: str | None = None
    fieldwork: tuple[dt.date, dt.date] | None = None
    letter_date: dt.date | None = None
    meeting_date: dt.date | None = None
    published_date: dt.date | None = None
    published_date_basis: str | None = None
    licence: str = COUNCIL
    source_address: str | None = None
    committee: str | None = None
    key_parts: tuple[str, ...] = ()
    doubts: tuple[str, ...] = ()

    @property
    def authority_key(self) -> str | None:
        """The key of the authority, where one is known."""
        return self.authority.key if self.authority else None

    @property
    def business_key(self) -> str:
        """The facts that make it this document, in words: kind, authority, dates and what else tells it apart."""
        where = self.authority_key or (self.title or "").lower()
        day = self.fieldwork or (self.letter_date, self.letter_date)
        days = [str(date) for date in (*day, self.meeting_date) if date]
        committee = () if self.committee is None else (self.committee,)
        return " | ".join([self.kind, where, *days, *committee, *self.key_parts])

    def doubting(self, *doubts: str) -> Metadata:
        """The same facts with doubts of the reading added."""
        return replace(self, doubts=(*self.doubts, *doubts))

    def after_the_end(self) -> Iterator[str]:
        """The doubt of a document that is about a day on which its authority had been reorganised away."""
        day = self.fieldwork[1] if self.fieldwork else self.letter_date or self.meeting_date
        if self.authority and self.authority.ended and day and self.authority.ended < day:
            yield f"{self.authority.name}, which it names, ended on {self.authority.ended:%-d %B %Y}"

    @property
    def document_id(self) -> str:
        """The same for every rendition of the document."""
        return record_id("document", self.business_key)


def cover_text(outline: Outline, length: int = _COVER_LENGTH) -> str:
    """The first characters of the document, folded."""
    return fold(outline.stored, outline.char_start, min(outline.char_end, outline.char_start + length)).text


def title_of(cover: str) -> str | None:
    """What stands above the dates and names of the cover; None where that is no title."""
    end = _TITLE_END.search(cover)
    if not end or end.start() > 500:
        return None
    title = re.sub(r"^.*(?<!\bSt)\. (?=[A-Z])|^(?:\d{1,2}|[^\w(]+)\s", "", cover[: end.start()]).strip()
    return re.sub(r"(?<=[a-z])\d$", "", title) or None


def fieldwork_of(cover: str) -> tuple[dt.date, dt.date] | None:
    """First and last day after the cover's label for them; None where they are not printed there."""
    for label in _DATES_LABEL.finditer(cover):
        days = _days_behind(cover[label.end() :])
        if days:
            return days
    return None


def fieldwork_labels(text: str, start: int, end: int) -> Iterator[tuple[int, tuple[dt.date, dt.date]]]:
    """Each label for the days of an inspection in text[start:end], by where it begins, with those days."""
    for label in _DATES_LABEL.finditer(text, start, end):
        lines = text[label.end() : end].split("\n", _LINES_OF_DAYS)
        days = _days_behind("\n".join(lines[:_LINES_OF_DAYS]))
        if days:
            yield label.start(), days


def _days_behind(behind: str) -> tuple[dt.date, dt.date] | None:
    """The days printed right behind a label; None where a date stands there first that cannot be read."""
    spans = day_spans(behind)
    first = next(spans, None)
    if first is None or not _UP_TO_DATE.fullmatch(behind, 0, first.start):
        return None
    return _whole(behind, first, spans)


def _whole(text: str, first: PrintedSpan, following: Iterator[PrintedSpan]) -> tuple[dt.date, dt.date]:
    """A span with those that follow it directly ("9 to 20 May 2022 and 6 June 2022")."""
    last = first
    for span in following:
        if not _GOES_ON.fullmatch(text[last.end : span.start]) or span.first < last.last:
            break
        last = span
    return first.first, last.last


def published_on(cover: str) -> dt.date | None:
    """The printed date of publication."""
    for label in _PUBLISHED.finditer(cover):
        behind = cover[label.end() :]
        span = first_span(behind)
        if span and _UP_TO_DATE.fullmatch(behind, 0, span.start):
            return span.last
    return None


def authority_of(outline: Outline, title: str | None, on: dt.date | None) -> Authority | None:
    """The authority named in the title, else in the cover, a council's name first, else most often in the document."""
    whole = outline.stored.as_read[outline.char_start : outline.char_end]
    cover = cover_text(outline, 1500)
    return (
        find_authority(title or "", on)
        or council_named(cover, on)
        or find_authority(cover, on)
        or most_named_authority(whole[:40000], on)
    )


def doubt_of_several(title: str | None, on: dt.date | None) -> Iterator[str]:
    """Where the title of a document about a partnership names more than one council."""
    named = [authority.name for authority in authorities_named(title or "", on)]
    if len(named) > 1:
        yield f"its title names {' and '.join(named)}; it is counted under the first"


def provider_of(outline: Outline, authority: Authority | None, on: dt.date | None) -> str | None:
    """Who delivers the service where the document names a provider of the catalogue."""
    return provider_named(outline.stored.as_read[outline.char_start : outline.char_end], authority, on)


def inspectorate_licence(outline: Outline, day: dt.date | None) -> str:
    """The licence that the document prints; where it prints none, what Ofsted printed at that time, as assumed."""
    text = outline.stored.as_read[outline.char_start : outline.char_end]
    if _OPEN_LICENCE.search(text):
        return OGL
    if _NO_COMMERCE.search(text):
        return NON_COMMERCIAL
    if day is None:
        return UNKNOWN
    return (OGL if day >= _OPEN_LICENCE_FROM else NON_COMMERCIAL) + ASSUMED
