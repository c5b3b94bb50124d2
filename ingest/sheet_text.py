"""The rows of a spreadsheet written as a text: a line a row, and where in the sheet each line stands."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from ingest.errors import RefusedDocument
from ingest.structure.characters import seen
from ingest.structure.model import SheetRow, StoredText

MOST_CELLS = 250_000
MOST_FILLED = 50_000
"""Cells of a sheet, empty ones too, and cells of a file that show something: a scorecard of five years has some
thousands; more are records of persons."""
_FIGURE = re.compile(r"[-–£]?\d[\d,]*(?:\.\d+)?%?")
_YEAR = re.compile(r"(?:19|20)\d\d")
Rows = Sequence[tuple[int, Sequence[str]]]
"""Rows of one sheet, each with its number in it and its cells from the first column on, those not shown left out."""


class Sheet(NamedTuple):
    """One sheet as it is shown: its rows and the numbers of its columns, from 1; `name` None where it has none."""

    name: str | None
    rows: Rows
    columns: Sequence[int]


class SheetText:
    """A text as it grows, sheet by sheet; raises RefusedDocument where a file has more than a table of figures does."""

    def __init__(self, file_name: str) -> None:
        self._file_name = file_name
        self._filled = 0
        self._lines: list[str] = []
        self._rows: list[SheetRow] = []
        self._at = 0

    def add(self, sheet: Sheet, *, is_titled: bool) -> None:
        """A sheet, under its name where that is a title."""
        filled = [any(row[at] for _, row in sheet.rows) for at in range(len(sheet.columns))]
        columns = [at for at, is_filled in enumerate(filled) if is_filled]
        if not columns:
            return
        self._filled += sum(sum(map(bool, row)) for _, row in sheet.rows)
        if self._filled > MOST_FILLED:
            raise _too_large(f"{self._file_name} has {self._filled:,} filled cells; at most {MOST_FILLED:,} are read")
        if sheet.name and is_titled:
            self._line(f"# {sheet.name}")
            self._line("")
        from openpyxl.utils import get_column_letter  # imported where a file needs it, for the memory it takes

        letters = [get_column_letter(sheet.columns[at]) for at in columns]
        rows = [(number, [row[at] for at in columns]) for number, row in sheet.rows]
        blocks = [[*block] for is_filled, block in groupby(rows, lambda row: any(row[1])) if is_filled]
        for block in _joined(blocks):
            self._block(sheet.name, block, letters)

    def stored(self, medium: str, left_out: Sequence[str]) -> StoredText:
        """The text as it is stored."""
        text = "\n".join(self._lines) + "\n"
        return StoredText(text, medium, left_out=tuple(left_out), sheet_rows=tuple(self._rows))

    def _block(self, sheet: str | None, rows: Rows, letters: Sequence[str]) -> None:
        """A table, and the titles and notes that stand above and below it, each a paragraph."""
        first, last = _table_in(rows)
        for at, (number, cells) in enumerate(rows):
            if first <= at < last:
                self._row(SheetRow(self._at, sheet, number, tuple(letters)), "\t".join(cells))
                if at == last - 1:
                    self._line("")
            else:
                column, words = next((letter, cell) for letter, cell in zip(letters, cells, strict=True) if cell)
                self._row(SheetRow(self._at, sheet, number, (column,)), words)
                self._line("")

    def _row(self, row: SheetRow, line: str) -> None:
        self._rows.append(row)
        self._line(line)

    def _line(self, written: str) -> None:
        line = seen(written)
        self._lines.append(line)
        self._at += len(line) + 1


def _joined(blocks: Sequence[Rows]) -> Iterator[Rows]:
    """Blocks of rows; one without headings goes on with the table before it, over the empty rows between them."""
    open_block: list[tuple[int, Sequence[str]]] = []
    for block in blocks:
        first, last = _table_in(block)
        if open_block and first < last and _has_figures(block[first][1]) and _table_in(open_block)[1]:
            open_block += block
        else:
            if open_block:
                yield open_block
            open_block = [*block]
    if open_block:
        yield open_block


def _table_in(rows: Rows) -> tuple[int, int]:
    """The first row of the table in a block and the row behind its last: from the first to the last of several cells.

    Both are 0 where no row has several.
    """
    whole = [at for at, (_, cells) in enumerate(rows) if sum(map(bool, cells)) > 1]
    return (whole[0], whole[-1] + 1) if whole else (0, 0)


def _has_figures(cells: Sequence[str]) -> bool:
    """Whether a row holds figures, as no row of headings does, but for years."""
    return any(_FIGURE.fullmatch(cell) and not _YEAR.fullmatch(cell) for cell in [*filter(None, cells)][1:])


def check_size(file_name: str, name: str | None, rows: int, columns: int) -> None:
    """Raises RefusedDocument for a sheet that reaches over more than a table of figures does."""
    if rows * columns > MOST_CELLS:
        where = f"Sheet {name} of {file_name}" if name else file_name
        reach = f"reaches over {rows:,} rows and {columns:,} columns; at most {MOST_CELLS:,} cells are read"
        raise _too_large(f"{where} {reach}")


def _too_large(found: str) -> RefusedDocument:
    return RefusedDocument(
        "too_large",
        f"{found}. Expected a table of indicators, not records: delete empty rows and columns and sheets of data, and "
        "save it again, or save the sheet with the figures alone.",
    )
