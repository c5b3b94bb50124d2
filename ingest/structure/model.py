"""What a document looks like once its lines have been understood: blocks, passages and tables.

Every piece keeps its offsets in the stored text: reading works on joined, clean text, evidence
is always cut from the stored text.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal

from ingest.structure.characters import with_usual_signs

BlockKind = Literal["heading", "paragraph", "bullet", "table"]


@dataclass(frozen=True)
class Passage:
    """Text joined for reading and, for each of its characters, the offset in the stored text.

    Line breaks are single spaces, mark-up (`**`, `<sup>`, `# `) and list marks are gone.
    `offsets` has the length of `text` and never decreases.
    """

    text: str
    offsets: tuple[int, ...]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Offsets in the stored text of `text[start:end]`; the stored slice may hold wraps and mark-up."""
        if not 0 <= start < end <= len(self.text):
            raise ValueError(f"no such span {start}:{end} in a passage of {len(self.text)} characters")
        return self.offsets[start], self.offsets[end - 1] + 1

    def cut(self, start: int, end: int) -> Passage:
        """The passage `text[start:end]`, with its offsets."""
        return Passage(self.text[start:end], self.offsets[start:end])


@dataclass(frozen=True)
class Cell:
    """One cell of a table; an empty cell has no text, only the offsets of its place."""

    passage: Passage
    char_start: int
    char_end: int

    @property
    def text(self) -> str:
        """The cell's text, joined for reading."""
        return self.passage.text


@dataclass(frozen=True)
class Table:
    """A table as printed: rows of cells, not yet understood.

    `row_spans` are the offsets of each row in the stored text: a table cell quotes its row.
    """

    rows: tuple[tuple[Cell, ...], ...]
    row_spans: tuple[tuple[int, int], ...]


@dataclass(frozen=True)
class Block:
    """One heading, paragraph, bullet or table of a document, in reading order.

    `number` is the printed paragraph number (`33`, `3.3.4`), without its stop. `depth` is 0 for a
    heading, a paragraph or a bullet at the margin, 1 and more for bullets within bullets.
    `section` holds the headings above it, outermost first. `level` is a heading's rank, from 1.
    """

    kind: BlockKind
    passage: Passage
    char_start: int
    char_end: int
    section: tuple[str, ...] = ()
    number: str | None = None
    depth: int = 0
    level: int = 0
    table: Table | None = None

    @property
    def text(self) -> str:
        """The block's text, joined for reading; empty for a table."""
        return self.passage.text


@dataclass(frozen=True)
class FootnoteMark:
    """Digits printed small and raised: a mark, not part of the word or number before them."""

    char_start: int
    char_end: int


@dataclass(frozen=True)
class LineStyle:
    """How a printed line begins: size in points, bold throughout, place on the page (x from left, y from below)."""

    size: float
    is_bold: bool
    x: float
    y: float


@dataclass(frozen=True)
class PrintedPiece:
    """Words of one printed line, separated from those beside them by a wide gap; edges and baseline are in points."""

    char_start: int
    char_end: int
    left: float
    right: float
    baseline: float
    size: float


@dataclass(frozen=True)
class RecognisedWord:
    """A word that was recognised in a picture, with how sure that is: 0 to 100."""

    char_start: int
    char_end: int
    confidence: float


@dataclass(frozen=True)
class Page:
    """One page of a file: its number from 1 and its offsets in the stored text.

    `is_picture`: it holds no text but a picture of some, or cannot be opened.
    """

    number: int
    char_start: int
    char_end: int
    is_picture: bool = False


@dataclass(frozen=True)
class SheetRow:
    """One row of a spreadsheet: where its line begins in the stored text, its number from 1, and its columns.

    `columns` has the letters of each cell of the line; `sheet` is None where the file has sheets of no name (CSV).
    """

    char_start: int
    sheet: str | None
    number: int
    columns: tuple[str, ...]


@dataclass(frozen=True)
class Enclosed:
    """A text of its own within a stored text: what an e-mail says, or a file attached to it, with its offsets.

    `name` is the attachment's file name, None for the words of the e-mail itself; the rest is as in StoredText.
    """

    name: str | None
    medium: str
    char_start: int
    char_end: int
    left_out: tuple[str, ...] = ()


@dataclass(frozen=True, eq=False)
class StoredText:
    """The text of one file exactly as read from its bytes; every offset of evidence points into it.

    Two are the same only where they are one: what is made of it may be kept for it.

    `pages` is empty where the medium has none (a text file). `medium` is a member of vocabularies.Medium.
    `line_styles` is keyed by the offset of a printed line's first character; empty but for PDFs.
    `pieces` are those of the lines of a PDF that look like rows of a table.
    `sheet_rows` are the lines that are rows of a spreadsheet.
    `enclosed` are the texts of an e-mail, in order; what stands outside of them belongs to no document.
    `recognised` are the words that were no text in the file but a picture of it, in order.
    `left_out` says what of the file was not read, a phrase each.
    """

    text: str
    medium: str
    pages: tuple[Page, ...] = ()
    footnote_marks: tuple[FootnoteMark, ...] = ()
    line_styles: Mapping[int, LineStyle] = field(default_factory=dict)
    pieces: tuple[PrintedPiece, ...] = ()
    enclosed: tuple[Enclosed, ...] = ()
    left_out: tuple[str, ...] = ()
    sheet_rows: tuple[SheetRow, ...] = ()
    recognised: tuple[RecognisedWord, ...] = ()

    @cached_property
    def as_read(self) -> str:
        """The text with its signs in the form in which they are looked for, each in the place of the stored one."""
        return with_usual_signs(self.text)

    @cached_property
    def _line_starts(self) -> list[int]:
        starts = [0]
        at = self.text.find("\n")
        while at >= 0:
            starts.append(at + 1)
            at = self.text.find("\n", at + 1)
        return starts

    @cached_property
    def _row_starts(self) -> list[int]:
        return [row.char_start for row in self.sheet_rows]

    @cached_property
    def _recognised_starts(self) -> list[int]:
        return [word.char_start for word in self.recognised]

    @cached_property
    def _recognised_ends(self) -> list[int]:
        return [word.char_end for word in self.recognised]

    @cached_property
    def _page_starts(self) -> list[int]:
        return [page.char_start for page in self.pages]

    def line_at(self, offset: int) -> int:
        """Line of the stored text that holds the offset, from 1."""
        return bisect_right(self._line_starts, offset)

    def at(self, offset: int) -> StoredText | Enclosed:
        """The text that holds the offset: one that is enclosed, or this one itself."""
        return next((one for one in self.enclosed if one.char_start <= offset < one.char_end), self)

    def cell_at(self, offset: int) -> str | None:
        """Sheet and cell that hold the offset, as `sheet KPIs, cell D7`; None outside of a spreadsheet."""
        at = bisect_right(self._row_starts, offset) - 1
        if at < 0 or "\n" in self.text[self.sheet_rows[at].char_start : offset]:
            return None
        row = self.sheet_rows[at]
        letters = row.columns[self.text.count("\t", row.char_start, offset)]
        return f"{f'sheet {row.sheet}, ' if row.sheet else ''}cell {letters}{row.number}"

    def confidence_in(self, start: int, end: int) -> float | None:
        """How sure the least sure word is that was recognised in this stretch; None where all of it is text."""
        first = bisect_right(self._recognised_ends, start)
        last = bisect_left(self._recognised_starts, end)
        return min((word.confidence for word in self.recognised[first:last]), default=None)

    def page_at(self, offset: int) -> int | None:
        """Page that holds the offset, from 1; None where the medium has no pages."""
        if not self.pages or (self.enclosed and self.at(offset).medium != "pdf"):
            return None
        return self.pages[max(bisect_right(self._page_starts, offset) - 1, 0)].number


@dataclass(frozen=True, eq=False)
class Outline:
    """One document within a stored text, from `char_start` to `char_end`, as blocks in reading order.

    Two are the same only where they are one: what is made of it may be kept for it.
    """

    stored: StoredText
    char_start: int
    char_end: int
    blocks: tuple[Block, ...]
