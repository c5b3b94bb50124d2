"""Work that takes much memory, done in a process of its own: it gives back all of it when it is done.

No process that a refresh starts outlives it: it would hold the build against the next one.
"""

from __future__ import annotations

import ctypes
import os
import signal
import sys
import threading
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
_starting = threading.RLock()
REFRESHER_VARIABLE = "OVERSIGHT_REFRESHER"
"""Number of the process that refreshes, in the environment of the programs that it starts."""


def in_own_process(work: Callable[Given, Result], *given: Given.args, **named: Given.kwargs) -> Result:
    """What the work gives back or raises; raises BrokenProcessPool where its process ended before it was done."""
    with starting_a_process():
        process = ProcessPoolExecutor(1, mp_context=SPAWN, initializer=live_no_longer_than_the_parent)
        done = process.submit(work, *given, **named)
    with process:
        return done.result()


def live_no_longer_than_the_parent() -> None:
    """Has this process end with whoever started it, however that ends; Ctrl-C is the parent's to answer."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if (parent := parent_process()) is not None and parent.pid is not None:
        end_with(parent.pid)


def end_with(parent: int) -> None:
    """Has this process be killed when its parent, of this number, ends; at once where that has ended already."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PARENT_DEATH_SIGNAL, signal.SIGKILL)
    # Of one that ended before it was asked for, no signal comes.
    if os.getppid() != parent:
        os._exit(1)


@contextmanager
def named_to_programs() -> Iterator[None]:
    """Programs of ours that this process starts meanwhile, dbt, end with it."""
    os.environ[REFRESHER_VARIABLE] = str(os.getpid())
    try:
        yield
    finally:
        os.environ.pop(REFRESHER_VARIABLE, None)


def end_with_the_refresher() -> None:
    """Has a program that a refresh started end with it, in whichever thread; one that a person started lives on."""
    if refresher := os.environ.get(REFRESHER_VARIABLE):
        # The system forgets it with the thread that asked for it.
        threading.Thread(target=_wait_to_end_with, args=[int(refresher)], daemon=True).start()


def _wait_to_end_with(parent: int) -> None:
    end_with(parent)
    threading.Event().wait()


@contextmanager
def starting_a_process() -> Iterator[None]:
    """A process started here never sees Ctrl-C, which is ours to answer and waits until it is started."""
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        with _starting:
            yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def start_no_more() -> None:
    """No thread but this one starts a process from now on; one that is being started has been when this returns."""
    _starting.acquire()
