"""Connections: to the build database, which one process writes, and to the published file, which nobody does."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, cast

import duckdb

from ingest.errors import OversightError
from warehouse.sql import quoted

if TYPE_CHECKING:
    # SQLAlchemy takes longer to import than an answer from the published file may take, which does without it.
    from sqlalchemy import Connection, Engine

# What DuckDB says of a file that is whole and cannot be opened all the same.
HELD_OR_OUT_OF_ROOM = re.compile("could not set lock|permission denied|no space left|read-only|out of memory", re.I)

# What does not fit is written beside the file: no process of a refresh takes more than 500 MB however many documents
# there are. One thread keeps the order of what is landed without holding it back, and is the faster for small files.
BUILD_SETTINGS: dict[str, str | bool | int | float | list[str]] = {"memory_limit": "150MB", "threads": 1}


class NothingPublished(OversightError):
    """There is no published file where one was asked for."""


def build_engine(path: Path | str) -> Engine:
    """Engine for the build database at `path`, made with its folder when missing.

    It holds no connection between transactions: while one is open, neither dbt nor publication can open the file.
    """
    return _engine(path, keeps_connections=False)


@contextmanager
def open_build(path: Path | str) -> Iterator[Engine]:
    """The build database's engine for many transactions in a row; the file is free after `dispose()` or the `with`.

    Each opening and closing of the file costs a checkpoint, 0.1 s, which one kept connection saves.
    """
    engine = _engine(path, keeps_connections=True)
    try:
        yield engine
    finally:
        engine.dispose()


def remake_if_damaged(path: Path) -> bool:
    """Removes a build database that cannot be read through to its end; whether it did."""
    if not path.is_file() or _is_whole(path):
        return False
    for file in (path, path.with_name(f"{path.name}.wal")):
        file.unlink(missing_ok=True)
    return True


def _is_whole(path: Path) -> bool:
    """Whether every row of every table can be read; a file that another process holds counts as whole."""
    try:
        with duckdb.connect(str(path)) as connection:
            tables = connection.execute("select schema_name, table_name from duckdb_tables() where not internal")
            for schema, table in tables.fetchall():
                connection.execute(f"select max(hash(t)) from {quoted(schema)}.{quoted(table)} as t").fetchone()
    except duckdb.Error as error:
        return bool(HELD_OR_OUT_OF_ROOM.search(str(error)))
    return True


def _engine(path: Path | str, *, keeps_connections: bool) -> Engine:
    from sqlalchemy import URL, create_engine
    from sqlalchemy.pool import NullPool, QueuePool

    Path(path).parent.mkdir(parents=True, exist_ok=True)
    url = URL.create("duckdb", database=str(path))
    pool = QueuePool if keeps_connections else NullPool
    return create_engine(url, poolclass=pool, connect_args={"config": BUILD_SETTINGS})


def duckdb_behind(connection: Connection) -> duckdb.DuckDBPyConnection:
    """DuckDB's own connection behind SQLAlchemy's, within the same transaction: for Arrow in and out."""
    return cast(duckdb.DuckDBPyConnection, connection.connection.driver_connection)


def open_published(path: Path | str) -> duckdb.DuckDBPyConnection:
    """Read-only connection to the published file.

    It keeps the file as it was when opened: reconnect to see a later publication.
    Raises NothingPublished where there is no file, or one that DuckDB cannot open.
    """
    if not Path(path).is_file():
        raise NothingPublished(f"nothing is published at {path}: run `make run` or `oversight refresh` first")
    try:
        return duckdb.connect(str(path), read_only=True)
    except duckdb.Error as error:
        raise NothingPublished(f"{path} cannot be opened as a published file ({error}): refresh it again") from error


def published_run(path: Path | str) -> str | None:
    """The run that published the file; None where there is none, or it cannot be told."""
    try:
        with open_published(path) as connection:
            row = connection.execute("select run_id from meta.publication").fetchone()
    except (NothingPublished, duckdb.Error):
        return None
    return row[0] if row else None
