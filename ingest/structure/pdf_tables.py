"""Tables of a PDF: columns from the positions of the pieces, rows from the order in which they were printed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from ingest.structure.model import Cell, PrintedPiece, StoredText, Table
from ingest.structure.passages import EMPTY, join
from ingest.structure.tables import FoundTable

_FIGURE = re.compile(r"[£<]?[-−]?\d[\d,]*(?:\.\d+)?%?(?:\s*\(.*\))?|[-–]|n/a", re.I)
_LONGEST_HEADING = 60
_FEWEST_ROWS_OF_FIGURES = 2


@dataclass
class _PrintedRow:
    """Pieces of one row by column, while it is being put together."""

    cells: dict[int, list[PrintedPiece]] = field(default_factory=dict)

    @property
    def pieces(self) -> list[PrintedPiece]:
        return [piece for cell in self.cells.values() for piece in cell]

    @property
    def span(self) -> tuple[int, int]:
        return min(piece.char_start for piece in self.pieces), max(piece.char_end for piece in self.pieces)


def find_printed_tables(stored: StoredText, start: int, end: int) -> list[FoundTable]:
    """Tables of figures of stored.text[start:end] in reading order; none where the stored text has no pieces."""
    pieces = [piece for piece in stored.pieces if start <= piece.char_start and piece.char_end <= end]
    return [
        _found(stored.text, rows, len(columns))
        for stretch in _stretches(stored, pieces)
        if (columns := _columns(stored.text, stretch))
        for rows in _tables(stored.text, stretch, columns)
    ]


def _stretches(stored: StoredText, pieces: list[PrintedPiece]) -> Iterator[list[PrintedPiece]]:
    """Runs of pieces that follow each other on one page without running text between them."""
    run: list[PrintedPiece] = []
    for piece in pieces:
        is_next = run and not stored.text[run[-1].char_end : piece.char_start].strip()
        is_prose = piece.char_end - piece.char_start > _LONGEST_HEADING and _ends_sentence(stored.text, piece)
        if run and (not is_next or is_prose or stored.page_at(piece.char_start) != stored.page_at(run[-1].char_start)):
            yield run
            run = []
        if not is_prose:
            run.append(piece)
    if run:
        yield run


def _ends_sentence(text: str, piece: PrintedPiece) -> bool:
    return text[piece.char_end - 1] in ".:;"


def _columns(text: str, pieces: list[PrintedPiece]) -> list[tuple[float, float]]:
    """Left and right edges of the columns: where pieces are above each other; none without two columns of figures.

    A piece that spans several figures of one line heads a group of columns, or is prose, and makes no column.
    """
    figures = [piece for piece in pieces if _is_figure(text, piece)]
    of_figures = _merged([(piece.left, piece.right) for piece in figures])
    narrow = [
        piece for piece in pieces if sum(piece.left < right and left < piece.right for left, right in of_figures) < 2
    ]
    columns = _merged([(piece.left, piece.right) for piece in narrow])
    return columns if of_figures and len(columns) > 1 else []


def _merged(intervals: list[tuple[float, float]]) -> list[tuple[float, float]]:
    merged: list[tuple[float, float]] = []
    for left, right in sorted(intervals):
        if merged and left <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(right, merged[-1][1]))
        else:
            merged.append((left, right))
    return merged


def _tables(text: str, pieces: list[PrintedPiece], columns: list[tuple[float, float]]) -> Iterator[list[_PrintedRow]]:
    """Rows between those that only head or follow a table: a lone piece before its first or after its last row."""
    rows = _rows(pieces, columns)
    of_figures = [number for number, row in enumerate(rows) if _has_figures(text, row)]
    if len(of_figures) < _FEWEST_ROWS_OF_FIGURES or _counts_pages(text, rows, len(columns)):
        return
    first, last = of_figures[0], of_figures[-1]
    while first and len(rows[first - 1].cells) > 1:
        first -= 1
    while last + 1 < len(rows) and _goes_on(text, rows[last + 1]):
        last += 1
    yield rows[first : last + 1]


def _rows(pieces: list[PrintedPiece], columns: list[tuple[float, float]]) -> list[_PrintedRow]:
    """A table is printed cell by cell: a piece further left, or lower in another column, begins a row."""
    rows = [_PrintedRow()]
    column_before, lowest = -1, 0.0
    for piece in pieces:
        column = _column(piece, columns)
        is_same_cell = column == column_before and piece.baseline < rows[-1].cells[column][-1].baseline
        is_lower = bool(rows[-1].cells) and piece.baseline < lowest - 0.5 * piece.size
        goes_back = column < column_before or (column == column_before and not is_same_cell)
        if rows[-1].cells and (goes_back or (is_lower and not is_same_cell)):
            rows.append(_PrintedRow())
            lowest = piece.baseline
        if not rows[-1].cells:
            lowest = piece.baseline
        rows[-1].cells.setdefault(column, []).append(piece)
        lowest = min(lowest, piece.baseline)
        column_before = column
    return rows


def _column(piece: PrintedPiece, columns: list[tuple[float, float]]) -> int:
    overlaps = [min(piece.right, right) - max(piece.left, left) for left, right in columns]
    first = next((index for index, overlap in enumerate(overlaps) if overlap > 0), None)
    return overlaps.index(max(overlaps)) if first is None else first


def _has_figures(text: str, row: _PrintedRow) -> bool:
    return len(row.cells) > 1 and any(_is_figure(text, cell[0]) for column, cell in row.cells.items() if column)


def _goes_on(text: str, row: _PrintedRow) -> bool:
    """A lone piece after the last row that opens in lower case is the rest of that row's label."""
    return len(row.cells) == 1 and text[row.span[0]].islower()


def _counts_pages(text: str, rows: list[_PrintedRow], width: int) -> bool:
    """A list of headings and their pages, which is not a table of figures."""
    if width != 2:
        return False
    numbers = [text[cell[0].char_start : cell[0].char_end] for row in rows if (cell := row.cells.get(1))]
    pages = [int(number) for number in numbers if number.isdigit()]
    return len(pages) == len(numbers) and all(before <= after for before, after in pairwise(pages))


def _is_figure(text: str, piece: PrintedPiece) -> bool:
    return bool(_FIGURE.fullmatch(text[piece.char_start : piece.char_end]))


def _found(text: str, rows: list[_PrintedRow], width: int) -> FoundTable:
    cells = tuple(tuple(_cell(text, row, column) for column in range(width)) for row in rows)
    spans = tuple(row.span for row in rows)
    return FoundTable(spans[0][0], spans[-1][1], Table(cells, spans))


def _cell(text: str, row: _PrintedRow, column: int) -> Cell:
    pieces = row.cells.get(column)
    if not pieces:
        return Cell(EMPTY, row.span[1], row.span[1])
    passage = join(text, [(piece.char_start, piece.char_end) for piece in pieces])
    return Cell(passage, pieces[0].char_start, pieces[-1].char_end)
