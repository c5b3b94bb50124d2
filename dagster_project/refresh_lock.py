"""One refresh at a time: a lock on a file of the warehouse, for which a second refresh waits."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from ingest.errors import OversightError

SECONDS_TO_WAIT = 1800
"""More than a first reading of some hundred reports takes."""


class AnotherRefreshRuns(OversightError):
    """The lock is held for longer than this refresh may wait."""


@contextmanager
def one_refresh_at_a_time(lock: Path, say: Callable[[str], None], seconds: float = SECONDS_TO_WAIT) -> Iterator[None]:
    """Holds the lock; while another refresh holds it, waits, having said once who holds it.

    The system lets go of the lock when its holder ends, however it ends. Raises AnotherRefreshRuns where that is not
    within these seconds, OSError where the folder cannot be written to.
    """
    lock.parent.mkdir(parents=True, exist_ok=True)
    held = FileLock(lock)
    try:
        held.acquire(blocking=False)
    except Timeout:
        say(f"Another refresh is running ({_holder(lock)}); this one waits for it to end, at most {seconds:g} seconds.")
        _wait_for(held, lock, seconds)
    with held.acquire():
        _note(lock).write_text(f"process {os.getpid()}, since {dt.datetime.now():%d %B %Y %H:%M:%S}", encoding="utf-8")
        try:
            yield
        finally:
            _note(lock).unlink(missing_ok=True)
            held.release()


def _wait_for(held: FileLock, lock: Path, seconds: float) -> None:
    try:
        held.acquire(timeout=seconds)
    except Timeout:
        raise AnotherRefreshRuns(
            f"another refresh still runs after {seconds:g} seconds ({_holder(lock)}): refresh again when it has ended, "
            "or wait longer with --wait"
        ) from None


def _note(lock: Path) -> Path:
    """File that says who holds the lock: the lock's own is emptied by whoever tries to get it."""
    return lock.with_name(f"{lock.name}.holder")


def _holder(lock: Path) -> str:
    try:
        return _note(lock).read_text(encoding="utf-8")
    except OSError:
        return "it has just begun"
