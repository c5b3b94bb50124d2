"""Puts the catalogue's tables into the build database, whole, with their meanings as comments."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

import duckdb
import pyarrow as pa
from sqlalchemy import Connection, Engine

from ingest import catalogue
from ingest.errors import OversightError
from warehouse.connect import connect_build, duckdb_behind
from warehouse.sql import literal, quoted
from warehouse.tables import CATALOGUE

if TYPE_CHECKING:
    from warehouse.connect import Build

MODELS_BUILT = "models_built"
"""Table beside the catalogue's own: one row, the code whose models stand built on it."""


def land_catalogue(engine: Engine, tables: Mapping[str, pa.Table]) -> None:
    """Replaces schema `catalogue` by these tables in one transaction; a table no longer among them is dropped.

    So is the entry of the models built on it: they are to be built again.
    """
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


def enter_models_built(engine: Engine, code: str) -> None:
    """Enters that all models stand built on this catalogue by code of this fingerprint, until it is landed again."""
    with engine.begin() as connection:
        connection.exec_driver_sql(
            f"create or replace table {CATALOGUE}.{MODELS_BUILT} as select {literal(code)} as code"
        )


def withdraw_models_built(engine: Engine) -> str | None:
    """Takes the entry away while models are built, and gives the code that it named; None where there was none."""
    with engine.begin() as connection:
        if MODELS_BUILT not in _standing(connection):
            return None
        code = connection.exec_driver_sql(f"select code from {CATALOGUE}.{MODELS_BUILT}").scalar()
        connection.exec_driver_sql(f"drop table {CATALOGUE}.{MODELS_BUILT}")
        return code


def models_built(build: Build) -> str | None:
    """Fingerprint of the code whose models stand built on the catalogue that is landed; None where none do.

    None as well where it cannot be told: the build is not there, is damaged, or another process works on it.
    """
    try:
        with connect_build(build, read_only=True) as connection:
            row = connection.execute(f"select code from {CATALOGUE}.{MODELS_BUILT}").fetchone()
    except (duckdb.Error, OversightError):
        return None
    return row[0] if row else None


def _standing(connection: Connection) -> set[str]:
    query = f"select table_name from duckdb_tables() where schema_name = '{CATALOGUE}'"
    return {str(name) for (name,) in connection.exec_driver_sql(query)}


def _comments(name: str, rows: pa.Table) -> Iterator[str]:
    stated = catalogue.TABLES.get(name)
    if stated:
        yield f"comment on table {CATALOGUE}.{name} is {literal(stated.meaning)}"
        for column in (column for column in stated.columns if column.name in rows.column_names):
            yield f"comment on column {CATALOGUE}.{name}.{quoted(column.name)} is {literal(column.meaning)}"
