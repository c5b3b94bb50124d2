"""Ranges that a column's heading prints under the name of its measure: "IRO Caseload" over "78-80"."""

from __future__ import annotations

from collections.abc import Iterator

from ingest.readers.table_reading.cells import cell_values
from ingest.readers.table_reading.labels import LabelledRow, clean
from ingest.readers.table_reading.parts import Part
from ingest.readers.table_reading.statements import Statement


def heading_ranges(part: Part) -> Iterator[Statement]:
    """Both ends of each such range, over the whole period of the rows below it."""
    if part.row_periods is None:
        return
    for header in part.grid.headers:
        for column in part.roles.values:
            cell = header.cells[column]
            bounds = cell_values(cell.text)
            above = [other.cells[column].text for other in part.grid.headers if other is not header]
            if len(bounds) != 2 or bounds[0].qualifier != "at_least" or not any(above):
                continue
            for bound in bounds:
                yield Statement(
                    LabelledRow(header, "", False, False), part.grid.first_column + column + 1,
                    *cell.passage.span(bound.start, bound.end), bound.value, bound.unit or "count", bound.qualifier,
                    clean(" ".join(above)), "", None, None, part.columns_span, False, False,
                )  # fmt: skip
