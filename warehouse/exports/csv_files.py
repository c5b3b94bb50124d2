"""The tables as CSV that a spreadsheet opens as it is: UTF-8 with its mark, one line a row."""

from __future__ import annotations

import csv
import io
import shutil
from pathlib import Path
from tempfile import TemporaryDirectory

import duckdb

from warehouse.exports.cells import csv_cell
from warehouse.exports.folder import ExportFolder
from warehouse.exports.tables import ExportedTable
from warehouse.sql import literal, quoted

FOLDER = "csv"
BYTE_ORDER_MARK = "\N{ZERO WIDTH NO-BREAK SPACE}"


def write_csv(connection: duckdb.DuckDBPyConnection, table: ExportedTable, folder: ExportFolder) -> None:
    """Writes a table; DuckDB sets no mark, by which Excel knows UTF-8, so it goes before what DuckDB wrote."""
    cells = ", ".join(f"{csv_cell(column)} as {quoted(column.name)}" for column in table.columns)
    options = f"format csv, header, nullstr {literal(table.null_as)}"
    with TemporaryDirectory() as scratch, folder.place(f"{FOLDER}/{table.name}.csv") as beside:
        unmarked = Path(scratch) / "unmarked.csv"
        connection.execute(f"copy (select {cells} from ({table.rows})) to {literal(str(unmarked))} ({options})")
        with unmarked.open("rb") as written, beside.open("wb") as file:
            file.write(BYTE_ORDER_MARK.encode())
            shutil.copyfileobj(written, file)


def csv_text(rows: list[list[str]]) -> str:
    """Rows as CSV, without the mark."""
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows(rows)
    return text.getvalue()
