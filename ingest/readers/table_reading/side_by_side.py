"""Two tables printed side by side in one: told by repeated headings, repeated labels or labels after figures."""

from __future__ import annotations

from dataclasses import replace

from ingest.readers.table_reading.cells import is_figure
from ingest.readers.table_reading.grid import Grid, Row
from ingest.structure.model import Cell

_LEAST_SHARE_REPEATED = 0.6


def split_side_by_side(grid: Grid) -> list[Grid]:
    """The tables that stand side by side in a grid, from the left; the grid itself where it is one table."""
    starts = [0, *(index for index in range(2, grid.width - 1) if _begins_another(grid, index))]
    if len(starts) == 1:
        return [grid]
    ends = [*starts[1:], grid.width]
    return [_part(grid, start, end) for start, end in zip(starts, ends, strict=True)]


def _begins_another(grid: Grid, index: int) -> bool:
    if not _is_words(grid.column(index)) or not _has_figures(grid, index - 1) or not _has_figures(grid, index + 1):
        return False
    if not grid.headers:
        return _is_words(grid.column(0))
    last = grid.headers[-1].cells
    first, here = last[0].text, last[index].text
    if first and first.lower() == here.lower():
        return True
    pairs = [(row.cells[0].text, row.cells[index].text) for row in grid.body if row.cells[index].text]
    repeated = sum(left.lower() == right.lower() for left, right in pairs)
    return bool(pairs) and repeated >= _LEAST_SHARE_REPEATED * len(pairs)


def _is_words(cells: list[Cell]) -> bool:
    texts = [cell.text for cell in cells if cell.text]
    return bool(texts) and sum(is_figure(text) for text in texts) < 0.3 * len(texts)


def _has_figures(grid: Grid, index: int) -> bool:
    texts = [cell.text for cell in grid.column(index) if cell.text]
    return bool(texts) and not _is_words(grid.column(index))


def _part(grid: Grid, start: int, end: int) -> Grid:
    """The columns from start to end; a heading that stands over the labels alone names the part."""
    headers = tuple(_part_of_row(header, start, end) for header in grid.headers)
    heading = None
    if headers and headers[-1].cells[0].text and not any(cell.text for cell in headers[-1].cells[1:]):
        heading, headers = headers[-1].cells[0], headers[:-1]
    body = tuple(_part_of_row(row, start, end) for row in grid.body)
    return replace(grid, headers=headers, body=body, first_column=grid.first_column + start, heading=heading)


def _part_of_row(row: Row, start: int, end: int) -> Row:
    return replace(row, cells=row.cells[start:end])
