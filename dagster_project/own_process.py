"""Work that takes much memory, done in a process of its own: it gives back all of it when it is done."""

from __future__ import annotations

import ctypes
import os
import signal
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from multiprocessing import get_context, parent_process
from typing import ParamSpec, TypeVar

Given = ParamSpec("Given")
Result = TypeVar("Result")

# A forked process would inherit the threads and locks of DuckDB, polars and Dagster in an unknown state.
SPAWN = get_context("spawn")
PARENT_DEATH_SIGNAL = 1
"""PR_SET_PDEATHSIG of Linux's prctl."""


def in_own_process(work: Callable[Given, Result], *given: Given.args, **named: Given.kwargs) -> Result:
    """What the work gives back or raises; raises BrokenProcessPool where its process ended before it was done."""
    with ProcessPoolExecutor(1, mp_context=SPAWN, initializer=live_no_longer_than_the_parent) as process:
        with interrupts_held_back():
            done = process.submit(work, *given, **named)
        return done.result()


def live_no_longer_than_the_parent() -> None:
    """Has this process end with whoever started it, however that ends; Ctrl-C is the parent's to answer."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PARENT_DEATH_SIGNAL, signal.SIGKILL)
    # Of one that ended before it was asked for, no signal comes: what it started would wait for work for ever.
    if (parent := parent_process()) is not None and not parent.is_alive():
        os._exit(1)


@contextmanager
def interrupts_held_back() -> Iterator[None]:
    """A process started here never sees Ctrl-C, which is ours to answer and waits until it is started."""
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
