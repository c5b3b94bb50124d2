"""Dagster's event log in SQLite, with connections that stay open from one event to the next."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from dagster._core.storage.event_log import SqliteEventLogStorage
from dagster._core.storage.sqlite import SQLITE_BUSY_TIMEOUT_SECONDS
from sqlalchemy import Connection, Engine, create_engine

MOST_OPEN = 2
"""Databases that stay open: the index over all runs, and that of the run which is going on."""


class OpenEventLog(SqliteEventLogStorage):
    """SqliteEventLogStorage itself opens a database, and compiles each statement anew, for every event.

    A refresh writes some 900 events and looks some 3,000 things up: that took 10 seconds of processor time.
    """

    def __init__(self, *given: Any, **named: Any) -> None:
        self._engines: dict[str, Engine] = {}
        super().__init__(*given, **named)

    @classmethod
    def from_config_value(cls, inst_data: Any, config_value: Any) -> OpenEventLog:
        """The storage that dagster.yaml asks for."""
        return cls(inst_data=inst_data, **config_value)

    @contextmanager
    def _connect(self, shard: str) -> Iterator[Connection]:
        with self._db_lock:
            engine = self._engine(shard)
            if shard not in self._initialized_dbs:
                self._initdb(engine)
                self._initialized_dbs.add(shard)
            with engine.begin() as connection:
                yield connection

    def _engine(self, shard: str) -> Engine:
        """Of the database of a run, or the index; the one that was used longest ago is closed for it."""
        engine = self._engines.pop(shard, None)
        if engine is None:
            waiting = {"timeout": SQLITE_BUSY_TIMEOUT_SECONDS}
            engine = create_engine(self.conn_string_for_shard(shard), connect_args=waiting, pool_size=1)
        self._engines[shard] = engine  # dictionaries keep the order in which their keys came
        while len(self._engines) > MOST_OPEN:
            self._engines.pop(next(iter(self._engines))).dispose()
        return engine

    def dispose(self) -> None:
        """Closes what is open."""
        super().dispose()
        while self._engines:
            self._engines.popitem()[1].dispose()
