"""Earlier inspections that a document mentions: second-hand judgements, and inspections and visits as events."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ingest.language.cues import is_met
from ingest.readers.events import judged_body
from ingest.readers.grades import grade_of, grade_pattern
from ingest.readers.places import evidence_at, is_about_earlier_inspections
from ingest.readers.statements.splitting import sentences
from ingest.readers.told.antecedents import points_at_body, scope_of
from ingest.readers.told.dates import ToldDate, own_dates, told_date
from ingest.readers.told.judgements import YEAR, ToldJudgement, is_of_another, is_of_inspection, told_in
from ingest.readers.told.names import BOTH_OLD, Named, named
from ingest.readers.told.pieces import Piece, pieces_of
from ingest.records import Event, Judgement, record_id
from ingest.structure.model import Block, Outline
from ingest.vocabularies import EventKind, JudgedBody, JudgedEventKind

_LISTED = re.compile(
    rf"^(?P<area>[A-Z][^\s.]*(?: [^\s.]+){{0,11}}?)[ :–-]+(?P<grade>{grade_pattern()})\.?$", re.IGNORECASE
)
_HAPPENS = ("inspection", "inspected", "visit", "intervention")
_KINDS_OF_THEIR_OWN = ("area_send_inspection", "improvement_notice", "statutory_direction")
_OLD_AREAS = ("help_and_protection", "in_care")
_JOINT = "jtai"
_SEVERAL = "several"
_MONTH = 31
"""Days within which a visit is told by "visits in May and July 2018"; "visits in 2018" does not say how many."""
_OLD_FRAMEWORK = "slac"
_Span = tuple[dt.date | None, dt.date | None]


@dataclass(frozen=True)
class _ToldEvent:
    """An inspection or visit known second hand, with the passage that dates it.

    `service` is one that no framework judges on its own, as printed, where it alone was inspected.
    """

    kind: str
    framework: str | None
    when: ToldDate
    char_start: int
    char_end: int
    service: str | None = None

    @property
    def thing(self) -> tuple[str, str | None, ToldDate, str | None]:
        """What one document tells once: kind, framework, date and service."""
        return self.kind, self.framework, self.when, self.service and self.service.lower()

    @property
    def dated(self) -> tuple[str, ToldDate]:
        """What the tellings of one sentence share, whichever service each is of."""
        return self.kind, self.when


def read_earlier_inspections(
    outline: Outline, rendition_id: str, authority_key: str | None, before: dt.date | None
) -> tuple[list[Judgement], list[Event]]:
    """Second-hand judgements, each once, and one event per date; only those before the day `before`.

    An inspection or a visit that is told of without a grade is an event without a judgement.
    """
    told: dict[tuple[str, str, dt.date], ToldJudgement] = {}
    events: list[_ToldEvent] = []
    for judgement, event in _told(outline, authority_key):
        if before is None or event.when.first < before:
            if judgement:
                area = judgement.area or judgement.area_printed.lower()
                told.setdefault((area, judgement.grade_printed.lower(), judgement.when.first), judgement)
            events.append(event)
    judgements = [row for judgement in told.values() for row in _judgements(outline, rendition_id, judgement)]
    return judgements, list(_events(outline, rendition_id, authority_key, events))


def read_told_events(
    outline: Outline, rendition_id: str, authority_key: str | None, before: dt.date | None
) -> list[Event]:
    """The events alone, of a paper that judges nothing itself; none without its day: it may tell of what is to come."""
    return read_earlier_inspections(outline, rendition_id, authority_key, before)[1] if before else []


def _told(outline: Outline, authority_key: str | None) -> Iterator[tuple[ToldJudgement | None, _ToldEvent]]:
    """Every telling with the event it makes: lists and sentences with a grade first, then events on their own."""
    for judgement, span in _lists(outline):
        yield judgement, _event_of(judgement, span)
    for block in outline.blocks:
        for judgement in told_in(block, authority_key):
            yield judgement, _event_of(judgement, (judgement.char_start, judgement.char_end))
    for block in outline.blocks:
        for event in _events_in(block, authority_key):
            yield None, event


def _event_of(judgement: ToldJudgement, span: tuple[int, int]) -> _ToldEvent:
    service = None if judgement.area else judgement.area_printed
    return _ToldEvent("earlier_inspection", None, judgement.when, *span, service)


def _lists(outline: Outline) -> Iterator[tuple[ToldJudgement, tuple[int, int]]]:
    """Lines such as "LA Fostering 10 Nov 2011 Good", and areas with grades under a sentence that dates them.

    Each with the place that dates it.
    """
    above: tuple[ToldDate, Block] | None = None
    for block in outline.blocks:
        if not is_about_earlier_inspections(block) or block.kind == "heading":
            above = None
            continue
        text, span = block.text.strip(), (block.char_start, block.char_end)
        listed = _LISTED.match(text)
        if listed is None and not text.endswith(":"):
            continue
        pieces = pieces_of(text)
        date = next((at for at, piece in enumerate(pieces) if piece.kind == "date"), None)
        if listed and date is not None:
            area = text[: pieces[date].start].strip(" ,:–-")
            yield ToldJudgement(None, area, listed["grade"], told_date(pieces, date), *span), span
        elif listed and above:
            area = listed["area"].strip(" :–-")
            for each in named(pieces_of(area)) or (Named(None, area),):
                yield (
                    ToldJudgement(each.area, area, listed["grade"], above[0], *span),
                    (above[1].char_start, above[1].char_end),
                )
        elif listed is None and date is not None and is_of_inspection(pieces):
            above = told_date(pieces, date), block


def _events_in(block: Block, authority_key: str | None) -> Iterator[_ToldEvent]:
    """Inspections and visits of the authority that a paragraph or bullet dates, whether it tells a grade or not."""
    if block.kind not in ("paragraph", "bullet") or not YEAR.search(block.text):
        return
    above = ""
    for start, end in sentences(block.text):
        before, above = above, block.text[start:end]
        text = above
        if not (YEAR.search(text) and any(is_met("told", kind, text) for kind in _HAPPENS)):
            continue
        pieces = pieces_of(text)
        if is_of_another(text, authority_key) or points_at_body(pieces, pieces_of(before)):
            continue
        for at, piece in enumerate(pieces):
            dates = own_dates(pieces, at) if piece.kind in _HAPPENS else []
            scope = scope_of(pieces, at, max(at, *dates)) if dates else None
            if scope is None or _is_of_institution(pieces, max(at, *dates)):
                continue
            kind, framework = _kind_of(piece)
            service = scope[0].printed if scope and scope[0].area is None else None
            for when in (told_date(pieces, date) for date in dates):
                if piece.meaning != _SEVERAL or (when.last - when.first).days < _MONTH:
                    yield _ToldEvent(kind, framework, when, *block.passage.span(start, end), service)


def _is_of_institution(pieces: Sequence[Piece], last: int) -> bool:
    """True where a home, a school or the like is named up to the date of an event, or directly behind it."""
    stop = last + 1
    while stop < len(pieces) and (pieces[stop].is_naming or pieces[stop].kind == "body"):
        stop += 1
    return any(piece.meaning == "institution" for piece in pieces[:stop])


def _kind_of(piece: Piece) -> tuple[str, str | None]:
    """The kind of event that is told, and the framework where the words name it."""
    if piece.kind == "visit":
        return "earlier_visit", None
    if piece.meaning in _KINDS_OF_THEIR_OWN:
        return f"earlier_{piece.meaning}", None
    return "earlier_inspection", piece.meaning or None


def _judgements(outline: Outline, rendition_id: str, told: ToldJudgement) -> Iterator[Judgement]:
    """One row, or one for each of the two old areas that were told with one grade."""
    grade = grade_of(told.grade_printed)
    days, published = _days(told.when)
    is_joint = told.area == BOTH_OLD
    for area in _OLD_AREAS if is_joint else (told.area,):
        yield Judgement(
            judgement_id=record_id(rendition_id, "earlier", area, told.area_printed, told.when.first, told.char_start),
            rendition_id=rendition_id,
            event_kind=JudgedEventKind.EARLIER_INSPECTION,
            judged_from=days[0],
            judged_to=days[1],
            published_from=published[0],
            published_to=published[1],
            framework=_OLD_FRAMEWORK if is_joint else None,
            area=area,
            area_printed=told.area_printed,
            grade=grade.grade if grade else None,
            grade_printed=told.grade_printed,
            grade_rank=grade.rank if grade else None,
            is_headline=False,
            **evidence_at(outline, told.char_start, told.char_end),
        )


def _events(outline: Outline, rendition_id: str, authority_key: str | None, told: list[_ToldEvent]) -> Iterator[Event]:
    """One row per thing told: which tellings are of one event is decided where all documents are known.

    Its passage goes on to the last that its sentence tells of it: all good, with one area outstanding.
    """
    ends: dict[tuple[object, int], int] = {}
    for event in told:
        place = event.dated, event.char_start
        ends[place] = max(event.char_end, ends.get(place, 0))
    for event in {event.thing: event for event in reversed(told)}.values():
        event_kind = EventKind(event.kind)
        days, published = _days(event.when)
        yield Event(
            event_id=record_id(
                rendition_id, authority_key, event.kind, *days, *published, event.framework, event.service
            ),
            rendition_id=rendition_id,
            event_kind=event_kind,
            start_date=days[0],
            end_date=days[1],
            published_from=published[0],
            published_to=published[1],
            framework=event.framework,
            areas_covered=event.service,
            judged_body=JudgedBody.LOCAL_PARTNERSHIP if event.framework == _JOINT else judged_body(event_kind),
            **evidence_at(outline, event.char_start, ends[event.dated, event.char_start]),
        )


def _days(when: ToldDate) -> tuple[_Span, _Span]:
    """The days of the inspection and those of its report's publication: what is dated is only one of both."""
    unknown: _Span = (None, None)
    days = (when.first, when.last)
    return (unknown, days) if when.is_publication else (days, unknown)
