"""What of the published file is mirrored, as PostgreSQL has it: tables, types, meanings, keys and references."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass

import duckdb

from warehouse.exports.tables import INDEXES
from warehouse.keys import KEYS, RELATIONSHIPS
from warehouse.sql import literal, quoted

SCHEMAS = ("marts", "reporting", "meta")
ABOUT = (KEYS, RELATIONSHIPS, "meta.publication")
"""Of `meta` what says which publication it is and how its tables hang together; the rest is for whoever runs it."""
TYPES = {
    "VARCHAR": "text",
    "VARCHAR[]": "text[]",
    "TINYINT": "smallint",
    "UTINYINT": "smallint",
    "SMALLINT": "smallint",
    "USMALLINT": "integer",
    "INTEGER": "integer",
    "UINTEGER": "bigint",
    "BIGINT": "bigint",
    "FLOAT": "real",
    "DOUBLE": "double precision",
    "BOOLEAN": "boolean",
    "DATE": "date",
    "TIMESTAMP": "timestamp",
}
"""PostgreSQL's type, by DuckDB's, which has the same under the same name; DECIMAL is numeric, anything else text."""
KEY_SUFFIX = "_key"
LONGEST_NAME = 63
"""Bytes of a name that PostgreSQL keeps."""


@dataclass(frozen=True)
class Column:
    """A column: name, PostgreSQL's type and meaning."""

    name: str
    kind: str
    meaning: str | None


@dataclass(frozen=True)
class Table:
    """A table with its grain, its columns in order and the expressions of its key, columns where `key_is_columns`."""

    schema: str
    name: str
    grain: str | None
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    key_is_columns: bool

    @property
    def qualified(self) -> str:
        """Schema and name as SQL."""
        return f"{quoted(self.schema)}.{quoted(self.name)}"

    def key_statement(self) -> str | None:
        """Adds the key: a primary key, or a unique index where empty cells belong to it."""
        if not self.key:
            return None
        name = quoted(f"{self.name}{KEY_SUFFIX}"[:LONGEST_NAME])
        if self.key_is_columns:
            columns = ", ".join(map(quoted, self.key))
            return f"alter table {self.qualified} add constraint {name} primary key ({columns})"
        return f"create unique index {name} on {self.qualified} ({', '.join(f'({part})' for part in self.key)})"

    def comment_statements(self) -> Iterator[str]:
        """Says what the table and its columns mean."""
        yield f"comment on table {self.qualified} is {literal(self.grain or '')}"
        for column in self.columns:
            yield f"comment on column {self.qualified}.{quoted(column.name)} is {literal(column.meaning or '')}"


@dataclass(frozen=True)
class Structure:
    """All that is mirrored, and the statements that add what refers to what."""

    tables: tuple[Table, ...]
    references: tuple[str, ...]

    @property
    def fingerprint(self) -> str:
        """The same for the same structure: while it is, only rows are replaced."""
        return hashlib.sha256(repr(self).encode()).hexdigest()[:16]


def read_structure(published: duckdb.DuckDBPyConnection) -> Structure:
    """The structure of what is mirrored of an open published file, without the index of `oversight search`."""
    tables = published.execute(
        "select schema_name, table_name, comment from duckdb_tables() where schema_name in ('marts', 'reporting') "
        "and not list_contains($index, table_name) or list_contains($about, schema_name || '.' || table_name) "
        "order by all",
        {"index": list(INDEXES), "about": ABOUT},
    ).fetchall()
    mirrored = {(schema, name) for schema, name, _ in tables}
    references = published.execute(f"from {RELATIONSHIPS} order by all").fetchall()
    return Structure(
        tuple(_table(published, *row) for row in tables),
        tuple(_reference(*row) for row in references if {row[:2], row[3:5]} <= mirrored),
    )


def _table(published: duckdb.DuckDBPyConnection, schema: str, name: str, grain: str | None) -> Table:
    columns = published.execute(
        "select column_name, data_type, comment from duckdb_columns() "
        "where schema_name = ? and table_name = ? order by column_index",
        [schema, name],
    ).fetchall()
    key = published.execute(
        f"select expression, column_name from {KEYS} where table_schema = ? and table_name = ? order by position",
        [schema, name],
    ).fetchall()
    return Table(
        schema,
        name,
        grain,
        tuple(Column(column, _type(kind), meaning) for column, kind, meaning in columns),
        tuple(expression for expression, _ in key),
        key_is_columns=all(column for _, column in key),
    )


def _type(kind: str) -> str:
    return kind.replace("DECIMAL", "numeric") if kind.startswith("DECIMAL") else TYPES.get(kind, "text")


def _reference(
    from_schema: str, from_table: str, from_column: str, to_schema: str, to_table: str, to_column: str
) -> str:
    """Adds a foreign key, checked when all tables are filled: rows of several are replaced in one transaction."""
    name = f"{from_table}_{from_column}_fkey"[:LONGEST_NAME]
    return (
        f"alter table {quoted(from_schema)}.{quoted(from_table)} add constraint {quoted(name)} "
        f"foreign key ({quoted(from_column)}) references {quoted(to_schema)}.{quoted(to_table)} ({quoted(to_column)}) "
        "deferrable initially deferred"
    )
