"""Exports the reporting tables of a published file as CSV and Parquet; the licence travels into each of them."""

from __future__ import annotations

from pathlib import Path

import duckdb

from warehouse.connect import open_published
from warehouse.sql import literal, quoted

FORMATS = {"csv": "format csv, header", "parquet": "format parquet, compression zstd"}


def export(published_path: Path | str, folder: Path | str) -> list[Path]:
    """Writes `<table>.csv` and `<table>.parquet` for each reporting table; the files written, sorted.

    A table whose rows name a document gets that document's licence; one whose rows do not (a pair of
    documents, a wide comparison) gets every licence that the publication rests on. Lists are joined by ' | '
    in CSV.
    """
    target = Path(folder)
    target.mkdir(parents=True, exist_ok=True)
    with open_published(published_path) as connection:
        return sorted(path for table in _tables(connection) for path in _export(connection, table, target))


def _tables(connection: duckdb.DuckDBPyConnection) -> list[str]:
    query = "select table_name from duckdb_tables() where schema_name = 'reporting' order by table_name"
    return [name for (name,) in connection.execute(query).fetchall()]


def _export(connection: duckdb.DuckDBPyConnection, table: str, folder: Path) -> list[Path]:
    paths = []
    for suffix, options in FORMATS.items():
        path = folder / f"{table}.{suffix}"
        connection.execute(f"copy ({_selection(connection, table, suffix)}) to {literal(str(path))} ({options})")
        paths.append(path)
    return paths


def _selection(connection: duckdb.DuckDBPyConnection, table: str, suffix: str) -> str:
    columns = connection.execute(
        "select column_name, data_type from duckdb_columns() "
        "where schema_name = 'reporting' and table_name = ? order by column_index",
        [table],
    ).fetchall()
    listed = ", ".join(_expression(name, kind, suffix) for name, kind in columns)
    names = {name for name, _ in columns}
    if "licence" in names:
        return f"select {listed} from reporting.{quoted(table)} as exported"
    every = "(select string_agg(distinct licence, ' | ' order by licence) from reporting.documents)"
    own = "(select min(licence) from reporting.documents as d where d.document_id = exported.document_id)"
    licence = f"coalesce({own}, {every})" if "document_id" in names else every
    return f"select {listed}, {licence} as licence from reporting.{quoted(table)} as exported"


def _expression(name: str, kind: str, suffix: str) -> str:
    if suffix == "csv" and kind.endswith("[]"):
        return f"array_to_string(exported.{quoted(name)}, ' | ') as {quoted(name)}"
    return f"exported.{quoted(name)}"
