"""Checks the landing tables as they are: what a file's own reading cannot tell, keys over all files and columns."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa
from sqlalchemy import Connection, Engine

from ingest.records import LANDING_TABLES
from warehouse.columns import key_of
from warehouse.tables import landing_tables

DUCKDB_TYPES: dict[type[sa.types.TypeEngine[Any]], str] = {
    sa.String: "VARCHAR",
    sa.Integer: "INTEGER",
    sa.Double: "DOUBLE",
    sa.Boolean: "BOOLEAN",
    sa.Date: "DATE",
    sa.DateTime: "TIMESTAMP",
}


@dataclass(frozen=True)
class LandedViolation:
    """A fault of ours in a landing table, which no document can cause; `record_id` is empty where the table has it."""

    table: str
    record_id: str
    rule: str
    message: str


def check_landed(engine: Engine, table: str) -> list[LandedViolation]:
    """Keys that stand more than once and columns that are not those of the record; empty when all is well.

    Raises KeyError where `table` is no landing table.
    """
    with engine.connect() as connection:
        return [*_other_columns(connection, table), *_repeated_keys(connection, table)]


def _repeated_keys(connection: Connection, table: str) -> Iterator[LandedViolation]:
    key = landing_tables[table].c[key_of(LANDING_TABLES[table])]
    times = sa.func.count()
    for value, number in connection.execute(sa.select(key, times).group_by(key).having(times > 1)):
        yield LandedViolation(table, str(value), "key_unique", f"{key.name} must be unique; found {number} times")


def _other_columns(connection: Connection, table: str) -> Iterator[LandedViolation]:
    query = sa.text(
        "select column_name, data_type from duckdb_columns() where database_name = current_database() "
        "and schema_name = :schema and table_name = :name"
    )
    stated = landing_tables[table]
    columns = connection.execute(query, {"schema": stated.schema, "name": table})
    standing = {str(name): str(kind) for name, kind in columns}
    wanted = {column.name: DUCKDB_TYPES[type(column.type)] for column in stated.columns}
    for name in sorted(standing.keys() | wanted.keys()):
        if standing.get(name) != wanted.get(name):
            found, asked = standing.get(name, "no such column"), wanted.get(name, "no such column")
            yield LandedViolation(table, "", "columns", f"{name} must be {asked}; found {found}")
