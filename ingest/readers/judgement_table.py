"""A cover's list or table of judgements: each printed area with the grade beside it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from ingest.readers.grades import AreaHeading, Grade, area_headings, grade_of, grade_pattern

_NUMBER = r"(?:(?<![\d.])\d(?:\.\d)?\.? ?)?"
_BETWEEN = r"[ .:|–-]*(?:(?:is|are)\b:? ?)?(?:that it (?:is )?)?"


@dataclass(frozen=True)
class PrintedJudgement:
    """An area and its grade as printed at text[start:end]; `grade` is None where no grade stands beside it."""

    heading: AreaHeading
    area_printed: str
    grade: Grade | None
    grade_printed: str | None
    start: int
    end: int


def printed_judgements(text: str, frameworks: tuple[str, ...]) -> list[PrintedJudgement]:
    """Every printed area of the frameworks in reading order, in a text whose blanks are single.

    A grade counts where it follows its area, or stands within it because the conversion tore the row.
    Of the headings that fit at one place the longest is taken: "children in care and care leavers" is
    one joint area, not "children in care".
    """
    found = [
        _judgement(heading, match) for heading in area_headings(frameworks) for match in _row(heading).finditer(text)
    ]
    found.sort(key=lambda row: (row.start, -len(row.area_printed), row.grade is None))
    kept: list[PrintedJudgement] = []
    for row in found:
        if not kept or row.start >= kept[-1].end:
            kept.append(row)
    return kept


@cache
def _row(heading: AreaHeading) -> re.Pattern[str]:
    torn = heading.pattern.replace(" ", f"(?: {grade_pattern()})? ")
    return re.compile(rf"{_NUMBER}(?P<area>\b{torn})(?P<rest>{_BETWEEN}(?P<grade>{grade_pattern()}))?", re.IGNORECASE)


def _judgement(heading: AreaHeading, match: re.Match[str]) -> PrintedJudgement:
    area, printed = match["area"], match["grade"]
    inside = re.search(grade_pattern(), area, re.IGNORECASE)
    if inside:
        printed = inside[0]
        area = " ".join((area[: inside.start()] + area[inside.end() :]).split())
    grade = grade_of(printed) if printed else None
    return PrintedJudgement(heading, area.strip(), grade, printed, match.start(), match.end())
