"""Exports the reporting tables of a published file as CSV and Parquet; the licence travels into each of them."""

from __future__ import annotations

import json
import os
from pathlib import Path

import duckdb

from warehouse.connect import open_published
from warehouse.small_numbers.suppressing import suppress
from warehouse.spreadsheet import defused_sql
from warehouse.sql import literal, quoted

FORMATS = {"csv": "format csv, header", "parquet": "format parquet, compression zstd"}
LISTING = "exported.json"


def export(published_path: Path | str, folder: Path | str, *, suppress_small_numbers: bool = False) -> list[Path]:
    """Writes `<table>.csv` and `<table>.parquet` for each reporting table; the files written, sorted.

    A table whose rows name a document gets that document's licence; one whose rows do not (a pair of
    documents, a wide comparison) gets every licence that the publication rests on. In CSV lists are joined by
    ' | ' and a text that a spreadsheet would run begins with an apostrophe. Each file is written beside and moved;
    last comes the listing, by which `are_complete` sees that none is missing.
    Without small numbers, tables are those and as `warehouse.small_numbers.suppressing` selects them.
    """
    target = Path(folder)
    target.mkdir(parents=True, exist_ok=True)
    with open_published(published_path) as connection:
        row = connection.execute("select run_id from meta.publication").fetchone()
        selections = {table: f"from reporting.{quoted(table)}" for table in _tables(connection)}
        if suppress_small_numbers:
            selections = suppress(connection, selections)
        exported = selections.items()
        written = sorted(path for table, rows in exported for path in _export(connection, table, rows, target))
    _remove_earlier(target, written)
    _list(target, row[0] if row else "", written)
    return written


def are_complete(folder: Path, run_id: str) -> bool:
    """Whether every file that this run's export listed is there, as long as it was."""
    listing = _listing(folder)
    files = listing.get("files")
    if listing.get("run_id") != run_id or not isinstance(files, dict):
        return False
    return all((folder / name).is_file() and (folder / name).stat().st_size == size for name, size in files.items())


def _listing(folder: Path) -> dict[str, object]:
    """The listing; empty where there is none that can be read."""
    try:
        listing = json.loads((folder / LISTING).read_bytes())
    except (OSError, ValueError):
        return {}
    return listing if isinstance(listing, dict) else {}


def _list(folder: Path, run_id: str, written: list[Path]) -> None:
    files = {path.name: path.stat().st_size for path in written}
    beside = folder / f".{LISTING}.partial"
    beside.write_text(json.dumps({"run_id": run_id, "files": files}, indent=2), encoding="utf-8")
    os.replace(beside, folder / LISTING)


def _remove_earlier(folder: Path, written: list[Path]) -> None:
    """Removes what an earlier export listed and this one has not; whatever else lies there is not ours."""
    earlier = _listing(folder).get("files")
    for name in set(earlier if isinstance(earlier, dict) else ()) - {path.name for path in written}:
        (folder / Path(name).name).unlink(missing_ok=True)


def _tables(connection: duckdb.DuckDBPyConnection) -> list[str]:
    query = "select table_name from duckdb_tables() where schema_name = 'reporting' order by table_name"
    return [name for (name,) in connection.execute(query).fetchall()]


def _export(connection: duckdb.DuckDBPyConnection, table: str, rows: str, folder: Path) -> list[Path]:
    paths = []
    for suffix, options in FORMATS.items():
        path = folder / f"{table}.{suffix}"
        beside = folder / f".{path.name}.partial"
        connection.execute(f"copy ({_selection(connection, rows, suffix)}) to {literal(str(beside))} ({options})")
        os.replace(beside, path)
        paths.append(path)
    return paths


def _selection(connection: duckdb.DuckDBPyConnection, rows: str, suffix: str) -> str:
    """The rows of a query in the form of a kind of file, with their licence."""
    columns = [(name, kind) for name, kind, *_ in connection.execute(f"describe {rows}").fetchall()]
    listed = ", ".join(_expression(name, kind, suffix) for name, kind in columns)
    names = {name for name, _ in columns}
    if "licence" in names:
        return f"select {listed} from ({rows}) as exported"
    every = "(select string_agg(distinct licence, ' | ' order by licence) from reporting.documents)"
    own = "(select min(licence) from reporting.documents as d where d.document_id = exported.document_id)"
    licence = f"coalesce({own}, {every})" if "document_id" in names else every
    return f"select {listed}, {licence} as licence from ({rows}) as exported"


def _expression(name: str, kind: str, suffix: str) -> str:
    column = f"exported.{quoted(name)}"
    if suffix == "csv" and kind.endswith("[]"):
        return f"array_to_string({column}, ' | ') as {quoted(name)}"
    if suffix == "csv" and kind == "VARCHAR":
        return f"{defused_sql(column)} as {quoted(name)}"
    return column
