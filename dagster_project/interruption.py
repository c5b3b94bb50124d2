"""Ends the command at once when it is interrupted, whatever it is doing: no child left, no traceback.

Nothing is unwound. What a refresh writes is written beside and moved, and the system lets go of its lock: an
interrupted refresh leaves what a power cut leaves, and the next one goes on from there.
"""

from __future__ import annotations

import contextlib
import os
import signal
from collections.abc import Callable
from types import FrameType

import psutil

from dagster_project.own_process import start_no_more

SECONDS_TO_END = 5
SHOW_CURSOR = "\x1b[?25h\r\x1b[2K"

_last_things: list[Callable[[], object]] = []


def end_when_interrupted() -> None:
    """From now on Ctrl-C ends this process with 130 and SIGTERM with 143, its children before it."""
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, _end)


def before_the_end(last_thing: Callable[[], object]) -> None:
    """Has this done before an interrupted process ends."""
    _last_things.append(last_thing)


def _end(number: int, _frame: FrameType | None) -> None:
    for other in (signal.SIGINT, signal.SIGTERM):
        signal.signal(other, signal.SIG_IGN)
    screen = 2
    try:
        screen = _screen_for_us_alone()
        start_no_more()
        _end_children()
        for last_thing in _last_things:
            with contextlib.suppress(OSError):
                last_thing()
        _say(screen, "Interrupted: what was published before stands as it was.")
    finally:
        os._exit(128 + number)


def _end_children() -> None:
    """Kills every child until there is none: a library's thread may start one meanwhile."""
    this = psutil.Process()
    for _ in range(SECONDS_TO_END):
        children = this.children(recursive=True)
        for child in children:
            child.kill()
        if not children:
            return
        psutil.wait_procs(children, timeout=1)


def _screen_for_us_alone() -> int:
    """The screen; what a library's thread starts from now on, as Python its tracker of resources, writes to nobody."""
    screen = os.dup(2)
    os.dup2(os.open(os.devnull, os.O_WRONLY), 2)
    return screen


def _say(screen: int, message: str) -> None:
    """Says it past whatever holds the screen; nobody may be there to read it any more."""
    line = (SHOW_CURSOR if os.isatty(screen) else "") + message + "\n"
    with contextlib.suppress(OSError):
        os.write(screen, line.encode())
