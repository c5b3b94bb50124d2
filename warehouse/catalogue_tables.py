"""Puts the catalogue's tables into the build database, whole, with their meanings as comments."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import pyarrow as pa
from sqlalchemy import Connection, Engine

from ingest import catalogue
from warehouse.connect import duckdb_behind
from warehouse.sql import literal, quoted
from warehouse.tables import CATALOGUE


def land_catalogue(engine: Engine, tables: Mapping[str, pa.Table]) -> None:
    """Replaces schema `catalogue` by these tables in one transaction; a table no longer among them is dropped."""
    with engine.begin() as connection:
        connection.exec_driver_sql(f"create schema if not exists {CATALOGUE}")
        for name in _standing(connection) - set(tables):
            connection.exec_driver_sql(f"drop table {CATALOGUE}.{name}")
        duckdb_connection = duckdb_behind(connection)
        for name, rows in tables.items():
            duckdb_connection.register("catalogue_rows", rows)
            connection.exec_driver_sql(f"create or replace table {CATALOGUE}.{name} as select * from catalogue_rows")
            duckdb_connection.unregister("catalogue_rows")
            for comment in _comments(name, rows):
                connection.exec_driver_sql(comment)


def _standing(connection: Connection) -> set[str]:
    query = f"select table_name from duckdb_tables() where schema_name = '{CATALOGUE}'"
    return {str(name) for (name,) in connection.exec_driver_sql(query)}


def _comments(name: str, rows: pa.Table) -> Iterator[str]:
    stated = catalogue.TABLES.get(name)
    if stated:
        yield f"comment on table {CATALOGUE}.{name} is {literal(stated.meaning)}"
        for column in (column for column in stated.columns if column.name in rows.column_names):
            yield f"comment on column {CATALOGUE}.{name}.{quoted(column.name)} is {literal(column.meaning)}"
