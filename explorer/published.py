"""The published file for many readers at once: opened once, and anew when a refresh has moved another in its place."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from threading import Lock

import duckdb

from warehouse.connect import NothingPublished
from warehouse.sql import literal

ATTACHED = "oversight"
"""The name under which the file is attached, as in the SQL that a view shows."""
SETTINGS = ("threads = 2", "memory_limit = '400MB'", "enable_external_access = false", "lock_configuration = true")


@dataclass(frozen=True)
class _Opened:
    """One publication: what the file was when it was opened, and the database that reads it."""

    mark: tuple[int, int, int]
    database: duckdb.DuckDBPyConnection


class Published:
    """Readers of one path. A reader keeps the publication that it began with, the next has the newest."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._opening = Lock()
        self._opened: _Opened | None = None

    @contextmanager
    def reading(self) -> Iterator[duckdb.DuckDBPyConnection]:
        """A connection of its own for one request; raises NothingPublished where there is no file to open."""
        cursor = self._newest().cursor()
        try:
            cursor.execute(f"use {ATTACHED}")
            yield cursor
        finally:
            cursor.close()

    def _newest(self) -> duckdb.DuckDBPyConnection:
        """The database of the file as it stands; one that no reader uses any longer is closed by being forgotten."""
        with self._opening:
            mark = self._mark()
            if self._opened is None or self._opened.mark != mark:
                self._opened = _Opened(mark, self._open())
            return self._opened.database

    def _mark(self) -> tuple[int, int, int]:
        try:
            stat = self._path.stat()
        except OSError as error:
            raise NothingPublished(
                f"nothing is published at {self._path}: run `make run` or `oversight refresh` first"
            ) from error
        return stat.st_ino, stat.st_mtime_ns, stat.st_size

    def _open(self) -> duckdb.DuckDBPyConnection:
        """An empty database in memory that has the file attached: DuckDB keeps one database a path and process, and
        would go on reading the file that was replaced."""
        database = duckdb.connect()
        try:
            database.execute(f"attach {literal(str(self._path))} as {ATTACHED} (read_only)")
            for setting in SETTINGS:
                database.execute(f"set {setting}")
        except duckdb.Error as error:
            database.close()
            raise NothingPublished(
                f"{self._path} cannot be opened as a published file ({error}): refresh it again"
            ) from error
        return database
