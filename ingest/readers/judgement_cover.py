"""The judgements that the first pages of an inspection report print: a cover's list, a table, an overall sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from ingest.readers.folding import fold
from ingest.readers.grades import AreaHeading, Grade, area_headings, grade_of, grade_pattern
from ingest.readers.judgement_table import printed_judgements
from ingest.structure.model import Outline, Passage, StoredText

SIF = ("sif",)
ILACS = ("ilacs_2018", "ilacs_2023", "ilacs_2026")

_COVER_LENGTH = 6000
_WIDEST_GAP = 60
"""Characters between two rows of one table: a page number may stand there."""
_WIDEST_BREAK = 160
"""Characters of a page break between two rows: a foot and a running head may stand there, a sentence may not."""
_LINE_END = re.compile(r"[\s*|:.–-]*(?:\n|$)")
_CELL_BEHIND = re.compile(r"[* ]*\t\s*?(?P<words>[A-Za-z][^\t\n]*)[\t ]*(?:\n|$)")
_REST_OF_CELL = re.compile(r"[^\t\n]+")
_SENTENCE_END = re.compile(r"\w[.!?](?= |$)")
_COVER_END = re.compile(r"\bContents\b|\bExecutive summary\b|\bSummary of key findings\b|\bSection 1\b", re.IGNORECASE)
_TABLE_HEADER = re.compile(r"Judge?ments?\s*Grades?\b|Lead inspector", re.IGNORECASE)
_NAME = r"(?:St\. |[^.:;])*?"
_WHOLE = (
    r"(?:the )?overall judge?ment(?: on [^.]+?)?"
    rf"|(?:children[’'‘]?s (?:social care )?services|services for children)\b{_NAME}"
)
_SAYS = r"(?: (?:is|are|was|were|remain))?(?: that [^.]+?)?(?: (?:is|are|remain))?:? "


@dataclass(frozen=True)
class Printed:
    """An area with the grade that is printed for it, and where; `is_headline` is False for a repetition."""

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
        """The common area."""
        return self.heading.area

    @property
    def status(self) -> str:
        """A member of JudgementStatus."""
        return "graded" if self.grade else "printed_not_judged" if self.is_not_judged else "not_found"


def cover_of(outline: Outline) -> Passage:
    """The document's first page or two, folded: up to its contents or its first section."""
    end = min(outline.char_end, outline.char_start + _COVER_LENGTH)
    cover = fold(outline.stored, outline.char_start, end)
    stop = _COVER_END.search(cover.text, 150)
    return cover.cut(0, stop.start()) if stop else cover


@lru_cache(maxsize=4)
def ilacs_table(outline: Outline) -> tuple[Printed, ...]:
    """The rows of the table of judgements, which stand close below one another; asked for more than once a report."""
    cover = fold(outline.stored, outline.char_start, min(outline.char_end, outline.char_start + _COVER_LENGTH))
    header = _TABLE_HEADER.search(cover.text)
    table = cover.cut(header.start() if header else 0, len(cover.text))
    return tuple(first_of_each_area(table, ILACS, outline.stored, widest_gap=_WIDEST_GAP))


def first_of_each_area(
    text: Passage,
    frameworks: tuple[str, ...],
    stored: StoredText,
    widest_gap: int | None = None,
) -> list[Printed]:
    """Rows from the first graded one to the last that stands no further below than the gap, where there is one.

    In a table so bounded an overall judgement that lost its grade is kept where it is a line of its own in the stored
    text; anywhere an area is kept whose cell prints something else than a grade.
    """
    rows: dict[str, Printed] = {}
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
        printed = Printed(row.heading, row.area_printed, row.grade, row.grade_printed, *span)
        rows.setdefault(area, replace(printed, is_not_judged=row.is_not_judged, is_in_doubt=is_in_doubt))
    return list(rows.values())


def _is_cell_in_doubt(stored: StoredText, span: tuple[int, int], grade: Grade | None) -> bool:
    """True where the cell behind an area prints words that are no grade, or two grades."""
    if grade is None:
        cell = _CELL_BEHIND.match(stored.as_read, span[1])
        return cell is not None and grade_of(cell["words"]) is None
    rest = _REST_OF_CELL.match(stored.as_read, span[1])
    return "\t" in stored.as_read[slice(*span)] and rest is not None and grade_of(rest[0]) is not None


def _is_line(stored: StoredText, char_start: int, char_end: int) -> bool:
    """True where a stretch of the stored text is a line of its own and no part of a sentence."""
    line_start = stored.as_read.rfind("\n", 0, char_start) + 1
    is_opening = not stored.as_read[line_start:char_start].strip(" \t*|#")
    return is_opening and _LINE_END.match(stored.as_read, char_end) is not None


def _is_page_break(between: str) -> bool:
    return len(between) <= _WIDEST_BREAK and not _SENTENCE_END.search(between)


def overall_sentence(cover: Passage) -> Iterator[Printed]:
    """The overall judgement where a cover tells it in a sentence of its own."""
    match = re.search(rf"(?P<area>{_WHOLE}){_SAYS}(?P<grade>{grade_pattern()})", cover.text, re.IGNORECASE)
    if match:
        grade = grade_of(match["grade"])
        heading = next(heading for heading in area_headings(SIF) if heading.area == "overall")
        yield Printed(heading, match["area"].strip(), grade, match["grade"], *cover.span(*match.span()))
