"""Earlier inspections that a document mentions: second-hand judgements, and inspections and visits as events."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass

from ingest.readers.grades import grade_of, grade_pattern
from ingest.readers.judged_areas import told_area
from ingest.readers.places import evidence_at, is_about_earlier_inspections
from ingest.readers.printed_dates import PrintedSpan, first_month_or_year, first_span
from ingest.readers.told_dates import is_publication_date, sentence_places
from ingest.readers.told_judgements import INSPECTED, INSTITUTION, ToldJudgement, told_in
from ingest.records import Event, Judgement, record_id
from ingest.structure.model import Block, Outline
from ingest.vocabularies import EventKind, JudgedEventKind

_LISTED = re.compile(rf"^(?P<area>[A-Z].{{3,80}}?) ?[:–-]? (?P<grade>{grade_pattern()})\.?$", re.IGNORECASE)
_JTAI = re.compile(r"\bJTAI\b|joint targeted area inspection", re.IGNORECASE)
_VISIT = re.compile(r"\bvisits?\b", re.IGNORECASE)
_EVENT = (
    r"(?:joint targeted area inspection(?: \(JTAI\),?)?|JTAI|(?:re-?)?inspections?"
    r"|(?:monitoring|focused|assurance) visits?)"
)
_HELD = re.compile(
    rf"\b(?P<event>{_EVENT})(?: of (?!this\b)[^.;,]{{3,90}}?| report| which (?:took place|commenced|began))?"
    r" (?:was |were )?(?:carried out |held |published )?\(?(?:in|on|of|from|dated|during) (?:the )?"
    rf"|\bthe (?=20\d\d (?:\w+ ){{0,2}}?(?P<event_after>{_EVENT})\b)"
    r"|\b(?:was|were|been)(?: last| previously| most recently)? inspected(?: by Ofsted)? (?:in|on|from) "
    r"|\bOfsted (?:last )?inspected [^.;,]{3,80}? (?:in|on|from) ",
    re.IGNORECASE,
)
_YEAR = re.compile(r"\b20[0-2]\d\b")
_NOW = re.compile(r"\b(?:this|current|present)(?: \w+){0,2} $", re.IGNORECASE)
_Span = tuple[dt.date | None, dt.date | None]
_FARTHEST = 2
"""Characters between the words that date an event and its date."""


@dataclass(frozen=True)
class _ToldEvent:
    """An inspection or visit known second hand, with the passage that dates it."""

    kind: str
    framework: str | None
    when: PrintedSpan
    is_publication: bool
    char_start: int
    char_end: int


def read_earlier_inspections(
    outline: Outline, rendition_id: str, authority_key: str | None, before: dt.date | None
) -> tuple[list[Judgement], list[Event]]:
    """Second-hand judgements, each once, and one event per date; only those before the day `before`.

    An inspection or a visit that is told of without a grade is an event without a judgement.
    """
    told: dict[tuple[str, str, dt.date], ToldJudgement] = {}
    events: list[_ToldEvent] = []
    for judgement, event in _told(outline):
        if before is None or event.when.first < before:
            if judgement:
                area = judgement.area or judgement.area_printed.lower()
                told.setdefault((area, judgement.grade_printed.lower(), judgement.when.first), judgement)
            events.append(event)
    judgements = [_judgement(outline, rendition_id, judgement) for judgement in told.values()]
    return judgements, list(_events(outline, rendition_id, authority_key, events))


def _told(outline: Outline) -> Iterator[tuple[ToldJudgement | None, _ToldEvent]]:
    """Every telling with the event it makes: lists and sentences with a grade first, then events on their own."""
    for judgement, span in _lists(outline):
        yield judgement, _event_of(judgement, span)
    for block in outline.blocks:
        for judgement in told_in(block):
            yield judgement, _event_of(judgement, (judgement.char_start, judgement.char_end))
    for block in outline.blocks:
        for event in _events_in(block):
            yield None, event


def _lists(outline: Outline) -> Iterator[tuple[ToldJudgement, tuple[int, int]]]:
    """Lines such as "LA Fostering 10 Nov 2011 Good", and areas with grades under a sentence that dates them.

    Each with the place that dates it.
    """
    above: tuple[PrintedSpan, bool, Block] | None = None
    for block in outline.blocks:
        if not is_about_earlier_inspections(block) or block.kind == "heading":
            above = None
            continue
        text, span = block.text.strip(), (block.char_start, block.char_end)
        listed = _LISTED.match(text)
        own = first_span(text)
        if listed and own and own.end <= listed.start("grade"):
            area = text[: own.start].strip(" ,:–-")
            yield ToldJudgement(None, area, listed["grade"], own, False, *span), span
        elif listed and above:
            area = listed["area"].strip(" :–-")
            when, is_publication, dating = above
            told = ToldJudgement(told_area(area), area, listed["grade"], when, is_publication, *span)
            yield told, (dating.char_start, dating.char_end)
        elif INSPECTED.search(text) and text.endswith(":"):
            dated = first_month_or_year(text)
            above = (dated, is_publication_date(text, dated), block) if dated else None


def _event_of(judgement: ToldJudgement, span: tuple[int, int]) -> _ToldEvent:
    return _ToldEvent("earlier_inspection", None, judgement.when, judgement.is_publication, *span)


def _events_in(block: Block) -> Iterator[_ToldEvent]:
    """Inspections and visits that a paragraph or bullet dates, whether it tells a grade or not."""
    if block.kind not in ("paragraph", "bullet") or not _YEAR.search(block.text):
        return
    for start, end in sentence_places(block.text):
        sentence = block.text[start:end]
        if not _YEAR.search(sentence) or INSTITUTION.search(sentence):
            continue
        for match in _HELD.finditer(sentence):
            when = first_month_or_year(sentence[match.end() : match.end() + 40])
            if when is None or when.start > _FARTHEST or _NOW.search(sentence[: match.start()]):
                continue
            words = match["event"] or match["event_after"] or ""
            kind = "earlier_visit" if _VISIT.search(words) else "earlier_inspection"
            framework = "jtai" if _JTAI.search(words) else None
            is_publication = "published" in match[0]
            yield _ToldEvent(kind, framework, when, is_publication, *block.passage.span(start, end))


def _judgement(outline: Outline, rendition_id: str, told: ToldJudgement) -> Judgement:
    grade = grade_of(told.grade_printed)
    days, published = _days(told.when, told.is_publication)
    return Judgement(
        judgement_id=record_id(rendition_id, "earlier", told.area_printed, told.when.first, told.char_start),
        rendition_id=rendition_id,
        event_kind=JudgedEventKind.EARLIER_INSPECTION,
        judged_from=days[0],
        judged_to=days[1],
        published_from=published[0],
        published_to=published[1],
        framework=None,
        area=told.area,
        area_printed=told.area_printed,
        grade=grade.grade if grade else None,
        grade_printed=told.grade_printed,
        grade_rank=grade.rank if grade else None,
        is_headline=False,
        **evidence_at(outline, told.char_start, told.char_end),
    )


def _events(outline: Outline, rendition_id: str, authority_key: str | None, told: list[_ToldEvent]) -> Iterator[Event]:
    """One row per kind and date; a year or month that contains a date already given is left out."""
    kept: list[_ToldEvent] = []
    for event in told:
        if any(_is_told_closer(known, event) for known in kept):
            continue
        kept.append(event)
        days, published = _days(event.when, event.is_publication)
        yield Event(
            event_id=record_id(rendition_id, authority_key, event.kind, *days, *published, event.framework),
            rendition_id=rendition_id,
            event_kind=EventKind(event.kind),
            start_date=days[0],
            end_date=days[1],
            published_from=published[0],
            published_to=published[1],
            framework=event.framework,
            **evidence_at(outline, event.char_start, event.char_end),
        )


def _is_told_closer(known: _ToldEvent, event: _ToldEvent) -> bool:
    is_within = event.when.first <= known.when.first and known.when.last <= event.when.last
    return is_within and (known.kind, known.framework) == (event.kind, event.framework)


def _days(when: PrintedSpan, is_publication: bool) -> tuple[_Span, _Span]:
    """The days of the inspection and those of its report's publication: what is dated is only one of both."""
    unknown: _Span = (None, None)
    return (unknown, when[2:]) if is_publication else (when[2:], unknown)
