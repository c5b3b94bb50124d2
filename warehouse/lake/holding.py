"""One refresh of a lake at a time, from whichever machine: an advisory lock of the catalogue's database."""

from __future__ import annotations

import datetime as dt
import os
import platform
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from adbc_driver_manager.dbapi import Cursor

from warehouse.lake.place import CATALOGUE, Lake, LakeFault
from warehouse.postgres.address import connected

SECONDS_BETWEEN = 1.0
KEY = f"hashtext('{CATALOGUE}')"
TAKE = f"select pg_try_advisory_lock({KEY}, 0)"
HOLDER = (
    "select application_name from pg_stat_activity where pid in (select pid from pg_locks where locktype = 'advisory' "
    f"and granted and classid::bigint = {KEY}::bigint & 4294967295 "
    "and database = (select oid from pg_database where datname = current_database()))"
)
ENDED_WITH_ITS_HOLDER = ("tcp_keepalives_idle = 30", "tcp_keepalives_interval = 10", "tcp_keepalives_count = 3")
"""Settings by which the server lets go of the lock of a machine that is gone within a minute, not within two hours."""


class AnotherHoldsTheLake(LakeFault):
    """The lake is held for longer than this refresh may wait."""


class Hold:
    """That this process holds the lake, as long as the server knows of it."""

    def __init__(self, lake: Lake, cursor: Cursor) -> None:
        self._lake = lake
        self._cursor = cursor

    def check(self) -> None:
        """Raises LakeFault where the server let go of the lock: another refresh may have begun since."""
        try:
            self._cursor.execute("select 1")
            self._cursor.fetchone()
        except self._cursor.connection.Error:
            raise LakeFault(
                f"the connection to the lake's catalogue ({self._lake.catalogue.shown}) was lost on the way: "
                "refresh again when it answers"
            ) from None


@contextmanager
def held(lake: Lake, say: Callable[[str], None], seconds: float) -> Iterator[Hold]:
    """Holds the lake; while another refresh holds it, waits, having said once who does.

    The server lets go of the lock when the holder's connection ends, however it ends. Raises AnotherHoldsTheLake
    where that is not within these seconds, PostgresFault where the catalogue does not answer.
    """
    with connected(lake.catalogue, autocommit=True) as connection, connection.cursor() as cursor:
        me = f"oversight: {platform.node()}, process {os.getpid()}, since {dt.datetime.now():%H:%M:%S}"
        for setting in (f"application_name = '{me[:63]}'", *ENDED_WITH_ITS_HOLDER):
            cursor.execute(f"set {setting}")
        _take(cursor, lake, say, seconds)
        yield Hold(lake, cursor)


def holder_of(lake: Lake) -> str | None:
    """Who holds a lake; None where nobody does. Raises PostgresFault where its catalogue does not answer."""
    with connected(lake.catalogue, autocommit=True) as connection, connection.cursor() as cursor:
        holder = _answer(cursor, HOLDER)
    return None if holder is None else str(holder)


def _take(cursor: Cursor, lake: Lake, say: Callable[[str], None], seconds: float) -> None:
    """Asks again and again: a wait inside the server would let no signal through."""
    until, told = time.monotonic() + seconds, False
    while not _answer(cursor, TAKE):
        holder = _answer(cursor, HOLDER) or "it has just ended"
        if time.monotonic() > until:
            raise AnotherHoldsTheLake(
                f"another refresh of the lake still runs after {seconds:g} seconds ({holder}): "
                "refresh again when it has ended, or wait longer with --wait"
            )
        if not told:
            say(f"Another refresh of the lake is running ({holder}); this one waits, at most {seconds:g} seconds.")
            told = True
        time.sleep(min(SECONDS_BETWEEN, max(0.0, until - time.monotonic()) or SECONDS_BETWEEN))


def _answer(cursor: Cursor, query: str) -> object:
    cursor.execute(query)
    row = cursor.fetchone()
    return row[0] if row else None
