"""Connections: to the build database, which one process writes, and to the published file, which nobody does."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import cast

import duckdb
from sqlalchemy import URL, Connection, Engine, create_engine
from sqlalchemy.pool import NullPool, Pool, QueuePool

from ingest.errors import OversightError


class NothingPublished(OversightError):
    """There is no published file where one was asked for."""


def build_engine(path: Path | str) -> Engine:
    """Engine for the build database at `path`, made with its folder when missing.

    It holds no connection between transactions: while one is open, neither dbt nor publication can open the file.
    """
    return _engine(path, NullPool)


@contextmanager
def open_build(path: Path | str) -> Iterator[Engine]:
    """The build database's engine for many transactions in a row; the file is free after `dispose()` or the `with`.

    Each opening and closing of the file costs a checkpoint, 0.1 s, which one kept connection saves.
    """
    engine = _engine(path, QueuePool)
    try:
        yield engine
    finally:
        engine.dispose()


def _engine(path: Path | str, pool: type[Pool]) -> Engine:
    Path(path).parent.mkdir(parents=True, exist_ok=True)
    return create_engine(URL.create("duckdb", database=str(path)), poolclass=pool)


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
