"""Earlier inspections that a document tells of: second-hand judgements and the events they belong to."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass

from ingest.readers.grades import area_of, grade_of, grade_pattern
from ingest.readers.places import evidence_at, is_about_earlier_inspections
from ingest.readers.printed_dates import PrintedSpan, first_month_or_year, first_span
from ingest.records import Event, Judgement, record_id
from ingest.structure.model import Block, Outline

_FRAMEWORKS = ("sif", "ilacs_2018", "ilacs_2023")
_GRADE = grade_pattern()
_SENTENCE_END = re.compile(r"(?<!\bSt)(?<!\bNo)[.!?]\s+(?=[A-Z‘“])")
_INSPECTED = re.compile(r"\b(?:inspect(?:ion|ions|ed)|Ofsted)\b", re.IGNORECASE)
_JUDGED = re.compile(
    rf"(?P<subject>[^,;]{{0,120}}?)\b(?:was|were|been|is|are|and(?= judged))\b (?:\w+ ){{0,2}}?"
    rf"(?:judged|found|graded|rated)\b[^.;]{{0,30}}?(?P<grade>{_GRADE})",
    re.IGNORECASE,
)
_JUDGED_IN = re.compile(r"^(?: overall)?,? (?:in|at|on|during|following)\b[^.;]{0,45}", re.IGNORECASE)
_JUDGED_FOR = re.compile(r"^ for (?P<areas>[^.;]{5,200})", re.IGNORECASE)
_INSPECTION_OF = re.compile(
    r"\b(?:inspection|review) (?:report )?(?:of|for) .{0,45}?[’']s? (?P<area>.{5,90}?),?(?: which .{3,120}?)?"
    r" (?:was|were|took)\b"
)
_LISTED = re.compile(rf"^(?P<area>[A-Z].{{3,80}}?) ?[:–-]? (?P<grade>{_GRADE})\.?$", re.IGNORECASE)
_SOMETHING_ELSE = re.compile(
    r"\b(?:homes?|schools?|colleges?|academ(?:y|ies)|nurser(?:y|ies)|units?|agency|agencies|centres?|placements?"
    r"|settings?|pupils|cases?|audits?|audited|plans?|assessments?|providers?|provision|hospitals?|LSCB|board)\b",
    re.IGNORECASE,
)
_INSTITUTION = re.compile(r"\b(?:home|school|pupils|college|academy|nursery|unit)\b", re.IGNORECASE)
_ONE_SERVICE = re.compile(
    r"\b(?:safeguarding|looked[ -]after|fostering|adoption|protection|care leavers)\b", re.IGNORECASE
)
_SUBJECT_START = re.compile(
    r"^.*\b(?:when|since|where|as|that|and|but) (?!achieving|protection|progress|care)", re.IGNORECASE
)


@dataclass(frozen=True)
class _Told:
    """One judgement told second hand: what was judged, how, when, and where it says so."""

    area: str | None
    area_printed: str
    grade_printed: str
    when: PrintedSpan
    char_start: int
    char_end: int


def read_earlier_inspections(
    outline: Outline, rendition_id: str, gss_code: str | None, before: dt.date | None
) -> tuple[list[Judgement], list[Event]]:
    """Second-hand judgements, each told once, and one event a date; only what lies before the day `before`."""
    told: dict[tuple[str, str, dt.date], _Told] = {}
    for item in [*_lists(outline), *(item for block in outline.blocks for item in _in_sentences(block))]:
        if before is None or item.when.first < before:
            told.setdefault((item.area or item.area_printed.lower(), item.grade_printed.lower(), item.when.first), item)
    judgements = [_judgement(outline, rendition_id, item) for item in told.values()]
    return judgements, list(_events(outline, rendition_id, gss_code, list(told.values())))


def _lists(outline: Outline) -> Iterator[_Told]:
    """Lines such as "LA Fostering 10 Nov 2011 Good", and areas with grades under a sentence that dates them."""
    dated_above: PrintedSpan | None = None
    for block in outline.blocks:
        if not is_about_earlier_inspections(block) or block.kind == "heading":
            dated_above = None
            continue
        text = block.text.strip()
        listed = _LISTED.match(text)
        own = first_span(text)
        if listed and own and own.end <= listed.start("grade"):
            area = text[: own.start].strip(" ,:–-")
            yield _Told(None, area, listed["grade"], own, block.char_start, block.char_end)
        elif listed and dated_above:
            area = listed["area"].strip(" :–-")
            yield _Told(_area(area), area, listed["grade"], dated_above, block.char_start, block.char_end)
        elif _INSPECTED.search(text) and text.endswith(":"):
            dated_above = first_month_or_year(text)


def _in_sentences(block: Block) -> Iterator[_Told]:
    if block.kind not in ("paragraph", "bullet") or not re.search(r"judged|found|graded|rated", block.text):
        return
    sentences = _sentences(block.text)
    for index, (start, end) in enumerate(sentences):
        matches = list(_JUDGED.finditer(block.text, start, end))
        for place, match in enumerate(matches):
            stop = matches[place + 1].start("grade") if place + 1 < len(matches) else end
            before = sentences[index - 1] if index else None
            yield from _in_clause(block, match, (start, stop), before)


def _in_clause(
    block: Block, match: re.Match[str], sentence: tuple[int, int], before: tuple[int, int] | None
) -> Iterator[_Told]:
    text, (start, stop) = block.text, sentence
    if _SOMETHING_ELSE.search(_subject(match)) or _INSTITUTION.search(text, start, match.start("grade")):
        return
    after = text[match.end("grade") : stop]
    judged_in = _JUDGED_IN.match(after)
    when = first_month_or_year(judged_in[0]) if judged_in else None
    if when is None and _INSPECTED.search(text, start, stop):
        when = first_month_or_year(text[start : match.start("grade")])
    of = None
    if when is None and before and _INSPECTED.search(text[before[0] : before[1]]):
        when, start = first_month_or_year(text[before[0] : before[1]]), before[0]
        of = _INSPECTION_OF.search(text[before[0] : before[1]])
        if _SOMETHING_ELSE.search(text[before[0] : before[1]]):
            return
    if when is None:
        return
    end = max(match.end("grade"), stop if judged_in or _JUDGED_FOR.match(after) else 0)
    span = block.passage.span(start, len(text[:end].rstrip()))
    for area, printed in _areas(match, after, of):
        yield _Told(area, printed, match["grade"], when, *span)


def _areas(match: re.Match[str], after: str, of: re.Match[str] | None) -> Iterator[tuple[str | None, str]]:
    """What was judged: named after the grade, in the sentence before, or as the subject."""
    judged_for = _JUDGED_FOR.match(after)
    if judged_for:
        found = [
            (area_of(part, _FRAMEWORKS), part.strip()) for part in re.split(r",? and for |, for ", judged_for["areas"])
        ]
        if any(heading for heading, _ in found):
            yield from ((heading.area, part) for heading, part in found if heading)
            return
    if of:
        yield _area(of["area"]), of["area"].strip()
        return
    yield _area(_subject(match)), _subject(match) or match["grade"]


def _subject(match: re.Match[str]) -> str:
    return _SUBJECT_START.sub("", match["subject"]).strip()


def _area(printed: str) -> str | None:
    """The common area; the authority's services as a whole are `overall`; one older service has none."""
    heading = area_of(printed, _FRAMEWORKS)
    if heading and "safeguarding" not in printed.lower():
        return heading.area
    return None if _ONE_SERVICE.search(printed) else "overall"


def _sentences(text: str) -> list[tuple[int, int]]:
    ends = [match.start() + 1 for match in _SENTENCE_END.finditer(text)] + [len(text)]
    starts = [0, *(match.end() for match in _SENTENCE_END.finditer(text))]
    return [(start, end) for start, end in zip(starts, ends, strict=True) if start < end]


def _judgement(outline: Outline, rendition_id: str, item: _Told) -> Judgement:
    grade = grade_of(item.grade_printed)
    return Judgement(
        judgement_id=record_id(rendition_id, "earlier", item.area_printed, item.when.first, item.char_start),
        rendition_id=rendition_id,
        event_kind="earlier_inspection",
        judged_from=item.when.first,
        judged_to=item.when.last,
        framework=None,
        area=item.area,
        area_printed=item.area_printed,
        grade=grade.grade if grade else None,
        grade_printed=item.grade_printed,
        grade_rank=grade.rank if grade else None,
        is_headline=False,
        **evidence_at(outline, item.char_start, item.char_end),
    )


def _events(outline: Outline, rendition_id: str, gss_code: str | None, told: list[_Told]) -> Iterator[Event]:
    dates: set[tuple[dt.date, dt.date]] = set()
    for item in told:
        days = (item.when.first, item.when.last)
        if days in dates:
            continue
        dates.add(days)
        yield Event(
            event_id=record_id(rendition_id, gss_code, "earlier_inspection", *days),
            rendition_id=rendition_id,
            event_kind="earlier_inspection",
            start_date=days[0],
            end_date=days[1],
            framework=None,
            **evidence_at(outline, item.char_start, item.char_end),
        )
