"""Mirrors a published file in a PostgreSQL database: all its rows are replaced in one transaction."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass

import duckdb
from adbc_driver_manager.dbapi import Cursor

from warehouse.postgres.address import Address, PostgresFault, connected
from warehouse.postgres.shape import hold_together, reshape, stands_as
from warehouse.postgres.structure import Structure, Table, read_structure
from warehouse.sql import quoted

BATCH = 50_000
"""Rows that are in memory at a time."""
_SAME = "hash_record_extended(new, 0) = hash_record_extended(old, 0) and new *= old"
"""Two rows are the same in every byte; their hash, so that they are joined by it."""


@dataclass(frozen=True)
class Mirrored:
    """What was written: number of tables and rows, and whether tables were made or changed."""

    tables: int
    rows: int
    is_reshaped: bool


def mirror(published: duckdb.DuckDBPyConnection, address: Address) -> Mirrored:
    """Writes `marts` and `reporting` into a database, with comments, keys, references and a role that may read them.

    Rows are deleted and inserted, not truncated: a reader goes on reading the publication before, is never kept
    waiting and never sees a part, also where its snapshot is older. Raises PostgresFault, which leaves the database as
    it was.
    """
    structure = read_structure(published)
    with connected(address) as connection, connection.cursor() as cursor:
        cursor.execute("select pg_advisory_xact_lock(hashtext('oversight publish'))")  # one publisher at a time
        cursor.fetchall()
        stands = stands_as(cursor, structure)
        if not stands:
            reshape(cursor, structure)
        rows = sum(_replace(published, cursor, table) for table in structure.tables)
        if not stands:
            hold_together(cursor, structure)
        connection.commit()
    with suppress(PostgresFault):  # the server does it by itself, later
        _tidy(address, structure)
    return Mirrored(len(structure.tables), rows, not stands)


def _replace(published: duckdb.DuckDBPyConnection, cursor: Cursor, table: Table) -> int:
    """Makes a table's rows those of the published file; gives their number.

    Rows that are the same in every byte stay: after most refreshes few are not, and each costs its references.
    """
    cursor.execute(f"create temporary table staged (like {table.qualified}) on commit drop")
    columns = ", ".join(f"{quoted(column.name)}::{column.kind} as {quoted(column.name)}" for column in table.columns)
    rows = published.execute(f"select {columns} from {table.qualified}").to_arrow_reader(BATCH)
    number = int(cursor.adbc_ingest("staged", rows, mode="append", temporary=True))
    cursor.execute(f"delete from {table.qualified} as old where not exists (select from staged as new where {_SAME})")
    cursor.execute(
        f"insert into {table.qualified} select * from staged as new "
        f"where not exists (select from {table.qualified} as old where {_SAME})"
    )
    cursor.execute("drop table staged")
    return number


def _tidy(address: Address, structure: Structure) -> None:
    """Frees the room of the rows that were replaced and counts the new ones for the planner."""
    with connected(address, autocommit=True) as connection, connection.cursor() as cursor:
        cursor.execute(f"vacuum (analyze) {', '.join(table.qualified for table in structure.tables)}")
