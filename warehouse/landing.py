"""Stop 5 of the walk: lands the readings that are not landed yet; the only writer of facts."""

from __future__ import annotations

import dataclasses
import hashlib
import re
from collections.abc import Mapping, Sequence
from pathlib import Path

import pyarrow as pa
import sqlalchemy as sa
from sqlalchemy import Connection, Engine

from ingest.records import DocumentFile
from warehouse.columns import as_arrow
from warehouse.connect import duckdb_behind
from warehouse.kept import RENEWED, renew
from warehouse.left_out import NOTHING, RECORD_TABLES, LeftOut, leave_out
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
    kept_from,
    landed_files,
    landing_tables,
    listings,
    meaning_tables,
    rejected_records,
    runs,
)

WRITTEN: Mapping[str, sa.Table] = landing_tables | {table.name: table for table in (landed_files, rejected_records)}
"""The tables that a landing fills."""
OF_RECEIPT = ("other_names", "source", "first_seen_at", "seen_order")
"""Columns of a file that say how it was received, of which a reading kept from before may know less."""

_PATTERN = re.compile(r"([*?\[])")
"""What DuckDB takes in a path for a pattern, unless it is in brackets."""


def prepare(engine: Engine) -> None:
    """Makes the schemas and tables that are missing; one that has not the columns stated now is made anew.

    Where any was, nothing counts as made before; where one of those was that a landing fills, all of them are: which
    rows are of which file is told by another one of them.
    """
    with engine.begin() as connection:
        for schema in (LANDING, META, MEANING, CONTRADICTIONS, CATALOGUE):
            connection.execute(sa.schema.CreateSchema(schema, if_not_exists=True))
        beside = (runs, *meaning_tables.values(), contradictions, decisions, fetches, listings, kept_from)
        tables = (*WRITTEN.values(), *beside)
        others = [table for table in tables if _columns(connection, table) != list(table.columns.keys())]
        if any(table in others for table in WRITTEN.values()):
            others = [*WRITTEN.values(), *(table for table in others if table not in WRITTEN.values())]
        for table in others:
            table.drop(connection, checkfirst=True)
            table.create(connection)
        if others:
            connection.execute(kept_from.delete())


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
    """Has the landing tables hold these readings and nothing else; gives the rows of each.

    What stands of a file is left where its reading, how it was received (`received`) and what is left out of it are
    as they were. All is one transaction: a failure leaves the tables as they were.
    """
    with engine.begin() as connection:
        loader = duckdb_behind(connection)
        loader.register("received", as_arrow(DocumentFile, received).select(["file_sha256", *OF_RECEIPT]))
        loader.register("to_land", _made_from(readings, received, left_out))
        new = set(renew(loader, LANDING, "to_land"))
        _let_go(connection)
        for name, table in WRITTEN.items():
            found = [one.tables[name] for one in readings if one.file_sha256 in new and name in one.tables]
            _insert(connection, table, found)
        loader.unregister("to_land")
        loader.unregister("received")
        aside = [one for one in left_out.set_aside if one.file_sha256 in new]
        leave_out(connection, dataclasses.replace(left_out, set_aside=aside))
        counted = {name: sa.select(sa.func.count()).select_from(table) for name, table in WRITTEN.items()}
        return {name: connection.scalar(count) or 0 for name, count in counted.items()}


def _made_from(readings: Sequence[KeptReading], received: Sequence[DocumentFile], left_out: LeftOut) -> pa.Table:
    """From what each file is landed. A withdrawal may name any document, so each one counts for every file."""
    receipts = {file.file_sha256: [getattr(file, column) for column in OF_RECEIPT] for file in received}
    withdrawn = sorted(left_out.withdrawn.items())
    keys = [one.file_sha256 for one in readings]
    made_from = []
    for reading in readings:
        aside = [one for one in left_out.set_aside if one.file_sha256 == reading.file_sha256]
        told = (reading.digest, receipts.get(reading.file_sha256), withdrawn, aside)
        made_from.append(hashlib.sha256(repr(told).encode("utf-8", "surrogatepass")).hexdigest())
    return pa.table({"key": pa.array(keys, pa.string()), "made_from": pa.array(made_from, pa.string())})


def _let_go(connection: Connection) -> None:
    """Takes away what stands of files that are landed again, or no more."""
    stays = f"select key from {kept_from.fullname} where stop = '{LANDING}' and key not in (select key from {RENEWED})"
    gone = f"file_sha256 not in ({stays})"
    documents = landing_tables["documents"].fullname
    for name in RECORD_TABLES:
        of_gone = f"select rendition_id from {documents} where {gone}"
        connection.exec_driver_sql(f"delete from {landing_tables[name].fullname} where rendition_id in ({of_gone})")
    for table in WRITTEN.values():
        if "file_sha256" in table.columns:
            connection.exec_driver_sql(f"delete from {table.fullname} where {gone}")


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
