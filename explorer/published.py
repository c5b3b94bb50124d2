"""The published file for many readers at once: opened once, and anew when a refresh has moved another in its place."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from threading import BoundedSemaphore, Lock

import duckdb

from explorer.kept import LatelyUsed
from explorer.page import Shown
from warehouse.connect import NothingPublished
from warehouse.sql import literal

ATTACHED = "oversight"
"""The name under which the file is attached, as in the SQL that a view shows."""
KEPT = 24
"""Pages of a publication: each is followed by its charts, which are parts of what was just asked."""
AT_ONCE = 3
"""Questions at once; others wait for them. A comparison takes up to 0.2 GB while it is reckoned, a processor each."""
# A question takes longer to plan than to answer, and planning has one thread.
SETTINGS = ("threads = 1", "memory_limit = '900MB'", "enable_external_access = false", "lock_configuration = true")


@dataclass(frozen=True)
class Publication:
    """What the file was when it was opened, the database that reads it, and what was last shown of it."""

    mark: tuple[int, int, int]
    database: duckdb.DuckDBPyConnection
    shown: LatelyUsed[Shown] = field(default_factory=lambda: LatelyUsed(KEPT))
    turns: BoundedSemaphore = field(default_factory=lambda: BoundedSemaphore(AT_ONCE))

    @contextmanager
    def reading(self) -> Iterator[duckdb.DuckDBPyConnection]:
        """A connection of its own for one request, when its turn has come."""
        with self.turns:
            cursor = self.database.cursor()
            try:
                cursor.execute(f"use {ATTACHED}")
                yield cursor
            finally:
                cursor.close()


class Published:
    """Publications of one path. A reader keeps that which it began with, the next has the newest."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._opening = Lock()
        self._opened: Publication | None = None

    def newest(self) -> Publication:
        """The file as it stands; raises NothingPublished where there is none to open. A publication that no reader uses
        any longer is closed by being forgotten."""
        with self._opening:
            mark = self._mark()
            if self._opened is None or self._opened.mark != mark:
                self._opened = Publication(mark, self._open())
            return self._opened

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
