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
                start, end = cell.passage.span(bound.start, bound.end)
                yield Statement(
                    row=LabelledRow(header, "", is_total=False),
                    column=part.grid.first_column + column + 1,
                    start=start,
                    end=end,
                    value=bound.value,
                    unit=bound.unit or "count",
                    label=clean(" ".join(above)),
                    period=part.columns_span,
                    qualifier=bound.qualifier,
                )
