"""Judgements of an inspection report: cover, overall sentence, board, and repetitions in headings."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from ingest.readers.folding import fold
from ingest.readers.grades import AreaHeading, Grade, area_headings, grade_of, grade_pattern
from ingest.readers.judgement_table import printed_judgements
from ingest.readers.places import block_at, evidence_at, is_about_earlier_inspections
from ingest.records import Judgement, ReadingNote, record_id
from ingest.structure.model import Outline, Passage

SIF = ("sif",)
ILACS = ("ilacs_2018", "ilacs_2023", "ilacs_2026")

_COVER_LENGTH = 6000
_WIDEST_GAP = 60
"""Characters between two rows of one table: a page number may stand there."""
_WIDEST_BREAK = 160
"""Characters of a page break between two rows: a foot and a running head may stand there, a sentence may not."""
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
    framework: str


@dataclass(frozen=True)
class _Printed:
    heading: AreaHeading
    area_printed: str
    grade: Grade | None
    grade_printed: str | None
    char_start: int
    char_end: int
    is_headline: bool = True

    @property
    def area(self) -> str:
        return self.heading.area

    @property
    def framework(self) -> str:
        return self.heading.framework


def cover_of(outline: Outline) -> Passage:
    """The document's first page or two, folded: up to its contents or its first section."""
    end = min(outline.char_end, outline.char_start + _COVER_LENGTH)
    cover = fold(outline.stored, outline.char_start, end)
    stop = _COVER_END.search(cover.text, 150)
    return cover.cut(0, stop.start()) if stop else cover


def ilacs_framework(outline: Outline) -> str:
    """The ILACS framework that the judgement table's own areas tell: by its labels, never by dates."""
    rows = _ilacs_table(outline) or list(_repetitions(outline, ILACS[1], []))
    areas = {row.area for row in rows}
    is_joint = any(row.framework == "ilacs_2018" and row.area == "in_care" for row in rows)
    if is_joint or "care_leavers" not in areas:
        return "ilacs_2018"
    return "ilacs_2023" if "overall" in areas else "ilacs_2026"


def read_judgements(outline: Outline, judged: Judged) -> tuple[list[Judgement], list[ReadingNote]]:
    """One headline judgement a printed area, the repetitions in headings, and a note a repetition that differs.

    An area that the cover's table lost is taken from the heading of its section.
    """
    headline = _ilacs_table(outline) if judged.framework in ILACS else _sif_headline(outline)
    repeated = list(_repetitions(outline, judged.framework, headline))
    missing = {row.area: replace(row, is_headline=True) for row in reversed(repeated)}
    for row in headline:
        if row.grade or row.area not in missing:
            missing.pop(row.area, None)
    headline = [row for row in headline if row.area not in missing] + list(missing.values())
    repeated = [row for row in repeated if all(row.char_start != known.char_start for known in headline)]
    judgements = [_record(outline, judged, row) for row in [*headline, *repeated]]
    return judgements, list(_contradictions(outline, judged, headline, repeated))


def _ilacs_table(outline: Outline) -> list[_Printed]:
    cover = fold(outline.stored, outline.char_start, min(outline.char_end, outline.char_start + _COVER_LENGTH))
    header = _TABLE_HEADER.search(cover.text)
    table = cover.cut(header.start() if header else 0, len(cover.text))
    return _first_of_each_area(table, ILACS, widest_gap=_WIDEST_GAP, keep_ungraded=("overall",))


def _sif_headline(outline: Outline) -> list[_Printed]:
    cover = cover_of(outline)
    rows = _first_of_each_area(cover, SIF)
    areas = {row.area for row in rows}
    if "overall" not in areas:
        rows = [*_overall_sentence(cover), *rows]
    if "lscb" not in areas:
        rows += list(_board_in_body(outline, cover))
    return rows


def _first_of_each_area(
    text: Passage,
    frameworks: tuple[str, ...],
    widest_gap: int = _COVER_LENGTH,
    keep_ungraded: tuple[str, ...] = (),
) -> list[_Printed]:
    """Rows from the first graded one to the last that stands no further below than the gap."""
    rows: dict[str, _Printed] = {}
    end = None
    for row in printed_judgements(text.text, frameworks):
        area = row.heading.area
        if row.grade is None and (area not in keep_ungraded or end is None):
            continue
        if end is not None and row.start - end > widest_gap and not _is_page_break(text.text[end : row.start]):
            break
        end = row.end
        span = text.span(row.start, row.end)
        rows.setdefault(area, _Printed(row.heading, row.area_printed, row.grade, row.grade_printed, *span))
    return list(rows.values())


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


def _repetitions(outline: Outline, framework: str, headline: list[_Printed]) -> Iterator[_Printed]:
    taken = {row.char_start for row in headline}
    for heading in area_headings((framework,)):
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
        rf"(?P<area>{heading.pattern})"
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
        event_kind=judged.event_kind,
        judged_from=judged.first,
        judged_to=judged.last,
        framework=judged.framework,
        area=row.area,
        area_printed=row.area_printed,
        grade=row.grade.grade if row.grade else None,
        grade_printed=row.grade_printed,
        grade_rank=row.grade.rank if row.grade else None,
        status="graded" if row.grade else "not_found",
        is_headline=row.is_headline,
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
            kind="heading_contradicts_cover",
            message=f"a heading says {row.area_printed}: {row.grade_printed}, the cover {cover.grade_printed}",
            **evidence_at(outline, row.char_start, row.char_end),
        )
