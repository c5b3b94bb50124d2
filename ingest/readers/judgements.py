"""Judgements of an inspection report: cover, overall sentence, board, and repetitions in headings."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from ingest.readers.folding import fold
from ingest.readers.grades import AreaHeading, Grade, area_headings, area_of, grade_of, grade_pattern
from ingest.readers.judgement_table import printed_judgements
from ingest.readers.places import block_at, evidence_at, is_about_earlier_inspections
from ingest.records import Judgement, ReadingNote, record_id
from ingest.structure.model import Outline, Passage, StoredText
from ingest.vocabularies import JudgedEventKind, JudgementStatus, NoteKind

SIF = ("sif",)
ILACS = ("ilacs_2018", "ilacs_2023", "ilacs_2026")

_COVER_LENGTH = 6000
_WIDEST_GAP = 60
"""Characters between two rows of one table: a page number may stand there."""
_WIDEST_BREAK = 160
"""Characters of a page break between two rows: a foot and a running head may stand there, a sentence may not."""
_FEWEST_ROWS = 3
"""Rows of a table that is read well enough for a missing overall judgement to mean that there is none."""
_LINE_END = re.compile(r"[\s*|:.–-]*(?:\n|$)")
_CELL_BEHIND = re.compile(r"[* ]*\t\s*?(?P<words>[A-Za-z][^\t\n]{0,40})[\t ]*(?:\n|$)")
_REST_OF_CELL = re.compile(r"[^\t\n]+")
_SENTENCE_END = re.compile(r"\w[.!?](?= |$)")
_COVER_END = re.compile(r"\bContents\b|\bExecutive summary\b|\bSummary of key findings\b|\bSection 1\b", re.IGNORECASE)
_TABLE_HEADER = re.compile(r"Judge?ments?\s*Grades?\b|Lead inspector", re.IGNORECASE)
_NAME = r"(?:St\. |[^.:;])"
_OVERALL_SENTENCE = (
    r"(?P<area>(?:the )?overall judge?ment(?: on [^.]{3,60}?)?"
    rf"|(?:children[’'‘]?s (?:social care )?services|services for children)\b{_NAME}{{0,110}}?)"
    r"(?: (?:is|are|was|were|remain))?(?: that [^.]{3,100}?)?(?: (?:is|are|remain))?:? "
)


@dataclass(frozen=True)
class Judged:
    """What was judged: kind of event, first and last day, framework; days may be unknown."""

    rendition_id: str
    event_kind: str
    first: dt.date | None
    last: dt.date | None
    framework: str | None


@dataclass(frozen=True)
class _Printed:
    heading: AreaHeading
    area_printed: str
    grade: Grade | None
    grade_printed: str | None
    char_start: int
    char_end: int
    is_headline: bool = True
    is_not_judged: bool = False
    is_in_doubt: bool = False

    @property
    def area(self) -> str:
        return self.heading.area

    @property
    def status(self) -> str:
        return "graded" if self.grade else "printed_not_judged" if self.is_not_judged else "not_found"


def cover_of(outline: Outline) -> Passage:
    """The document's first page or two, folded: up to its contents or its first section."""
    end = min(outline.char_end, outline.char_start + _COVER_LENGTH)
    cover = fold(outline.stored, outline.char_start, end)
    stop = _COVER_END.search(cover.text, 150)
    return cover.cut(0, stop.start()) if stop else cover


def ilacs_framework(outline: Outline) -> str | None:
    """The ILACS framework that the printed areas tell: by their labels, never by dates; None where they do not.

    A joint label for children in care and care leavers is the one of 2018; either of them on its own is a later one,
    even where the row of care leavers was lost; the one of 2026 has a table that does not print an overall judgement.
    """
    table = _ilacs_table(outline)
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
    headline = _sif_headline(outline) if is_sif else _ilacs_table(outline)
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


def _ilacs_table(outline: Outline) -> list[_Printed]:
    cover = fold(outline.stored, outline.char_start, min(outline.char_end, outline.char_start + _COVER_LENGTH))
    header = _TABLE_HEADER.search(cover.text)
    table = cover.cut(header.start() if header else 0, len(cover.text))
    return _first_of_each_area(table, ILACS, outline.stored, widest_gap=_WIDEST_GAP)


def _sif_headline(outline: Outline) -> list[_Printed]:
    cover = cover_of(outline)
    rows = _first_of_each_area(cover, SIF, outline.stored)
    areas = {row.area for row in rows}
    if "overall" not in areas:
        rows = [*_overall_sentence(cover), *rows]
    if "lscb" not in areas:
        rows += list(_board_in_body(outline, cover))
    return rows


def _first_of_each_area(
    text: Passage,
    frameworks: tuple[str, ...],
    stored: StoredText,
    widest_gap: int | None = None,
) -> list[_Printed]:
    """Rows from the first graded one to the last that stands no further below than the gap, where there is one.

    In a table so bounded an overall judgement that lost its grade is kept where it is a line of its own in the stored
    text; anywhere an area is kept whose cell prints something else than a grade.
    """
    rows: dict[str, _Printed] = {}
    end = None
    for row in printed_judgements(text.text, frameworks):
        area, span = row.heading.area, text.span(row.start, row.end)
        is_in_doubt = row.is_in_doubt or _is_cell_in_doubt(stored, span, row.grade)
        if is_in_doubt:
            row = replace(row, grade=None, grade_printed=None)
        if row.grade is None and not (row.is_not_judged or is_in_doubt):
            is_row = area == "overall" and end is not None and widest_gap is not None and _is_line(stored, *span)
            if not is_row:
                continue
        if (
            widest_gap is not None
            and end is not None
            and row.start - end > widest_gap
            and not _is_page_break(text.text[end : row.start])
        ):
            break
        end = row.end
        printed = _Printed(row.heading, row.area_printed, row.grade, row.grade_printed, *span)
        rows.setdefault(area, replace(printed, is_not_judged=row.is_not_judged, is_in_doubt=is_in_doubt))
    return list(rows.values())


def _is_cell_in_doubt(stored: StoredText, span: tuple[int, int], grade: Grade | None) -> bool:
    """True where the cell behind an area prints words that are no grade, or two grades."""
    if grade is None:
        cell = _CELL_BEHIND.match(stored.text, span[1])
        return cell is not None and grade_of(cell["words"]) is None
    rest = _REST_OF_CELL.match(stored.text, span[1])
    return "\t" in stored.text[slice(*span)] and rest is not None and grade_of(rest[0]) is not None


def _is_line(stored: StoredText, char_start: int, char_end: int) -> bool:
    """True where a stretch of the stored text is a line of its own and no part of a sentence."""
    line_start = stored.text.rfind("\n", 0, char_start) + 1
    is_opening = not stored.text[line_start:char_start].strip(" \t*|#")
    return is_opening and _LINE_END.match(stored.text, char_end) is not None


def _is_page_break(between: str) -> bool:
    return len(between) <= _WIDEST_BREAK and not _SENTENCE_END.search(between)


def _overall_sentence(cover: Passage) -> Iterator[_Printed]:
    match = re.search(rf"{_OVERALL_SENTENCE}(?P<grade>{grade_pattern()})", cover.text, re.IGNORECASE)
    if match:
        grade = grade_of(match["grade"])
        heading = next(heading for heading in area_headings(SIF) if heading.area == "overall")
        yield _Printed(heading, match["area"].strip(), grade, match["grade"], *cover.span(*match.span()))


def _board_in_body(outline: Outline, cover: Passage) -> Iterator[_Printed]:
    """The board's judgement where it opens a section of its own, as in reports from 2015."""
    board = next(heading for heading in area_headings(SIF) if heading.area == "lscb")
    after = cover.offsets[-1] if cover.offsets else outline.char_start
    match = _line(board).search(outline.stored.text, after, outline.char_end)
    if match:
        yield _from_line(board, match, is_headline=True)


def _repetitions(outline: Outline, frameworks: tuple[str, ...], headline: list[_Printed]) -> Iterator[_Printed]:
    taken = {row.char_start for row in headline}
    for heading in area_headings(frameworks):
        for match in _line(heading).finditer(outline.stored.text, outline.char_start, outline.char_end):
            inside = any(row.char_start < match.end("area") <= row.char_end for row in headline)
            inside = inside or is_about_earlier_inspections(block_at(outline, match.start("area")))
            if not inside and match.start("area") not in taken:
                taken.add(match.start("area"))
                yield _from_line(heading, match, is_headline=False)


@cache
def _line(heading: AreaHeading) -> re.Pattern[str]:
    """A line or two of stored text that are nothing but an area and its grade."""
    pattern = (
        r"^[\t\x20#*>•◼-]*(?:\d(?:\.\d)?\.?\s+)?(?:The graded judge?ment (?:for|about|on|of) )?"
        rf"(?P<area>{heading.pattern})(?:(?<=[a-z])\d)?"
        r"[*]*\s*(?:[:–-]|\b(?:is|are)\b\s*:?)?\s*(?:that (?:it|they) )?(?:(?:is|are):? )?[*]*"
        rf"(?P<grade>{grade_pattern()})[.*\t\x20]*$"
    )
    return re.compile(pattern.replace(" ", r"\s+"), re.IGNORECASE | re.MULTILINE)


def _from_line(heading: AreaHeading, match: re.Match[str], is_headline: bool) -> _Printed:
    printed = " ".join(match["grade"].split())
    start, end = match.start("area"), match.end("grade")
    area_printed = " ".join(match["area"].split())
    return _Printed(heading, area_printed, grade_of(printed), printed, start, end, is_headline)


def _record(outline: Outline, judged: Judged, row: _Printed) -> Judgement:
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


def _in_doubt(outline: Outline, judged: Judged, headline: list[_Printed]) -> Iterator[ReadingNote]:
    """A note on each area whose place for a grade prints two of them, or none that is one."""
    for row in headline:
        if row.is_in_doubt:
            line = outline.stored.text[row.char_start :].partition("\n")[0]
            yield ReadingNote(
                note_id=record_id(judged.rendition_id, "grade_in_doubt", row.char_start),
                rendition_id=judged.rendition_id,
                kind=NoteKind.GRADE_IN_DOUBT,
                message=f"“{' '.join(line.split())}” prints no single grade; none was read",
                **evidence_at(outline, row.char_start, row.char_end),
            )


def _contradictions(
    outline: Outline, judged: Judged, headline: list[_Printed], repeated: list[_Printed]
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
