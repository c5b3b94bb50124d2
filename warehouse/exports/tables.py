"""What is exported: tables of the published file with their rows, columns, keys and references, and their licence."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass

import duckdb

from warehouse.small_numbers.suppressing import suppress
from warehouse.sql import quoted

INDEXES = frozenset({"bridge_finding_terms", "dim_words"})
"""Tables that only `oversight search` asks, most of the file's rows: left out of every export and mirror."""
LICENCE = "licence"
_LICENCE_MEANING = "licence of the document; of rows that name none, every licence that the publication rests on"
EVERY_LICENCE = "(select string_agg(distinct licence, ' | ' order by licence) from reporting.documents)"


@dataclass(frozen=True)
class ExportedColumn:
    """A column: `kind` is DuckDB's type."""

    name: str
    kind: str
    meaning: str


@dataclass(frozen=True)
class Reference:
    """A column each value of which stands once in the column of another table; `is_filled` where each row has one."""

    column: str
    table: str
    other_column: str
    is_filled: bool


@dataclass(frozen=True)
class ExportedTable:
    """A table: `rows` selects exactly `columns`; `null_as` is what its CSV prints where there is no value."""

    schema: str
    name: str
    meaning: str
    rows: str
    columns: tuple[ExportedColumn, ...]
    key: tuple[str, ...] = ()
    references: tuple[Reference, ...] = ()
    null_as: str = ""


@dataclass(frozen=True)
class Publication:
    """What is exported from; `documents_by_licence` counts the documents that were read, each once."""

    run_id: str
    published_at: dt.datetime
    documents_by_licence: dict[str, int]

    @property
    def licences(self) -> str:
        """Every licence, in words."""
        return " | ".join(self.documents_by_licence)


def publication(connection: duckdb.DuckDBPyConnection) -> Publication:
    """The publication behind a connection to a published file."""
    ((run_id, published_at),) = connection.execute("select run_id, published_at from meta.publication").fetchall()
    licences = connection.execute(
        "select coalesce(licence, 'unknown'), count(distinct document_id) from reporting.documents "
        "group by all order by all"
    ).fetchall()
    return Publication(run_id, published_at, dict(licences))


def exported_tables(connection: duckdb.DuckDBPyConnection, *, suppressed: bool) -> list[ExportedTable]:
    """The tables of `reporting` and `marts`, with `licence` as a column of each.

    Without small numbers those of `reporting`, and as `warehouse.small_numbers.suppressing` selects them; keys and
    references are then not told, since identifiers are withheld.
    """
    rows = connection.execute(
        "select schema_name, table_name, coalesce(comment, '') from duckdb_tables() "
        "where schema_name in ('reporting', 'marts') order by schema_name desc, table_name"
    ).fetchall()
    found = [row for row in rows if row[1] not in INDEXES]
    if suppressed:
        selections = suppress(connection, [name for schema, name, _ in found if schema == "reporting"])
        return [_table(connection, row, selections[row[1]]) for row in found if row[1] in selections]
    keys, references = _keys(connection), _references(connection)
    selected = [(row, f"from {row[0]}.{quoted(row[1])}") for row in found]
    return [_table(connection, row, rows, keys.get(row[1], ()), references.get(row[1], ())) for row, rows in selected]


def _table(
    connection: duckdb.DuckDBPyConnection,
    named: tuple[str, str, str],
    selection: str,
    key: tuple[str, ...] = (),
    references: tuple[Reference, ...] = (),
) -> ExportedTable:
    schema, name, meaning = named
    described = [(column, kind) for column, kind, *_ in connection.execute(f"describe {selection}").fetchall()]
    meanings = dict(
        connection.execute(
            "select column_name, comment from duckdb_columns() where schema_name = ? and table_name = ?", [schema, name]
        ).fetchall()
    )
    columns = [ExportedColumn(column, kind, meanings.get(column) or "") for column, kind in described]
    rows = f"select exported.* from ({selection}) as exported"
    if LICENCE not in meanings:
        columns.append(ExportedColumn(LICENCE, "VARCHAR", _LICENCE_MEANING))
        rows = f"select exported.*, {_licence(meanings)} as {LICENCE} from ({selection}) as exported"
    return ExportedTable(schema, name, meaning, rows, tuple(columns), key, references)


def _licence(columns: Collection[str]) -> str:
    """The licence of a row of `exported`, as SQL."""
    own = f"(select min({LICENCE}) from reporting.documents as d where d.document_id = exported.document_id)"
    return f"coalesce({own}, {EVERY_LICENCE})" if "document_id" in columns else EVERY_LICENCE


def _keys(connection: duckdb.DuckDBPyConnection) -> dict[str, tuple[str, ...]]:
    """By table the columns of its key; a key with an expression among its parts is left out."""
    rows = connection.execute(
        "select table_name, list(column_name order by position) from meta.keys group by table_name "
        "having count(*) = count(column_name)"
    ).fetchall()
    return {table: tuple(columns) for table, columns in rows}


def _references(connection: duckdb.DuckDBPyConnection) -> dict[str, tuple[Reference, ...]]:
    references: dict[str, tuple[Reference, ...]] = {}
    query = "select from_schema, from_table, from_column, to_table, to_column from meta.relationships order by all"
    for schema, table, column, other, other_column in connection.execute(query).fetchall():
        empty = f"select 1 from {schema}.{quoted(table)} where {quoted(column)} is null limit 1"
        is_filled = connection.execute(empty).fetchone() is None
        references[table] = (*references.get(table, ()), Reference(column, other, other_column, is_filled))
    return references
