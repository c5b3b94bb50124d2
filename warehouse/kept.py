"""What stays of the refresh before: a stop does again only what follows from something that changed.

A stop notes in the build database, in the transaction in which it writes its rows, from what it made those of each
key: a file, a document, an authority. Where the note says the same again, the rows stand; they are what would be made
anew, since code and catalogue are part of the note. A build database without notes is made whole.
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import duckdb

from warehouse.sql import quoted
from warehouse.tables import kept_from

RENEWED = "renewed"
"""Temporary table of the keys, in column `key`, whose rows a stop must make (again)."""
ROWS_AT_ONCE = 10_000
_NOW = "made_from_now"
_CODE = ("ingest", "warehouse")


def renew(connection: duckdb.DuckDBPyConnection, stop: str, inputs: str) -> list[str]:
    """The keys of which a stop must make the rows, kept in RENEWED as well; notes all keys as made.

    `inputs` selects `key` and `made_from`, one row a key: what its rows follow from, as a hash. The caller lets go of
    the rows of every other key but those that stay, within the same transaction.
    """
    told = {"stop": stop, "code": code()}
    connection.execute(
        f"create or replace temp table {_NOW} as select key, made_from::varchar as made_from from {inputs}"
    )
    connection.execute(
        f"delete from {kept_from.fullname} where stop = $stop and "
        f"(code <> $code or (key, made_from) not in (select (key, made_from) from {_NOW}))",
        told,
    )
    connection.execute(
        f"create or replace temp table {RENEWED} as select key from {_NOW} "
        f"where key not in (select key from {kept_from.fullname} where stop = $stop)",
        {"stop": stop},
    )
    connection.execute(
        f"insert into {kept_from.fullname} (stop, key, made_from, code) "
        f"select $stop, key, made_from, $code from {_NOW} semi join {RENEWED} using (key)",
        told,
    )
    return [key for (key,) in connection.execute(f"select key from {RENEWED} order by key").fetchall()]


def rows_renewed(connection: duckdb.DuckDBPyConnection, query: str) -> Iterator[list[dict[str, Any]]]:
    """The rows of a query that names RENEWED, ROWS_AT_ONCE at a time, so that a nation's fit into memory.

    They are read beside the transaction of `connection`, which goes on writing: as they stood before it began.
    """
    keys = connection.sql(f"from {RENEWED}").to_arrow_table()
    build = connection.execute("select current_database()").fetchall()[0][0]
    with connection.duplicate() as beside:
        beside.execute(f"use {quoted(build)}")
        beside.register(RENEWED, keys)
        for batch in beside.execute(query).to_arrow_reader(ROWS_AT_ONCE):
            yield batch.to_pylist()


def make_again(connection: duckdb.DuckDBPyConnection, stop: str, keys: Collection[str]) -> None:
    """Has the next refresh make the rows of these keys whatever they follow from."""
    if keys:
        query = f"delete from {kept_from.fullname} where stop = $stop and list_contains($keys, key)"
        connection.execute(query, {"stop": stop, "keys": list(keys)})


@cache
def code() -> str:
    """Hash of the code and the catalogue that decide anything here, and of DuckDB, whose hashes are compared."""
    digest = hashlib.sha256(duckdb.__version__.encode())
    root = Path(__file__).parent.parent
    for path in sorted(path for folder in _CODE for path in (root / folder).rglob("*.*")):
        if path.suffix in (".py", ".csv"):
            digest.update(str(path.relative_to(root)).encode())
            digest.update(path.read_bytes())
    return digest.hexdigest()[:16]
