"""Stop 5 of the walk: lands kept readings in the build database, whole and anew; the only writer of facts."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from pathlib import Path

import sqlalchemy as sa
from sqlalchemy import Connection, Engine

from ingest.records import DocumentFile
from warehouse.columns import as_arrow
from warehouse.connect import duckdb_behind
from warehouse.left_out import NOTHING, LeftOut, leave_out
from warehouse.readings import KeptReading
from warehouse.sql import literal
from warehouse.tables import (
    CATALOGUE,
    CONTRADICTIONS,
    LANDING,
    MEANING,
    META,
    contradictions,
    decisions,
    fetches,
    landed_files,
    landing_tables,
    meaning_tables,
    rejected_records,
    runs,
)

WRITTEN: Mapping[str, sa.Table] = landing_tables | {table.name: table for table in (landed_files, rejected_records)}
"""The tables that a landing makes anew."""
OF_RECEIPT = ("other_names", "source", "first_seen_at", "seen_order")
"""Columns of a file that say how it was received, of which a reading kept from before may know less."""

_PATTERN = re.compile(r"([*?\[])")
"""What DuckDB takes in a path for a pattern, unless it is in brackets."""


def prepare(engine: Engine) -> None:
    """Makes the schemas and tables that are missing; one that has not the columns stated now is made anew."""
    with engine.begin() as connection:
        for schema in (LANDING, META, MEANING, CONTRADICTIONS, CATALOGUE):
            connection.execute(sa.schema.CreateSchema(schema, if_not_exists=True))
        for table in (*WRITTEN.values(), runs, *meaning_tables.values(), contradictions, decisions, fetches):
            if _columns(connection, table) not in ([], list(table.columns.keys())):
                table.drop(connection)
            table.create(connection, checkfirst=True)


def _columns(connection: Connection, table: sa.Table) -> list[str]:
    """Columns of a table that stands; none where it does not."""
    query = sa.text(
        "select column_name from duckdb_columns() where database_name = current_database() "
        "and schema_name = :schema and table_name = :name order by column_index"
    )
    return list(connection.scalars(query, {"schema": table.schema, "name": table.name}))


def land(
    engine: Engine, readings: Sequence[KeptReading], received: Sequence[DocumentFile], left_out: LeftOut = NOTHING
) -> dict[str, int]:
    """Makes every landing table anew from these readings, one statement per table; gives the rows of each.

    `received` says how each was received. All is one transaction: a failure leaves the tables as they were.
    """
    with engine.begin() as connection:
        loader = duckdb_behind(connection)
        loader.register("received", as_arrow(DocumentFile, received).select(["file_sha256", *OF_RECEIPT]))
        for name, table in WRITTEN.items():
            table.drop(connection, checkfirst=True)
            table.create(connection)
            _insert(connection, table, [reading.tables[name] for reading in readings if name in reading.tables])
        loader.unregister("received")
        leave_out(connection, left_out)
        counted = {name: sa.select(sa.func.count()).select_from(table) for name, table in WRITTEN.items()}
        return {name: connection.scalar(count) or 0 for name, count in counted.items()}


def _insert(connection: Connection, table: sa.Table, files: Sequence[Path]) -> None:
    """Lands one table of every reading in the order given; how a file was received is told beside its reading."""
    if files:
        listed = ", ".join(literal(_PATTERN.sub(r"[\1]", str(path))) for path in files)
        rows = f"read_parquet([{listed}])"
        if table is landing_tables["files"]:
            kept = f"select * exclude ({', '.join(OF_RECEIPT)}) from {rows}"
            rows = f"({kept}) inner join received using (file_sha256)"
        names = ", ".join(table.columns.keys())
        connection.exec_driver_sql(f"insert into {table.fullname} ({names}) select {names} from {rows}")
