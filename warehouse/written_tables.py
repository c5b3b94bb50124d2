"""Tables of the published file that no model makes: made with their meanings as comments."""

from __future__ import annotations

from collections.abc import Sequence

import duckdb

from warehouse.sql import literal


def create_table(
    connection: duckdb.DuckDBPyConnection, table: str, grain: str, columns: Sequence[tuple[str, str, str]]
) -> None:
    """Makes an empty table of these columns: name, type and meaning of each."""
    connection.execute(f"create schema if not exists {table.rpartition('.')[0]}")
    connection.execute(f"create table {table} ({', '.join(f'{name} {kind}' for name, kind, _ in columns)})")
    connection.execute(f"comment on table {table} is {literal(grain)}")
    for name, _, meaning in columns:
        connection.execute(f"comment on column {table}.{name} is {literal(meaning)}")
