"""Dates that cannot be: days that no calendar has, and days that fell on another weekday than is printed."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.evidence import evidence
from ingest.language.period_points import find_points
from ingest.readers.context import ReadingContext
from ingest.readers.footnotes import without_marks
from ingest.records import ReadingNote, record_id
from ingest.structure.model import Block, Outline, Passage
from ingest.vocabularies import NoteKind

_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_WEEKDAY_BEFORE = re.compile(rf"\b(?P<day>{'|'.join(_WEEKDAYS)})\b[,\s]+(?:the\s+)?$")
_WEEKDAY_OF_DAY = re.compile(rf"(?P<day>{'|'.join(_WEEKDAYS)})\b")
_DAY = re.compile(r"\d{1,2}\D")


def read_impossible_dates(outline: Outline, context: ReadingContext) -> Iterator[ReadingNote]:
    """A note for each such date, in headings, paragraphs, bullets and the cells of tables; one a place."""
    for block in outline.blocks:
        for passage in _passages(block):
            if _DAY.search(passage.text):
                yield from _of_passage(outline, block, passage, context)


def _passages(block: Block) -> Iterator[Passage]:
    if block.table is None:
        yield block.passage
        return
    for row in block.table.rows:
        yield from (cell.passage for cell in row if cell.text)


def _of_passage(outline: Outline, block: Block, passage: Passage, context: ReadingContext) -> Iterator[ReadingNote]:
    for start, end, message in find_impossible_dates(without_marks(outline, passage)):
        char_start, char_end = passage.span(start, end)
        yield ReadingNote(
            rendition_id=context.rendition_id,
            note_id=record_id(context.rendition_id, "impossible_date", char_start),
            kind=NoteKind.IMPOSSIBLE_DATE,
            message=message,
            **evidence(outline, block, char_start, char_end),
        )


def prints_one_before(text: str, end: int) -> bool:
    """Whether a date that is on no calendar stands in a text before `end`: what is dated there takes no later one."""
    return any(point.is_impossible and point.start < end for point in find_points(text))


def find_impossible_dates(text: str) -> Iterator[tuple[int, int, str]]:
    """Where a text prints such a date, text[start:end], and what is wrong with it."""
    left = 0
    for point in find_points(text):
        if point.is_impossible:
            printed = text[point.start : point.end]
            yield point.start, point.end, f"{printed} is on no calendar; no period was read."
        elif point.kind == "day" and point.last is not None and not point.first_day:
            named = _WEEKDAY_OF_DAY.match(text, point.start) or _WEEKDAY_BEFORE.search(text, left, point.start)
            fell_on = _WEEKDAYS[point.last.weekday()]
            if named and named["day"] != fell_on:
                printed = text[named.start() : point.end]
                yield named.start(), point.end, f"{printed} was a {fell_on}."
        left = point.end
