"""An answer as an Excel workbook of one sheet, on standard output."""

from __future__ import annotations

import datetime as dt
import sys
from collections.abc import Sequence
from io import BytesIO
from typing import Any

from dagster_project.screen.safe import printable

# A text is a text, whatever Excel would make of it.
OPTIONS = {
    "in_memory": True,
    "default_date_format": "d mmm yyyy",
    "strings_to_numbers": False,
    "strings_to_formulas": False,
    "strings_to_urls": False,
}


def print_sheet(columns: Sequence[str], records: Sequence[Sequence[Any]]) -> None:
    """Writes numbers as numbers and dates as dates, below a frozen line of names with filters."""
    import xlsxwriter  # an answer in any other form does without it

    written = BytesIO()
    with xlsxwriter.Workbook(written, OPTIONS) as workbook:
        page = workbook.add_worksheet("answer")
        page.write_row(0, 0, columns, workbook.add_format({"bold": True}))
        for line, record in enumerate(records, 1):
            page.write_row(line, 0, [_as_cell(cell) for cell in record])
        page.freeze_panes(1, 0)
        page.autofilter(0, 0, max(len(records), 1), len(columns) - 1)
        page.autofit()
    sys.stdout.buffer.write(written.getvalue())


def _as_cell(cell: Any) -> Any:
    return cell if cell is None or isinstance(cell, int | float | dt.date) else printable(str(cell))
