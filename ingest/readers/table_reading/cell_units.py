"""The unit of one cell: its print beside its heading, its label, its neighbours, the corner and the title."""

from __future__ import annotations

from collections.abc import Mapping

from ingest.readers.table_reading.labels import LabelledRow
from ingest.readers.table_reading.naming import Naming
from ingest.readers.table_reading.parts import Part
from ingest.readers.table_reading.printed_figures import CellValue
from ingest.readers.table_reading.units import is_in_time, is_share, is_sum_of_money, said, says_money, unit_of


class CellUnits:
    """The units of the cells of one part of a table; `values` are those of each cell, by row number and column."""

    def __init__(
        self, part: Part, naming: Naming, title: str, values: Mapping[tuple[int, int], tuple[CellValue, ...]]
    ) -> None:
        self._part, self._naming, self._title, self._values = part, naming, title, values

    def of(self, row: LabelledRow, column: int, value: CellValue) -> str:
        """The unit of one value of the cell in a row and a column."""
        heading = self._part.headings.get(column)
        if heading and heading.kind == "rank":
            return "score"
        if value.role in ("counted", "part"):
            return unit_of(value.unit, [value.words], [], [])
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
        same = [] if is_beside or has_share_beside else self._of_same_quantity(row, column, value, is_of_row)
        in_time = is_of_row and not is_beside and value.qualifier != "fewer_than" and is_in_time(row.label)
        return unit_of(
            value.unit, texts, [other.unit for other in same], [other.value for other in same], in_time=in_time
        )

    def _of_same_quantity(self, row: LabelledRow, column: int, value: CellValue, is_of_row: bool) -> list[CellValue]:
        """The values printed for the same measure: those of the row where its label names it, else of the column."""
        if value.role == "named":
            return [other for values in self._values.values() for other in values if other.role == "named"]
        heading = self._part.headings.get(column)
        if is_of_row and (heading is None or said(heading.words) is None):
            others = [other for other in self._part.roles.values if other == column or self._is_level(other)]
            cells = [(row.row.number, other) for other in others]
        else:
            cells = [(other.row.number, column) for other in self._part.rows]
        return [other for cell in cells for other in self._values[cell][:1]]

    def _is_level(self, column: int) -> bool:
        """Whether a column holds levels of the row's measure: no changes, ranks or figures in a unit of their own."""
        heading = self._part.headings.get(column)
        return heading is None or (heading.kind not in ("change", "rank") and said(heading.words) is None)
