"""Lands what was asked over the network and what came of it, as the fetcher's ledger tells it."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection, text

from ingest.records import Fetch
from warehouse.columns import as_arrow
from warehouse.connect import duckdb_behind
from warehouse.tables import fetches


def land_fetches(connection: Connection, entered: Sequence[Fetch]) -> int:
    """Makes `meta.fetches` of a build database anew; gives how many rows there are."""
    fetches.drop(connection, checkfirst=True)
    fetches.create(connection)
    loader = duckdb_behind(connection)
    loader.register("entered", as_arrow(Fetch, entered))
    connection.execute(text(f"insert into {fetches.schema}.{fetches.name} by name select * from entered"))
    loader.unregister("entered")
    return len(entered)
