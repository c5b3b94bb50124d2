"""One Excel workbook for people: a cover, a sheet a subject, and what each column means."""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Sequence
from typing import Any

import duckdb
import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from warehouse.exports.beside import documents_by_licence, notes
from warehouse.exports.cells import is_text
from warehouse.exports.folder import ExportFolder
from warehouse.exports.sheets import Sheet, sheets
from warehouse.exports.tables import ExportedColumn, ExportedTable, Publication

FILE = "oversight.xlsx"
TITLE = "Oversight: what was reported about children's services"
COLUMNS_TITLE = "Columns"
_ROWS_AT_ONCE = 2_000
_NAME_WIDTH, _TEXT_WIDTH, _LINE_HEIGHT = 36, 100, 15
"""Of the cover: characters, and points; no spreadsheet program makes room for wrapped lines by itself."""


class _Formats:
    """The formats of a workbook's cells."""

    def __init__(self, workbook: xlsxwriter.Workbook) -> None:
        self.title: Format = workbook.add_format({"bold": True, "font_size": 16})
        self.header: Format = workbook.add_format({"bold": True, "bg_color": "#D9E2EC", "bottom": 1})
        self.heading: Format = workbook.add_format({"bold": True})
        self.wrapped: Format = workbook.add_format({"text_wrap": True, "valign": "top"})
        self.link: Format = workbook.add_format({"font_color": "#0563C1", "underline": 1, "valign": "top"})
        self.text: Format = workbook.add_format({"num_format": "@"})
        self.date: Format = workbook.add_format({"num_format": "yyyy-mm-dd"})
        self.time: Format = workbook.add_format({"num_format": "yyyy-mm-dd hh:mm"})


def write_workbook(
    connection: duckdb.DuckDBPyConnection,
    tables: Sequence[ExportedTable],
    folder: ExportFolder,
    publication: Publication,
    *,
    suppressed: bool,
) -> None:
    """Writes the workbook, row by row: it is never whole in memory. Raises `sheets.SheetTooLarge`."""
    subjects = sheets(connection, tables)
    # The scratch of `constant_memory` is text; no text becomes a formula, a number or a link.
    options = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with folder.place(FILE) as beside, xlsxwriter.Workbook(str(beside), options) as workbook:
        workbook.set_properties({"title": TITLE, "comments": f"Licences: {publication.licences}"})
        formats = _Formats(workbook)
        _write_cover(workbook.add_worksheet("Cover"), formats, subjects, publication, notes(suppressed=suppressed))
        for sheet in subjects:
            _write_sheet(workbook.add_worksheet(sheet.title), formats, sheet, connection)
        _write_columns(workbook.add_worksheet(COLUMNS_TITLE), formats, subjects)


def _write_cover(
    page: Worksheet, formats: _Formats, subjects: Sequence[Sheet], publication: Publication, told: Sequence[str]
) -> None:
    page.hide_gridlines(2)
    page.set_column(0, 0, _NAME_WIDTH)
    page.set_column(1, 1, _TEXT_WIDTH)
    page.write_string(0, 0, TITLE, formats.title)
    page.write_string(1, 0, f"Published {publication.published_at:%d %B %Y, %H:%M} UTC, run {publication.run_id}")
    blocks = (
        ("How to read it", [("", note) for note in told]),
        ("Licences", documents_by_licence(publication)),
        ("Sheets", [(sheet.title, f"{sheet.row_count:,} rows. {sheet.meaning}") for sheet in subjects]),
    )
    row = 2
    for heading, lines in blocks:
        row += 1
        page.write_string(row, 0, heading, formats.heading)
        for name, text in lines:
            row += 1
            page.set_row(row, _LINE_HEIGHT * max(_lines(name, _NAME_WIDTH), _lines(text, _TEXT_WIDTH)))
            if heading == "Sheets":
                page.write_url(row, 0, f"internal:'{name}'!A1", formats.link, name)
            else:
                page.write_string(row, 0, name, formats.wrapped)
            page.write_string(row, 1, text, formats.wrapped)
        row += 1


def _lines(text: str, width: int) -> int:
    """Lines that a wrapped text takes, with room for wide letters."""
    return max(1, len(textwrap.wrap(text, int(width * 0.9))))


def _write_sheet(page: Worksheet, formats: _Formats, sheet: Sheet, connection: duckdb.DuckDBPyConnection) -> None:
    last_column = len(sheet.columns) - 1
    page.freeze_panes(1, 0)
    page.autofilter(0, 0, sheet.row_count, last_column)
    page.ignore_errors({"number_stored_as_text": f"A1:XFD{sheet.row_count + 1}"})
    for number, (column, width) in enumerate(zip(sheet.columns, sheet.widths, strict=True)):
        page.set_column(number, number, width)
        page.write_string(0, number, column.name, formats.header)
    writers = [_writer(page, formats, column) for column in sheet.columns]
    rows = connection.execute(sheet.rows)
    row_number = 0
    while found := rows.fetchmany(_ROWS_AT_ONCE):
        for row in found:
            row_number += 1
            for number, (value, write) in enumerate(zip(row, writers, strict=True)):
                if value is not None:
                    write(row_number, number, value)


def _writer(page: Worksheet, formats: _Formats, column: ExportedColumn) -> Callable[[int, int, Any], Any]:
    """What writes a value of a column as what it is: an identifier of digits stays a text."""
    if is_text(column):
        return lambda row, number, text: page.write_string(row, number, text, formats.text)
    if column.kind == "BOOLEAN":
        return lambda row, number, value: page.write_boolean(row, number, value)
    if column.kind in ("DATE", "TIMESTAMP"):
        shown = formats.date if column.kind == "DATE" else formats.time
        return lambda row, number, day: page.write_datetime(row, number, day, shown)
    return lambda row, number, value: page.write_number(row, number, value)


def _write_columns(page: Worksheet, formats: _Formats, subjects: Sequence[Sheet]) -> None:
    page.freeze_panes(1, 0)
    rows = [(sheet.title, column.name, column.meaning) for sheet in subjects for column in sheet.columns]
    page.autofilter(0, 0, len(rows), 2)
    for number, (name, width) in enumerate((("sheet", 24), ("column", 28), ("meaning", 110))):
        page.set_column(number, number, width)
        page.write_string(0, number, name, formats.header)
    for row_number, row in enumerate(rows, start=1):
        for number, text in enumerate(row):
            page.write_string(row_number, number, text)
