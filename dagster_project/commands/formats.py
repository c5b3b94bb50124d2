"""Answers as rows in place of a table: JSON or CSV for programs, Markdown or an Excel workbook for reports."""

from __future__ import annotations

import csv
import json
import sys
from collections.abc import Sequence
from decimal import Decimal
from enum import StrEnum
from typing import Any

import duckdb
import typer

from dagster_project.commands.sheet import print_sheet
from dagster_project.screen.safe import printable
from warehouse.spreadsheet import defused


class Format(StrEnum):
    """How an answer is printed."""

    TABLE = "table"
    JSON = "json"
    CSV = "csv"
    XLSX = "xlsx"
    MD = "md"


def print_rows(found: duckdb.DuckDBPyConnection, wanted: Format) -> None:
    """Prints every row that a query found, under the names of its columns."""
    print_records([column[0] for column in found.description or []], found.fetchall(), wanted)


def print_records(columns: Sequence[str], records: Sequence[Sequence[Any]], wanted: Format) -> None:
    """Prints records under the names of their columns."""
    if wanted is Format.XLSX:
        if sys.stdout.isatty():
            raise typer.BadParameter("a workbook is no text: send it to a file, > answer.xlsx", param_hint="--format")
        print_sheet(columns, [[float(cell) if isinstance(cell, Decimal) else cell for cell in row] for row in records])
        return
    rows = [[_as_plain(cell) for cell in row] for row in records]
    if wanted is Format.JSON:
        _print_json(columns, rows)
    elif wanted is Format.MD:
        _print_markdown(columns, rows)
    else:
        _print_csv(columns, rows)


def _print_json(columns: Sequence[str], rows: Sequence[Sequence[Any]]) -> None:
    """A list with an object a row."""
    print(json.dumps([dict(zip(columns, row, strict=True)) for row in rows], ensure_ascii=False, indent=2))


def _print_csv(columns: Sequence[str], rows: Sequence[Sequence[Any]]) -> None:
    """A line of names and a line a row; a text that a spreadsheet would run begins with an apostrophe."""
    written = csv.writer(sys.stdout, lineterminator="\n")
    written.writerow(columns)
    written.writerows([defused(cell) if isinstance(cell, str) else cell for cell in row] for row in rows)


def _print_markdown(columns: Sequence[str], rows: Sequence[Sequence[Any]]) -> None:
    """A table of GitHub's Markdown: a line a row, numbers with three decimals at most."""
    for line in (columns, ["---"] * len(columns), *rows):
        print("|", " | ".join(_as_markdown(cell) for cell in line), "|")


def _as_markdown(cell: Any) -> str:
    if isinstance(cell, float):
        return f"{cell:.3f}".rstrip("0").rstrip(".")
    return "" if cell is None else " ".join(str(cell).split()).replace("|", "\\|")


def _as_plain(cell: Any) -> Any:
    """Numbers, truth values and nothing as they are; dates as ISO 8601; texts as they may be printed."""
    if isinstance(cell, Decimal):
        return float(cell)
    return cell if cell is None or isinstance(cell, int | float) else printable(str(cell))
