"""The sheets of the workbook: which tables, under which names, with which evidence, and how wide their columns are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import duckdb

from ingest.errors import OversightError
from warehouse.exports.cells import in_one_line, is_text
from warehouse.exports.tables import ExportedColumn, ExportedTable
from warehouse.sql import quoted

FIRST = ("comparison", "comparison_wide", "headline_values", "judgements", "observations", "findings", "discrepancies")
"""Sheets that come first; the others follow by name."""
NOT_FOR_PEOPLE = frozenset({"observation_history"})
"""What stood on which day, nearly the observations again: for queries."""
EVIDENCE = ExportedColumn("evidence", "VARCHAR", "file of the document and page where it says so")
LONGEST_TEXT = 32_000
"""A cell of Excel takes 32,767 characters."""
MOST_ROWS = 1_048_575
"""A sheet of Excel has one more, for the header."""
_WIDEST, _NARROWEST, _ROOM_FOR_FILTER = 60, 8, 4
_FILE = "document_file"


class SheetTooLarge(OversightError):
    """A sheet of Excel has no room for the table."""


@dataclass(frozen=True)
class Sheet:
    """A table as a sheet; `rows` is an SQL query of exactly `columns`, one width each."""

    title: str
    meaning: str
    rows: str
    columns: tuple[ExportedColumn, ...]
    widths: tuple[int, ...]
    row_count: int


def sheets(connection: duckdb.DuckDBPyConnection, tables: Sequence[ExportedTable]) -> list[Sheet]:
    """The sheets of the reporting tables, in their order; raises SheetTooLarge."""
    places = {name: place for place, name in enumerate(FIRST)}
    chosen = [table for table in tables if table.schema == "reporting" and table.name not in NOT_FOR_PEOPLE]
    ordered = sorted(chosen, key=lambda table: (places.get(table.name, len(places)), table.name))
    return [_sheet(connection, table) for table in ordered]


def _sheet(connection: duckdb.DuckDBPyConnection, table: ExportedTable) -> Sheet:
    columns, cells = list(table.columns), [_cell(column) for column in table.columns]
    places = list(_places({column.name for column in columns}))
    if places:
        columns.append(EVIDENCE)
        cells.append(f"concat_ws('; ', {', '.join(places)})")
    named = ", ".join(f"{cell} as {quoted(column.name)}" for cell, column in zip(cells, columns, strict=True))
    rows = f"select {named} from ({table.rows}) as exported"
    lengths = ", ".join(f"max(length({quoted(column.name)}::varchar))" for column in columns)
    row_count, *longest = connection.execute(f"select count(*), {lengths} from ({rows})").fetchall()[0]
    if row_count > MOST_ROWS:
        raise SheetTooLarge(f"{table.name}: {row_count} rows have no room in a sheet: use CSV or Parquet")
    widths = (_width(column, found or 0) for column, found in zip(columns, longest, strict=True))
    title = table.name.replace("_", " ").capitalize()
    return Sheet(title, table.meaning, rows, tuple(columns), tuple(widths), row_count)


def _cell(column: ExportedColumn) -> str:
    return f"left({in_one_line(column)}, {LONGEST_TEXT})" if is_text(column) else quoted(column.name)


def _places(columns: set[str]) -> Iterator[str]:
    """File and page as SQL, for each document that a row names: its own, two that disagree, an earlier and a later."""
    for name in sorted(columns):
        before, file, after = name.partition(_FILE)
        if file:
            page = f"{before}page{after}"
            shown = f"coalesce(', page ' || exported.{quoted(page)}, '')" if page in columns else "''"
            yield f"exported.{quoted(name)} || {shown}"
    if _FILE not in columns and {"document_id", "page"} <= columns:
        yield (
            "(select min(document_file) from reporting.documents as d where d.document_id = exported.document_id "
            "and d.counted_under is null) || coalesce(', page ' || exported.page, '')"
        )


def _width(column: ExportedColumn, longest: int) -> int:
    return max(_NARROWEST, min(_WIDEST, max(longest, len(column.name) + _ROOM_FOR_FILTER)))
