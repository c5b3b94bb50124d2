"""Has files read by a process with limits of time and memory, one at a time: a file that breaks one costs itself."""

from __future__ import annotations

import dataclasses
import multiprocessing
import os
import signal
import threading
import time
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection

import psutil

from dagster_project.own_process import SPAWN, starting_a_process
from dagster_project.readers.limits import Limits
from dagster_project.readers.messages import AtTheStore, Begun, Job, Kept, NotKept, OtherCode, ReadingsNotKept, Task
from ingest.folders import Fault
from ingest.snapshot import Snapshot

SECONDS_BETWEEN_LOOKS = 0.05
SECONDS_TO_START = 60
SECONDS_TO_REFUSE = 60
SECONDS_AT_THE_STORE = 300
"""Longer than object storage is tried to be reached, for a word of the run, a file's bytes or its reading."""
TRIES = 2
"""A process may die for what an earlier file left behind: a second, new one tells."""
WORN = 0.75
"""Part of the memory limit at which an idle process is replaced, before it costs the next file its reading."""


@dataclass(frozen=True)
class _Broken:
    """Why a process did not end a file; a second try tells nothing more where it is certain."""

    kind: str
    status: int | None
    is_certain: bool


class _Child:
    """A process that reads."""

    def __init__(self) -> None:
        self._connection, theirs = SPAWN.Pipe()
        self._process = SPAWN.Process(target=_work, args=(theirs,), daemon=True, name="reading")
        with starting_a_process():
            self._process.start()
        theirs.close()
        self._files = 0

    def read(self, job: Job) -> Kept | NotKept | OtherCode | _Broken:
        """What came of a file; a new process takes its time to import what it needs."""
        limits = job.task.limits
        must_end_at = time.monotonic() + limits.seconds + (0 if self._files else SECONDS_TO_START)
        self._files += 1
        with suppress(OSError):  # where it has died meanwhile, its end is heard next
            self._connection.send(job)
        while True:
            try:
                said = self._connection.recv() if self._connection.poll(SECONDS_BETWEEN_LOOKS) else None
            except (EOFError, OSError):
                return _Broken("reader_crashed", self.end(), is_certain=False)
            if isinstance(said, Begun):
                more = SECONDS_TO_REFUSE if job.failed_under else 0
                must_end_at = time.monotonic() + limits.seconds_for(said.pages) + more
            elif isinstance(said, AtTheStore):
                must_end_at = time.monotonic() + SECONDS_AT_THE_STORE
            elif isinstance(said, Kept | NotKept | OtherCode):
                return said
            elif time.monotonic() > must_end_at:
                return _Broken("took_too_long", self.end(), is_certain=True)
            elif self.megabytes() > limits.megabytes:
                return _Broken("took_too_much_memory", self.end(), is_certain=self._files == 1)

    def megabytes(self) -> float:
        """Memory it holds."""
        try:
            return float(psutil.Process(self._process.pid).memory_info().rss) / 1e6
        except psutil.Error:
            return 0.0

    def end(self) -> int | None:
        """Kills it and the program that recognises a page for it; its exit status, negative for a signal."""
        helpers = []
        with suppress(psutil.Error):
            helpers = psutil.Process(self._process.pid).children(recursive=True)
        self._process.kill()
        self._process.join()
        for helper in helpers:
            with suppress(psutil.Error):
                helper.kill()
        return self._process.exitcode


class Guard:
    """A process that reads for one thread, replaced where it breaks; it ends with the process that holds it."""

    def __init__(self) -> None:
        self._child: _Child | None = None
        self._is_ended = False

    def read(self, snapshot: Snapshot, task: Task) -> Kept:
        """Has a file read and its reading kept; one that cannot be read is kept as refused.

        Raises ReadingsNotKept where that is no fault of the file.
        """
        job = Job(snapshot, task)
        outcome = self._try(job)
        for _ in range(1, TRIES):
            if isinstance(outcome, _Broken) and not outcome.is_certain:
                outcome = self._try(job)
        if isinstance(outcome, _Broken):
            fault = Fault(outcome.kind, _reason(outcome, snapshot.file_name, task.limits))
            outcome = self._try(Job(dataclasses.replace(snapshot, fault=fault), task, str(task.limits)))
        if isinstance(outcome, _Broken):
            raise ReadingsNotKept(f"that {snapshot.file_name} is refused cannot be kept ({_ended(outcome.status)})")
        return outcome

    def end(self) -> None:
        """Kills the process that reads, whatever it reads, and starts no other."""
        self._is_ended = True
        if self._child:
            self._child.end()

    def _try(self, job: Job) -> Kept | _Broken:
        outcome = self._ready(job.task.limits).read(job)
        if isinstance(outcome, OtherCode):  # which may have been replaced on the disk since the process began
            self._dismiss()
            outcome = self._ready(job.task.limits).read(job)
        if isinstance(outcome, OtherCode):
            raise ReadingsNotKept(
                f"{_here()} reads with other code ({outcome.code}) than whoever asks ({job.task.code}): install the "
                "same version of Oversight there, and tesseract on both or on none, and start its workers anew"
            )
        if isinstance(outcome, NotKept):
            raise ReadingsNotKept(outcome.why)
        if isinstance(outcome, _Broken):
            self._child = None
        return outcome

    def _ready(self, limits: Limits) -> _Child:
        """The process to read the next file: another one where the last grew so much that it would cost it."""
        if self._child and self._child.megabytes() > WORN * limits.megabytes:
            self._dismiss()
        if not self._child:
            self._child = _new_child()
        if self._is_ended:
            self._child.end()
            raise ReadingsNotKept("reading was ended")
        return self._child

    def _dismiss(self) -> None:
        if self._child:
            self._child.end()
        self._child = None


_of_thread = threading.local()


def guarded(snapshot: Snapshot, task: Task) -> Kept:
    """Has a file read by the process of this thread, as a worker of a cluster does."""
    if not hasattr(_of_thread, "guard"):
        _of_thread.guard = Guard()
    guard: Guard = _of_thread.guard
    return guard.read(snapshot, task)


def _new_child() -> _Child:
    if multiprocessing.current_process().daemon:
        raise ReadingsNotKept(
            f"{_here()} may start no process to read in: start it as `dask worker … --no-nanny`, or with "
            "DASK_DISTRIBUTED__WORKER__DAEMON=False in its environment"
        )
    return _Child()


def _work(connection: Connection) -> None:
    """What the process does; what it takes to read and check is imported there alone, for the memory it takes."""
    from dagster_project.readers.child import work

    work(connection)


def _reason(broken: _Broken, file_name: str, limits: Limits) -> str:
    happened = {
        "took_too_long": f"took longer to read than it may ({limits.seconds:g} seconds, more for many pages)",
        "took_too_much_memory": f"took more memory to read than it may ({limits.megabytes:g} MB)",
        "reader_crashed": f"crashed the process that read it ({_ended(broken.status)})",
    }[broken.kind]
    return (
        f"{file_name} {happened}; nothing of it was read. Expected a report or a pack of papers: fetch it again or "
        "split it. OVERSIGHT_READING_SECONDS and OVERSIGHT_READING_MEGABYTES set the limits."
    )


def _ended(status: int | None) -> str:
    """An exit status in words."""
    if status is None or status >= 0:
        return f"exit status {status}"
    return f"signal {signal.Signals(-status).name}"


def _here() -> str:
    return f"process {os.getpid()} of {os.uname().nodename}"
