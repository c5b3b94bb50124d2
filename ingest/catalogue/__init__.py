"""The catalogue: knowledge as rows, read from the CSV files of this folder and checked against their rules."""

from __future__ import annotations

import csv
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from ingest.catalogue.columns import TABLES, CatalogueTable, Column
from ingest.errors import CatalogueError

if TYPE_CHECKING:
    import pyarrow

__all__ = ["TABLES", "CatalogueTable", "Column", "check", "meanings", "names", "rows", "tables"]

FOLDER = Path(__file__).parent


def names() -> list[str]:
    """Names of the tables: the CSV files of the catalogue, without their ending, sorted."""
    return sorted(path.stem for path in FOLDER.glob("*.csv"))


@cache
def rows(name: str) -> list[dict[str, str]]:
    """The rows of one table as printed, '' where a cell is empty; shared, so do not change them.

    Raises CatalogueError where there is no such table, or a row has more or fewer cells than the header.
    """
    path = FOLDER / f"{name}.csv"
    if not path.exists():
        raise CatalogueError(f"there is no catalogue table {name!r}: expected {path.name} among {', '.join(names())}")
    with path.open(encoding="utf-8", newline="") as lines:
        reader = csv.reader(lines, strict=True)
        header = next(reader)
        read = []
        for cells in reader:
            if len(cells) != len(header):
                raise CatalogueError(f"{path.name}, line {reader.line_num}: {len(cells)} cells, expected {len(header)}")
            read.append(dict(zip(header, cells, strict=True)))
    return read


def meanings(name: str) -> dict[str, str]:
    """What each column of one table means; empty for a table that `columns` does not state."""
    return {column.name: column.meaning for column in TABLES[name].columns} if name in TABLES else {}


def check() -> None:
    """Checks every stated table against its rules; raises CatalogueError naming file and line."""
    from ingest.catalogue.rules import check_table

    for name in names():
        if name in TABLES:
            check_table(name, TABLES[name], rows)


def tables() -> dict[str, pyarrow.Table]:
    """Every table, checked and typed: text, int64, double, date32; an empty cell is null.

    Empty parts of a key and empty cells of a table that `columns` does not state stay ''.
    Raises CatalogueError naming the file and line of the first row that breaks a rule.
    """
    from ingest.catalogue.rules import arrow_table

    check()
    return {name: arrow_table(TABLES.get(name), rows(name)) for name in names()}
