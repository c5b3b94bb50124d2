"""Connections: to the build, a DuckDB file or a lake, which one refresh writes, and to the published file."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, cast

import duckdb

from ingest.errors import OversightError

if TYPE_CHECKING:
    # SQLAlchemy takes longer to import than an answer from the published file may take, which does without it.
    from sqlalchemy import Connection, Engine

    from warehouse.lake.place import Lake

    Build = Path | Lake
    """What a refresh builds in: a DuckDB file of this machine, or a lake that every machine reaches."""

# One thread keeps the order of what is landed without holding it back, and is the faster for small files.
BUILD_SETTINGS: dict[str, str | bool | int | float | list[str]] = {"threads": 1}
MEMORY_VARIABLE = "OVERSIGHT_MEMORY"
"""Megabytes that DuckDB may take for a build, where what `megabytes_for` gives is not enough."""
LEAST_MEGABYTES, LEAST_FOR_MODELS = 150, 200
"""Of a small build; models relate documents to one another and need more than the other stops."""
TIMES_THE_BUILD = 2
"""What does not fit is written beside the build; but models need memory in step with what is landed: of 10,000
documents (346 MB landed) one model failed within 346 MB, and none within twice that."""


class NothingPublished(OversightError):
    """There is no published file where one was asked for."""


def build_engine(build: Build) -> Engine:
    """Engine for the build, made with its folder when missing.

    It holds no connection between transactions: while one is open, neither dbt nor publication can open a file.
    """
    return _engine(build, keeps_connections=False)


@contextmanager
def open_build(build: Build) -> Iterator[Engine]:
    """The build's engine for many transactions in a row; a file is free after `dispose()` or the `with`.

    Each opening and closing of the file costs a checkpoint, 0.1 s, which one kept connection saves.
    """
    engine = _engine(build, keeps_connections=True)
    try:
        yield engine
    finally:
        engine.dispose()


@contextmanager
def connect_build(build: Build, *, read_only: bool = False) -> Iterator[duckdb.DuckDBPyConnection]:
    """DuckDB's own connection to a build that stands; names without a database mean it.

    Raises LakeFault, duckdb.Error.
    """
    if isinstance(build, Path):
        with duckdb.connect(str(build), read_only=read_only, config=BUILD_SETTINGS) as connection:
            limit_memory(connection, build)
            yield connection
    else:
        with duckdb.connect(config=_settings(build)) as connection:
            limit_memory(connection, build)
            build.attach(connection, read_only=read_only)
            yield connection


def megabytes_for(build: Build, least: int = LEAST_MEGABYTES) -> int:
    """How much memory DuckDB may take: what the environment says, or twice the size of a build file.

    Of a lake the size is not asked: it has `least` where the environment says nothing.
    Raises OversightError where the environment says no number of megabytes.
    """
    if named := os.environ.get(MEMORY_VARIABLE):
        if not named.isdecimal() or int(named) < LEAST_FOR_MODELS:
            raise OversightError(
                f"{MEMORY_VARIABLE} is {named}: name a whole number of megabytes, {LEAST_FOR_MODELS} or more"
            )
        return int(named)
    size = build.stat().st_size if isinstance(build, Path) and build.is_file() else 0
    return max(least, round(TIMES_THE_BUILD * size / 1e6))


def limit_memory(connection: duckdb.DuckDBPyConnection, build: Build, least: int = LEAST_MEGABYTES) -> None:
    """Sets the limit of `megabytes_for`. In an open connection: two to one file may have no two configurations."""
    connection.execute(f"set memory_limit = '{megabytes_for(build, least)}MB'")


def folder_beside(build: Build) -> Path:
    """Folder of this machine for what is made on the way from a build to the published file."""
    return build.parent if isinstance(build, Path) else build.scratch


def _settings(build: Lake) -> dict[str, str | bool | int | float | list[str]]:
    """Those of a build file, which DuckDB gives a folder for what does not fit into memory by itself."""
    return {**BUILD_SETTINGS, "temp_directory": str(build.scratch / "spilled")}


def _engine(build: Build, *, keeps_connections: bool) -> Engine:
    from sqlalchemy import URL, create_engine, event
    from sqlalchemy.pool import NullPool, QueuePool

    pool = QueuePool if keeps_connections else NullPool
    folder_beside(build).mkdir(parents=True, exist_ok=True)
    if isinstance(build, Path):
        url = URL.create("duckdb", database=str(build))
        engine = create_engine(url, poolclass=pool, connect_args={"config": BUILD_SETTINGS})
    else:
        engine = create_engine("duckdb:///:memory:", poolclass=pool, connect_args={"config": _settings(build)})
        event.listen(engine, "connect", lambda _, record: build.attach(record.driver_connection))
    event.listen(engine, "connect", lambda _, record: limit_memory(record.driver_connection, build))
    return engine


def duckdb_behind(connection: Connection) -> duckdb.DuckDBPyConnection:
    """DuckDB's own connection behind SQLAlchemy's, within the same transaction: for Arrow in and out."""
    return cast(duckdb.DuckDBPyConnection, connection.connection.driver_connection)


def open_published(path: Path | str) -> duckdb.DuckDBPyConnection:
    """Read-only connection to the published file.

    It keeps the file as it was when opened: reconnect to see a later publication, in a process that has no other
    connection to it.
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
