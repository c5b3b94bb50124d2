"""A cover's list or table of judgements: each printed area with the grade beside it."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache

from ingest.readers.grades import AreaHeading, Grade, area_headings, grade_of, grade_pattern

_NUMBER = r"(?:(?<![\d.])\d(?:\.\d)?\.? ?)?"
_BETWEEN = r"[ .:|–-]*(?:grades? )?(?:(?:is|are)\b:? ?)?(?:that it (?:is )?)?"
_PIECE = (
    rf"{grade_pattern()}(?: to(?: be)?(?= ))?|\brequires\b|\bimprovement(?: to(?: be(?: good)?)?)?\b"
    r"|\b(?:to )?be good\b"
)
"""A grade or a part of one that is within its area, as where both are wrapped and read line by line."""
_TORN_GRADE = re.compile(rf"{grade_pattern()}(?: to(?: be)?)?", re.IGNORECASE)
_TORN_REST = re.compile(r" (?:improvement\b ?)?(?:to )?(?:be )?(?:good\b)?", re.IGNORECASE)
_NEXT_GRADE = re.compile(rf"[ .|]{{0,3}}(?P<grade>{grade_pattern()})", re.IGNORECASE)
_IN_DOUBT = re.compile(rf" ?(?:\?|(?:/|\bor\b|\(|→|->) ?{grade_pattern()})", re.IGNORECASE)
_ADJACENT = 4
"""Characters between two areas of a column that stands apart from its grades."""
_MARK = r"(?:(?<=[a-z])\d(?![\d.]))?"
"""The mark of a footnote that is attached to an area."""
_NOT_JUDGED = r"(?:not (?:yet |separately )?(?:judged|graded|inspected)|no judge?ment|judge?ment not (?:made|given))\b"


@dataclass(frozen=True)
class PrintedJudgement:
    """An area and its grade as printed at text[start:end]; `grade` is None where no grade is beside it.

    `is_not_judged`: in place of a grade it is printed that the area was not judged. `is_in_doubt`: two grades are
    printed there, or one with a question mark.
    """

    heading: AreaHeading
    area_printed: str
    grade: Grade | None
    grade_printed: str | None
    start: int
    end: int
    is_not_judged: bool = False
    is_in_doubt: bool = False


def printed_judgements(text: str, frameworks: tuple[str, ...]) -> list[PrintedJudgement]:
    """Every printed area of the frameworks in reading order, in a text with single spaces.

    A grade counts where it follows its area, stands within it because the conversion tore the row, or
    stands at the same place of a column of grades below a column of areas. Of the headings that fit at
    one place the longest is taken: "children in care and care leavers" is one joint area.
    """
    found = [
        _judgement(heading, match, text)
        for heading in area_headings(frameworks)
        for match in _row(heading).finditer(text)
    ]
    found.sort(key=lambda row: (row.start, -len(row.area_printed), row.grade is None and not _says_none(row)))
    kept: list[PrintedJudgement] = []
    for row in found:
        if not kept or row.start >= kept[-1].end:
            kept.append(row)
    return _with_columns(text, kept)


def _says_none(row: PrintedJudgement) -> bool:
    return row.is_not_judged or row.is_in_doubt


@cache
def _row(heading: AreaHeading) -> re.Pattern[str]:
    torn = heading.pattern.replace(" ", f"(?: (?:{_PIECE}))? ")
    given = rf"(?:(?P<grade>{grade_pattern()})|(?P<not_judged>{_NOT_JUDGED}))"
    return re.compile(rf"{_NUMBER}(?P<area>\b{torn}){_MARK}(?P<rest>{_BETWEEN}{given})?", re.IGNORECASE)


def _judgement(heading: AreaHeading, match: re.Match[str], text: str) -> PrintedJudgement:
    area, printed, end = match["area"], match["grade"], match.end()
    pieces = re.findall(_PIECE, area, re.IGNORECASE)
    if pieces:
        area = re.sub(_PIECE, "", area, flags=re.IGNORECASE)
        printed, end = _torn_grade(" ".join(pieces), text, match.end("area"))
    grade = grade_of(printed) if printed else None
    is_not_judged = grade is None and match["not_judged"] is not None
    area = " ".join(area.split())
    if grade and (other := _IN_DOUBT.match(text, end)):
        return PrintedJudgement(heading, area, None, None, match.start(), other.end(), is_in_doubt=True)
    return PrintedJudgement(heading, area, grade, printed, match.start(), end, is_not_judged)


def _torn_grade(printed: str, text: str, end: int) -> tuple[str | None, int]:
    """The grade that begins within an area and continues below it, and where it ends; None where it is not a grade."""
    rest = _TORN_REST.match(text, end)
    if rest and re.fullmatch(grade_pattern(), f"{printed} {rest[0].strip()}", re.IGNORECASE):
        return f"{printed} {rest[0].strip()}", rest.end()
    return (printed if _TORN_GRADE.fullmatch(printed) else None), end


def _with_columns(text: str, rows: list[PrintedJudgement]) -> list[PrintedJudgement]:
    """Rows where areas listed together without grades take theirs from the grades listed after them."""
    done: list[PrintedJudgement] = []
    run: list[PrintedJudgement] = []
    for row in rows:
        if run and row.start - run[-1].end > _ADJACENT:
            done += run
            run = []
        run.append(row)
        if row.grade:
            done += _paired(text, run)
            run = []
        elif _says_none(row):
            done += run
            run = []
    return done + run


def _paired(text: str, run: list[PrintedJudgement]) -> list[PrintedJudgement]:
    """A run that ends in a graded area: a column where it is longer than one, its grades told apart by order."""
    *above, last = run
    if not above:
        return run
    printed = [last.grade_printed or ""]
    end = last.end
    while len(printed) < len(run) and (match := _NEXT_GRADE.match(text, end)):
        printed.append(match["grade"])
        end = match.end()
    if len(printed) < len(run):
        return [*above, replace(last, grade=None, grade_printed=None)]
    return [
        replace(row, grade=grade_of(grade), grade_printed=grade, start=run[0].start, end=end)
        for row, grade in zip(run, printed, strict=True)
    ]
