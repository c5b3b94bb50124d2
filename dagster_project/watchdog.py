"""Ends a process that has said nothing for too long, so that nobody waits for it for ever."""

from __future__ import annotations

import subprocess
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from time import monotonic

from ingest.errors import OversightError

SECONDS_OF_SILENCE = 600.0


class SaidNothing(OversightError):
    """A process said nothing for too long and was ended."""


@contextmanager
def ended_when_silent(
    process: subprocess.Popen[bytes], seconds: float = SECONDS_OF_SILENCE
) -> Iterator[Callable[[], None]]:
    """Gives a function to call whenever the process is heard; kills the process when that stays out.

    Also ends the process where the block is left before it ended. Raises SaidNothing at the end of the block where
    the process was killed for its silence.
    """
    last_heard, is_over, was_ended = monotonic(), threading.Event(), threading.Event()

    def heard() -> None:
        nonlocal last_heard
        last_heard = monotonic()

    def watch() -> None:
        while not is_over.wait(max(0.1, last_heard + seconds - monotonic())):
            if monotonic() - last_heard >= seconds:
                was_ended.set()
                process.kill()
                return

    watching = threading.Thread(target=watch, name="watchdog", daemon=True)
    watching.start()
    try:
        yield heard
    finally:
        is_over.set()
        watching.join()
        if process.poll() is None:
            process.kill()
            process.wait()
    if was_ended.is_set():
        raise SaidNothing(f"dbt said nothing for {seconds:.0f} seconds and was ended: refresh again")
