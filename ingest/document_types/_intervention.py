"""What papers of the government's intervention share: council, day of issue, an event without a grade, requirements."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import NamedTuple

from ingest.document_types._completeness import broken_off
from ingest.document_types._extracted import Extracted, Place, read_text
from ingest.language.calendar_dates import count_of, months_before
from ingest.language.cues import is_met
from ingest.readers.authorities import Authority, find_authority
from ingest.readers.events import intervention_event
from ingest.readers.folding import fold
from ingest.readers.metadata import Metadata, authority_of, inspectorate_licence, provider_of
from ingest.readers.papers.kinds import paper_of
from ingest.readers.papers.meeting import title_of_paper
from ingest.readers.printed_dates import PrintedSpan, first_month_or_year
from ingest.readers.told.inspections import read_told_events
from ingest.records import Finding
from ingest.structure.model import Outline, Passage
from ingest.vocabularies import EventKind, FindingKind

_ISSUED = re.compile(
    r"\b(?:is|was|has been) (?:hereby |being )?(?:issued|given|served)\b[^.]*? on (?=\d)"
    r"|\b(?:Issued(?: on)?|Dated?(?: of issue)?(?: this)?|Signed[^.]*? on):? (?=\d)",
    re.IGNORECASE,
)
_TO_WHOM = re.compile(r"\b(?:To|TO|Council|Authority):|\b(?:issued|given|served) (?:to|on)\b|\bdirects\b")
_DAY_LINE = re.compile(r"(?:Date:? )?(?P<when>.+)")
_BY = re.compile(r"\b(?:by|no later than|not later than)(?: the end of)? (?=\d|[A-Z])")
_WITHIN = re.compile(
    r"\bwithin (?P<count>\w+) (?P<unit>day|week|month)s? (?:of|from|after) "
    r"(?:(?:the )?(?:date|day|issue|issuing|receipt) of )?(?:this|the) (?:improvement )?(?:notice|direction)\b",
    re.IGNORECASE,
)
_MARK = re.compile(r"^\(?[a-z]{1,3}[.)] ")
_GOES_ON = re.compile(rf"(?:{_MARK.pattern})?(?:[a-z]|To [a-z])")
_DAYS_IN = {"day": 1, "week": 7}


class _Issued(NamedTuple):
    """When a paper was issued, its month where no day is printed, and where text[start:end] says so."""

    first: dt.date
    last: dt.date
    start: int
    end: int


def extract_intervention(outline: Outline, place: Place, kind: str, event_kind: EventKind) -> Extracted:
    """Facts, findings and the event, with a doubt where council or day of issue are missing."""
    text = fold(outline.stored, outline.char_start, outline.char_end)
    issued = _issued(outline, text)
    metadata = _metadata(outline, kind, text.text, issued)
    read = read_text(outline, place, metadata, issued.last if issued else None)
    event = intervention_event(
        outline,
        place.rendition_id,
        metadata,
        event_kind,
        (issued.first, issued.last) if issued else None,
        (issued.start, issued.end) if issued else text.span(0, min(80, len(text.text))),
    )
    told = read_told_events(outline, place.rendition_id, metadata.authority_key, issued.last if issued else None)
    return read.adding(*broken_off(outline), events=(*event, *told))


def requiring(read: Extracted) -> Extracted:
    """The same with the findings that require something as requirements, each with the day by which it is due."""
    findings = tuple(_with_requirements(read.records.findings, read.metadata.letter_date))
    return replace(read, records=replace(read.records, findings=findings))


def _metadata(outline: Outline, kind: str, text: str, issued: _Issued | None) -> Metadata:
    day = issued.last if issued and issued.first == issued.last else None
    authority = _addressee(text, day) or authority_of(outline, None, day)
    doubts = {
        "no local authority of the catalogue is named": authority is None,
        "no day or month of its issue was found": issued is None,
    }
    return Metadata(
        kind=kind,
        title=title_of_paper(outline, paper_of(outline)),
        authority=authority,
        provider=provider_of(outline, authority, day),
        letter_date=day,
        published_date=day,
        published_date_basis="letter_date" if day else None,
        licence=inspectorate_licence(outline, issued.last if issued else None),
        key_parts=() if day or issued is None else (issued.first.strftime("%Y-%m"),),
        doubts=tuple(doubt for doubt, is_so in doubts.items() if is_so),
    )


def _addressee(text: str, on: dt.date | None) -> Authority | None:
    """The authority first named behind the words that say to whom the paper is."""
    whom = _TO_WHOM.search(text)
    return find_authority(text[whom.end() :].partition(". ")[0], on) if whom else None


def _issued(outline: Outline, text: Passage) -> _Issued | None:
    """The day that a sentence gives for its issue, else the day or month that has a line of its own."""
    for words in _ISSUED.finditer(text.text):
        span = first_month_or_year(text.text[words.end() :])
        if span and span.start == 0 and span.first == span.last:
            return _Issued(span.first, span.last, *text.span(words.start(), words.end() + span.end))
    for block in outline.blocks:
        line = _DAY_LINE.fullmatch(block.text.strip(" .*_"))
        span = first_month_or_year(line["when"]) if line else None
        if line and span and _is_day_or_month(line["when"], span):
            return _Issued(span.first, span.last, block.char_start, block.char_end)
    return None


def _is_day_or_month(line: str, span: PrintedSpan) -> bool:
    """True where a line prints one day or month and nothing else."""
    return (span.start, span.end) == (0, len(line)) and (span.last - span.first).days < 31


def _with_requirements(findings: Iterable[Finding], issued: dt.date | None) -> Iterator[Finding]:
    """What stands under a heading that requires, or goes on with a sentence that does and ends in a colon, is too."""
    is_open = False
    for finding in findings:
        requires = _requires(finding.text)
        goes_on = is_open and _GOES_ON.match(finding.text)
        if requires or goes_on or _requires((finding.section or "").rpartition(" > ")[2]):
            is_open = (is_open and not requires) or finding.text.rstrip().endswith(":")
            text, due = _MARK.sub("", finding.text), _due(finding.text, issued)
            yield replace(finding, kind=FindingKind.REQUIREMENT, text=text, due_date=due)
        else:
            is_open = False
            yield finding


def _requires(text: str) -> bool:
    return is_met("standing_text", "requires", text)


def _due(text: str, issued: dt.date | None) -> dt.date | None:
    """The last day of a time "by 31 May 2024", "by the end of May 2024" or "within three months of this notice"."""
    for by in _BY.finditer(text):
        span = first_month_or_year(text[by.end() :])
        if span and span.start == 0:
            return span.last
    within = _WITHIN.search(text)
    count = count_of(within["count"]) if within else None
    if not (within and count and issued):
        return None
    unit = within["unit"].lower()
    return months_before(issued, -count) if unit == "month" else issued + dt.timedelta(days=count * _DAYS_IN[unit])
