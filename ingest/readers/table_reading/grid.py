"""A table as a grid: title rows and header rows told from the body, short rows set under their columns."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import pairwise

from ingest.readers.table_reading.cells import cell_values, is_figure
from ingest.readers.table_reading.torn_words import KnownWords
from ingest.structure.model import Cell, Table
from ingest.structure.passages import EMPTY

_TITLE_NUMBER = re.compile(r"\d{1,2}(?:\.\d{1,2}){1,3}\.?\s+[A-Z]")
_YEAR = re.compile(r"(?:19|20)\d\d")
_BARE_UNIT = re.compile(
    r"\(?(?:£\s?(?:m|k|bn|million|thousand|['’]?0{3}s?)?['’]?s?|%|no\.?|nos\.?|number|fte|wte|days|weeks|months)\)?",
    re.I,
)
_AND_MORE = re.compile(r"(\d{1,2})\s?(?:\+|or more|and over|plus)", re.I)
_TOTAL = re.compile(r"(?:grand )?totals?|all", re.I)
_TEARS_OF_A_TITLE = 2
Columns = tuple[Cell, ...]


@dataclass(frozen=True)
class Row:
    """One row of the body: `number` counts the rows of the table from 1; the span is its evidence.

    A row joined from several has the number of its last one too, and the figures that found no place.
    """

    cells: Columns
    number: int
    start: int
    end: int
    last_number: int = 0
    left_over: tuple[Cell, ...] = ()


@dataclass(frozen=True)
class Grid:
    """A table's title, header rows and body; every row has the same number of cells.

    `first_column` is the column of the table that the grid's first column was printed in, from 0:
    more than 0 for the second of two tables that stand side by side.
    """

    title: Cell | None
    is_title_torn: bool
    headers: tuple[Row, ...]
    body: tuple[Row, ...]
    first_column: int = 0
    heading: Cell | None = None

    @property
    def width(self) -> int:
        """Number of columns."""
        return len(self.body[0].cells) if self.body else 0

    def column(self, index: int) -> list[Cell]:
        """The body's cells of one column."""
        return [row.cells[index] for row in self.body]


def read_grid(table: Table, known: KnownWords) -> Grid:
    """The grid of a table; rows of nothing but a stray mark are left out."""
    rows = [
        Row(cells, number, *span)
        for number, (cells, span) in enumerate(zip(table.rows, table.row_spans, strict=True), 1)
        if len("".join(cell.text for cell in cells)) > 1 or any(is_figure(cell.text) for cell in cells)
    ]
    title, is_torn = None, False
    while rows and len(rows) > 1 and _is_title(rows[0], known):
        is_torn = _tears(rows[0], known) >= _TEARS_OF_A_TITLE
        line = known.glue(list(rows[0].cells))
        title = line if title is None else known.glue([title, line], is_one_line=False)
        rows.pop(0)
    width = max((len(row.cells) for row in rows), default=0)
    headers: list[Row] = []
    while rows and len(rows) > 1 and _is_header(rows[0], headers, width):
        headers.append(rows.pop(0))
    whole = [row.cells for row in rows if len(row.cells) == width]
    label_columns = _label_columns(whole)
    rows = [_set_under_columns(row, label_columns, width) for row in rows]
    return Grid(title, is_torn, tuple(_padded(row, width) for row in headers), tuple(rows))


def is_bare_year(text: str) -> bool:
    """Whether a cell prints a year and nothing else."""
    return bool(_YEAR.fullmatch(text.strip()))


def _is_title(row: Row, known: KnownWords) -> bool:
    filled = [cell for cell in row.cells if cell.text]
    if not filled or any(is_figure(cell.text) and not is_bare_year(cell.text) for cell in filled[1:]):
        return False
    if cell_values(filled[0].text) and not _TITLE_NUMBER.match(filled[0].text):
        return False
    is_alone = len(filled) == 1 and bool(row.cells[0].text)
    return is_alone or bool(_TITLE_NUMBER.match(row.cells[0].text)) or _tears(row, known) >= _TEARS_OF_A_TITLE


def _tears(row: Row, known: KnownWords) -> int:
    texts = [cell.text for cell in row.cells if cell.text]
    return sum(left[-1].isalpha() and known.is_torn(left, right) for left, right in pairwise(texts))


def _is_header(row: Row, before: list[Row], width: int) -> bool:
    """A row without figures that is above the body; another one only where the one before left gaps.

    A row of nothing but units is a header under any other; so is one that counts up to "3+" where no other is.
    """
    behind_first = [cell.text for cell in row.cells[1:] if cell.text]
    if before and behind_first and all(_BARE_UNIT.fullmatch(text) for text in behind_first):
        return True
    if not before and _counts_up(behind_first):
        return True
    if before and all(cell.text for cell in _padded(before[-1], width).cells[1:]):
        return False
    if any(is_figure(text) and not is_bare_year(text) for text in behind_first):
        return False
    is_lost_label = is_figure(row.cells[0].text) and not is_bare_year(row.cells[0].text)
    return bool(behind_first) and not is_lost_label


def _counts_up(texts: list[str]) -> bool:
    """Whether headings count 1, 2, 3+: the last of them, before a total, holds for all that are more."""
    numbers = [text for text in texts if not _TOTAL.fullmatch(text)]
    last = _AND_MORE.fullmatch(numbers[-1]) if len(numbers) > 1 else None
    if last is None or not all(number.isdigit() for number in numbers[:-1]):
        return False
    counted = [int(number) for number in (*numbers[:-1], last[1])]
    return counted == list(range(counted[0], counted[0] + len(counted)))


def _padded(row: Row, width: int) -> Row:
    missing = width - len(row.cells)
    return replace(row, cells=row.cells + (Cell(EMPTY, row.end, row.end),) * missing) if missing else row


def _label_columns(whole: list[Columns]) -> tuple[int, int]:
    """How many columns after the first hold no figure in any whole row, and how many it takes to meet a word."""
    columns = list(zip(*whole, strict=True))[1:]
    free = next((at for at, cells in enumerate(columns) if any(is_figure(cell.text) for cell in cells)), len(columns))
    filled = next((at for at, cells in enumerate(columns) if any(cell.text for cell in cells)), len(columns))
    return free, filled + 1


def _set_under_columns(row: Row, label_columns: tuple[int, int], width: int) -> Row:
    """A row after a page break may have lost empty label columns: its figures belong under the others'."""
    missing = width - len(row.cells)
    if missing <= 0 or not row.cells[0].text or not any(is_figure(cell.text) for cell in row.cells[1:]):
        return _padded(row, width)
    free, least = label_columns
    if not least <= missing <= free:
        return _padded(row, width)
    gap = (Cell(EMPTY, row.cells[1].char_start, row.cells[1].char_start),) * missing
    return replace(row, cells=(row.cells[0], *gap, *row.cells[1:]))
