"""Connections: to the build database, which one process writes, and to the published file, which nobody does."""

from __future__ import annotations

from pathlib import Path

import duckdb
from sqlalchemy import URL, Engine, create_engine
from sqlalchemy.pool import NullPool

from ingest.errors import OversightError


class NothingPublished(OversightError):
    """There is no published file where one was asked for."""


def build_engine(path: Path | str) -> Engine:
    """Engine for the build database at `path`, made with its folder when missing.

    Connections are not pooled: DuckDB holds its lock while one is open, and dbt needs the file in between.
    """
    Path(path).parent.mkdir(parents=True, exist_ok=True)
    return create_engine(URL.create("duckdb", database=str(path)), poolclass=NullPool)


def open_published(path: Path | str) -> duckdb.DuckDBPyConnection:
    """Read-only connection to the published file.

    It keeps the file as it was when opened: reconnect to see a later publication.
    Raises NothingPublished where there is no file.
    """
    if not Path(path).is_file():
        raise NothingPublished(f"nothing is published at {path}: run `make run` or `oversight refresh` first")
    return duckdb.connect(str(path), read_only=True)
