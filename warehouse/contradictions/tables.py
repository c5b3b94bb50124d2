"""The tables of a paper as grids of figures: which cells are printed totals, and of which cells."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

from warehouse.contradictions.papers import Figure, Paper


@dataclass(frozen=True)
class Table:
    """The figures of one table by row and column; a cell that holds two of them belongs to two sums and is left out."""

    number: int
    cells: dict[tuple[int, int], Figure] = field(default_factory=dict)

    @cached_property
    def rows(self) -> dict[int, list[Figure]]:
        """The cells of each row, from left to right."""
        return self._by(0)

    @cached_property
    def columns(self) -> dict[int, list[Figure]]:
        """The cells of each column, from top to bottom."""
        return self._by(1)

    def _by(self, side: int) -> dict[int, list[Figure]]:
        found: dict[int, list[Figure]] = defaultdict(list)
        for place in sorted(self.cells):
            found[place[side]].append(self.cells[place])
        return found

    @cached_property
    def total_rows(self) -> list[int]:
        """The rows of which every cell is a total."""
        return [row for row, cells in self.rows.items() if all(cell.is_total for cell in cells)]

    @cached_property
    def total_columns(self) -> list[int]:
        """The columns of which every cell is a total."""
        return [column for column, cells in self.columns.items() if all(cell.is_total for cell in cells)]

    def sums(self) -> Iterator[tuple[Figure, list[Figure]]]:
        """Each printed total with the parts it should be the sum of: those above it up to the total before, or left."""
        for (row, column), cell in self.cells.items():
            if row in self.total_rows:
                above = max((one for one in self.total_rows if one < row), default=0)
                yield (
                    cell,
                    [
                        part
                        for (at, _), part in self._in_column(column)
                        if above < at < row and part.unit == cell.unit and not part.is_total
                    ],
                )
            elif column in self.total_columns:
                beside = [part for part in self.rows[row] if part.column_number not in self.total_columns]
                yield cell, [part for part in beside if part.unit == cell.unit]

    def has_gap(self, parts: list[Figure]) -> bool:
        """Whether a row among the parts of a column has figures and none in that column."""
        columns = {part.column_number for part in parts}
        if len(columns) != 1:
            return False
        found = {part.row_number for part in parts}
        first, last = min(row for row in found if row), max(row for row in found if row)
        return any(first < row < last and row not in found for row in self.rows)

    def _in_column(self, column: int) -> Iterator[tuple[tuple[int, int], Figure]]:
        return ((place, cell) for place, cell in self.cells.items() if place[1] == column)


def tables(paper: Paper) -> Iterator[Table]:
    """Every table of a paper, without the values of comparators."""
    found: dict[int, list[Figure]] = defaultdict(list)
    for figure in paper.figures:
        if figure.reading == "table" and figure.table_number and figure.row_number and figure.comparator is None:
            found[figure.table_number].append(figure)
    for number, figures in found.items():
        held = Counter((figure.row_number, figure.column_number) for figure in figures)
        yield Table(
            number,
            {
                (figure.row_number or 0, figure.column_number or 0): figure
                for figure in figures
                if held[figure.row_number, figure.column_number] == 1
            },
        )
