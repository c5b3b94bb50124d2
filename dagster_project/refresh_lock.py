"""One refresh at a time, and one that watches: locks on files of the warehouse that say who holds them.

A second refresh waits for the first; a second watch ends.
"""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from dagster_project.paths import holder_of
from ingest.errors import OversightError

SECONDS_TO_WAIT = 1800
"""More than a first reading of some hundred reports takes."""


class AnotherRefreshRuns(OversightError):
    """The lock is held for longer than this refresh may wait."""


class AnotherWatches(OversightError):
    """Somebody watches for this warehouse already."""


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
    with _noted(held, lock):
        yield


@contextmanager
def one_watch_at_a_time(lock: Path) -> Iterator[None]:
    """Holds the lock of who watches; raises AnotherWatches, which says who, where somebody holds it already."""
    lock.parent.mkdir(parents=True, exist_ok=True)
    held = FileLock(lock)
    try:
        held.acquire(blocking=False)
    except Timeout:
        raise AnotherWatches(
            f"somebody watches for {lock.parent} already ({_holder(lock)}): end that first, or name another --data"
        ) from None
    with _noted(held, lock):
        yield


def is_held(lock: Path) -> bool:
    """Whether somebody holds a lock; also where this user may not ask, who then sees it as it is noted."""
    if not lock.is_file():
        return False
    try:
        with FileLock(lock, timeout=0):
            return False
    except (Timeout, OSError):
        return True


@contextmanager
def _noted(held: FileLock, lock: Path) -> Iterator[None]:
    """Says beside the lock who holds it, and lets go of it at the end."""
    note = holder_of(lock)
    note.write_text(f"process {os.getpid()}, since {dt.datetime.now():%d %B %Y %H:%M:%S}", encoding="utf-8")
    try:
        yield
    finally:
        note.unlink(missing_ok=True)
        held.release()


def _wait_for(held: FileLock, lock: Path, seconds: float) -> None:
    try:
        held.acquire(timeout=seconds)
    except Timeout:
        raise AnotherRefreshRuns(
            f"another refresh still runs after {seconds:g} seconds ({_holder(lock)}): refresh again when it has ended, "
            "or wait longer with --wait"
        ) from None


def _holder(lock: Path) -> str:
    try:
        return holder_of(lock).read_text(encoding="utf-8")
    except OSError:
        return "it has just begun"
