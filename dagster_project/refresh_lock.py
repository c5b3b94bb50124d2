"""One refresh at a time: a lock on a file of the warehouse, for which a second refresh waits."""

from __future__ import annotations

import datetime as dt
import fcntl
import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

SECONDS_BETWEEN_TRIES = 0.2


@contextmanager
def one_refresh_at_a_time(lock: Path, say: Callable[[str], None]) -> Iterator[None]:
    """Holds the lock; while another refresh holds it, waits, having said once who holds it.

    The system lets go of the lock when its holder ends, however it ends.
    """
    lock.parent.mkdir(parents=True, exist_ok=True)
    with lock.open("a+", encoding="utf-8") as file:
        _wait_for(file, say)
        file.truncate(0)
        file.write(f"process {os.getpid()}, since {dt.datetime.now():%d %B %Y %H:%M:%S}")
        file.flush()
        yield


def _wait_for(file: TextIO, say: Callable[[str], None]) -> None:
    has_said = False
    while True:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            return
        except BlockingIOError:
            if not has_said:
                file.seek(0)
                say(f"Another refresh is running ({file.read()}); this one waits for it to end.")
                has_said = True
            time.sleep(SECONDS_BETWEEN_TRIES)
