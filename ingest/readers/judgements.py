"""Judgements of an inspection report: those of its cover, the board, and repetitions in headings."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from ingest.readers.grades import AreaHeading, area_headings, area_of, grade_of, grade_pattern
from ingest.readers.judgement_cover import (
    ILACS,
    SIF,
    Printed,
    cover_of,
    first_of_each_area,
    ilacs_table,
    overall_sentence,
)
from ingest.readers.places import block_at, evidence_at, is_about_earlier_inspections
from ingest.records import Judgement, ReadingNote, record_id
from ingest.structure.model import Outline, Passage
from ingest.vocabularies import JudgedEventKind, JudgementStatus, NoteKind

_FEWEST_ROWS = 3
"""Rows of a table that is read well enough for a missing overall judgement to mean that there is none."""


_OPENS = r"^[\t\x20#*>•◼-]*(?:\d(?:\.\d)?\.?\s+)?(?:The graded judge?ment (?:for|about|on|of) )?"
_SAYS = r"[*]*\s*(?:[:–-]|\b(?:is|are)\b\s*:?)?\s*(?:that (?:it|they) )?(?:(?:is|are):? )?[*]*"
_CLOSES = r"[.*\t\x20]*$"


@dataclass(frozen=True)
class Judged:
    """What was judged: kind of event, first and last day, framework; days may be unknown."""

    rendition_id: str
    event_kind: str
    first: dt.date | None
    last: dt.date | None
    framework: str | None


def ilacs_framework(outline: Outline) -> str | None:
    """The ILACS framework that the printed areas tell: by their labels, never by dates; None where they do not.

    A joint label for children in care and care leavers is the one of 2018; either of them on its own is a later one,
    even where the row of care leavers was lost; the one of 2026 has a table that does not print an overall judgement.
    """
    table = ilacs_table(outline)
    for told in ((row.heading for row in table), _headed_areas(outline)):
        named = list(told)
        if any(heading.framework == "ilacs_2018" and heading.area == "in_care" for heading in named):
            return "ilacs_2018"
        if any(heading.area in ("in_care", "care_leavers") for heading in named):
            areas = {row.area for row in table}
            return "ilacs_2023" if "overall" in areas or len(areas) < _FEWEST_ROWS else "ilacs_2026"
    return None


def _headed_areas(outline: Outline) -> Iterator[AreaHeading]:
    """The areas that the headings of sections name, and lines that repeat an area with its grade."""
    yield from (row.heading for row in _repetitions(outline, ILACS, []))
    for block in outline.blocks:
        heading = area_of(block.text, ILACS) if block.kind == "heading" else None
        if heading:
            yield heading


def read_judgements(outline: Outline, judged: Judged) -> tuple[list[Judgement], list[ReadingNote]]:
    """One headline judgement per printed area, the repetitions in headings, and one note per repetition that differs.

    An area that the cover's table lost is taken from the heading of its section.
    """
    is_sif = judged.framework in SIF
    headline = _sif_headline(outline) if is_sif else list(ilacs_table(outline))
    frameworks = (judged.framework,) if judged.framework else ILACS
    repeated = list(_repetitions(outline, frameworks, headline))
    missing = {row.area: replace(row, is_headline=True) for row in reversed(repeated)}
    for row in headline:
        if row.status != "not_found" or row.is_in_doubt or row.area not in missing:
            missing.pop(row.area, None)
    headline = [row for row in headline if row.area not in missing] + list(missing.values())
    repeated = [row for row in repeated if all(row.char_start != known.char_start for known in headline)]
    judgements = [_record(outline, judged, row) for row in [*headline, *repeated]]
    notes = [*_in_doubt(outline, judged, headline), *_contradictions(outline, judged, headline, repeated)]
    return judgements, notes


def _sif_headline(outline: Outline) -> list[Printed]:
    cover = cover_of(outline)
    rows = first_of_each_area(cover, SIF, outline.stored)
    areas = {row.area for row in rows}
    if "overall" not in areas:
        rows = [*overall_sentence(cover), *rows]
    if "lscb" not in areas:
        rows += list(_board_in_body(outline, cover))
    return rows


def _board_in_body(outline: Outline, cover: Passage) -> Iterator[Printed]:
    """The board's judgement where it opens a section of its own, as in reports from 2015."""
    board = next(heading for heading in area_headings(SIF) if heading.area == "lscb")
    after = cover.offsets[-1] if cover.offsets else outline.char_start
    match = _line(board).search(outline.stored.as_read, after, outline.char_end)
    if match:
        yield _from_line(board, match, is_headline=True)


def _repetitions(outline: Outline, frameworks: tuple[str, ...], headline: list[Printed]) -> Iterator[Printed]:
    taken = {row.char_start for row in headline}
    for heading in area_headings(frameworks):
        for match in _line(heading).finditer(outline.stored.as_read, outline.char_start, outline.char_end):
            inside = any(row.char_start < match.end("area") <= row.char_end for row in headline)
            inside = inside or is_about_earlier_inspections(block_at(outline, match.start("area")))
            if not inside and match.start("area") not in taken:
                taken.add(match.start("area"))
                yield _from_line(heading, match, is_headline=False)


@cache
def _line(heading: AreaHeading) -> re.Pattern[str]:
    """A line or two of stored text that are nothing but an area and its grade."""
    pattern = rf"{_OPENS}(?P<area>{heading.pattern})(?:(?<=[a-z])\d)?{_SAYS}(?P<grade>{grade_pattern()}){_CLOSES}"
    return re.compile(pattern.replace(" ", r"\s+"), re.IGNORECASE | re.MULTILINE)


def _from_line(heading: AreaHeading, match: re.Match[str], is_headline: bool) -> Printed:
    printed = " ".join(match["grade"].split())
    start, end = match.start("area"), match.end("grade")
    area_printed = " ".join(match["area"].split())
    return Printed(heading, area_printed, grade_of(printed), printed, start, end, is_headline)


def _record(outline: Outline, judged: Judged, row: Printed) -> Judgement:
    return Judgement(
        judgement_id=record_id(judged.rendition_id, "judgement", row.area, row.char_start, row.char_end),
        rendition_id=judged.rendition_id,
        event_kind=JudgedEventKind(judged.event_kind),
        judged_from=judged.first,
        judged_to=judged.last,
        framework=judged.framework,
        area=row.area,
        area_printed=row.area_printed,
        grade=row.grade.grade if row.grade else None,
        grade_printed=row.grade_printed,
        grade_rank=row.grade.rank if row.grade else None,
        status=JudgementStatus(row.status),
        is_headline=row.is_headline,
        **evidence_at(outline, row.char_start, row.char_end),
    )


def _in_doubt(outline: Outline, judged: Judged, headline: list[Printed]) -> Iterator[ReadingNote]:
    """A note on each area whose place for a grade prints two of them, or none that is one."""
    for row in headline:
        if row.is_in_doubt:
            line = outline.stored.as_read[row.char_start :].partition("\n")[0]
            yield ReadingNote(
                note_id=record_id(judged.rendition_id, "grade_in_doubt", row.char_start),
                rendition_id=judged.rendition_id,
                kind=NoteKind.GRADE_IN_DOUBT,
                message=f"“{' '.join(line.split())}” prints no single grade; none was read",
                **evidence_at(outline, row.char_start, row.char_end),
            )


def _contradictions(
    outline: Outline, judged: Judged, headline: list[Printed], repeated: list[Printed]
) -> Iterator[ReadingNote]:
    graded = {row.area: row for row in headline if row.grade}
    for row in repeated:
        cover = graded.get(row.area)
        if cover is None or row.grade is None or cover.grade is None or row.grade.rank == cover.grade.rank:
            continue
        yield ReadingNote(
            note_id=record_id(judged.rendition_id, "heading_contradicts_cover", row.char_start),
            rendition_id=judged.rendition_id,
            kind=NoteKind.HEADING_CONTRADICTS_COVER,
            message=f"a heading says {row.area_printed}: {row.grade_printed}, the cover {cover.grade_printed}",
            **evidence_at(outline, row.char_start, row.char_end),
        )
