"""Lands what was asked over the network, what came of it and what is listed still, as the fetcher's ledger tells it."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection, Table, text

from ingest.records import Fetch, Listing
from warehouse.columns import as_arrow
from warehouse.connect import duckdb_behind
from warehouse.tables import fetches, listings


def land_fetches(connection: Connection, entered: Sequence[Fetch], listed: Sequence[Listing]) -> dict[str, int]:
    """Makes `meta.fetches` and `meta.listings` of a build database anew; gives how many rows each has."""
    return {
        fetches.name: _land(connection, fetches, Fetch, entered),
        listings.name: _land(connection, listings, Listing, listed),
    }


def _land(connection: Connection, table: Table, record: type, rows: Sequence[object]) -> int:
    table.drop(connection, checkfirst=True)
    table.create(connection)
    loader = duckdb_behind(connection)
    loader.register("told", as_arrow(record, rows))
    connection.execute(text(f"insert into {table.schema}.{table.name} by name select * from told"))
    loader.unregister("told")
    return len(rows)
