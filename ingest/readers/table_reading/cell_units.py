"""The unit of one cell: its print beside its heading, its label, its neighbours, the corner and the title."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property

from ingest.readers.table_reading.labels import LabelledRow
from ingest.readers.table_reading.naming import Naming
from ingest.readers.table_reading.parts import Part
from ingest.readers.table_reading.printed_figures import CellValue
from ingest.readers.table_reading.units import (
    NO_NEIGHBOURS,
    Neighbours,
    is_in_time,
    is_share,
    is_sum_of_money,
    said,
    says_money,
    unit_of,
)


class CellUnits:
    """The units of the cells of one part of a table; `values` are those of each cell, by row number and column."""

    def __init__(
        self, part: Part, naming: Naming, title: str, values: Mapping[tuple[int, int], tuple[CellValue, ...]]
    ) -> None:
        self._part, self._naming, self._title, self._values = part, naming, title, values
        self._told: dict[tuple[str, int], Neighbours] = {}

    def of(self, row: LabelledRow, column: int, value: CellValue) -> str:
        """The unit of one value of the cell in a row and a column."""
        heading = self._part.headings.get(column)
        if heading and heading.kind == "rank":
            return "score"
        if value.role in ("counted", "part"):
            return unit_of(value.unit, [value.words], NO_NEIGHBOURS)
        words = heading.words if heading else ""
        is_beside = value.role == "beside"
        in_cell = self._values[row.row.number, column]
        has_share_beside = not is_beside and any(other.role == "beside" and other.unit for other in in_cell)
        texts = [words, "" if is_beside and not value.words else row.label]
        is_of_row = self._naming.is_measure_by_row or not words
        if is_of_row:
            texts.append(self._part.corner)
        if is_of_row or (value.unit in (None, "gbp") and is_sum_of_money(words) and says_money(self._title)):
            texts.append(self._title)
        if value.unit is None and has_share_beside:
            texts = [text for text in texts if not is_share(text)]
        has_none = is_beside or has_share_beside
        same = NO_NEIGHBOURS if has_none else self._of_same_quantity(row, column, value, is_of_row)
        in_time = is_of_row and not is_beside and value.qualifier != "fewer_than" and is_in_time(row.label)
        return unit_of(value.unit, texts, same, in_time=in_time)

    def _of_same_quantity(self, row: LabelledRow, column: int, value: CellValue, is_of_row: bool) -> Neighbours:
        """The values printed for the same measure: those of the row where its label names it, else of the column."""
        if value.role == "named":
            named = (other for values in self._values.values() for other in values if other.role == "named")
            return self._once("named", 0, named)
        heading = self._part.headings.get(column)
        if is_of_row and (heading is None or said(heading.words) is None):
            number = row.row.number
            levels = self._once("row", number, self._first_of((number, other) for other in self._levels))
            return levels if column in self._levels else levels.beside(self._values[number, column][:1])
        return self._once("column", column, self._first_of((other.row.number, column) for other in self._part.rows))

    def _once(self, kind: str, number: int, values: Iterable[CellValue]) -> Neighbours:
        """What the values of one row, one column or all named ones come to, worked out when first asked for."""
        if (kind, number) not in self._told:
            self._told[kind, number] = NO_NEIGHBOURS.beside(values)
        return self._told[kind, number]

    def _first_of(self, cells: Iterable[tuple[int, int]]) -> Iterable[CellValue]:
        return (other for cell in cells for other in self._values[cell][:1])

    @cached_property
    def _levels(self) -> frozenset[int]:
        """The columns that hold levels of a row's measure."""
        return frozenset(column for column in self._part.roles.values if self._is_level(column))

    def _is_level(self, column: int) -> bool:
        """Whether a column holds levels of the row's measure: no changes, ranks or figures in a unit of their own."""
        heading = self._part.headings.get(column)
        return heading is None or (heading.kind not in ("change", "rank") and said(heading.words) is None)
