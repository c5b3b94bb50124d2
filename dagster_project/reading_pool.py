"""Reads files in processes of their own with limits of time and memory: a file that breaks one costs itself."""

from __future__ import annotations

import dataclasses
import signal
import time
from collections import deque
from collections.abc import Iterable, Iterator
from contextlib import suppress
from multiprocessing.connection import Connection, wait
from types import TracebackType
from typing import TYPE_CHECKING, Self

import psutil

from dagster_project.own_process import SPAWN, interrupts_held_back
from dagster_project.reading_limits import Limits
from dagster_project.reading_messages import Begun, Job, Kept, NotKept
from ingest.errors import OversightError
from ingest.folders import Fault
from ingest.snapshot import Snapshot
from warehouse.readings import Readings

if TYPE_CHECKING:
    from dagster_project.reading_worker import Reader

WORKERS = 2
SECONDS_BETWEEN_LOOKS = 0.05
SECONDS_TO_START = 60
SECONDS_TO_REFUSE = 60
TRIES = 2
"""A worker may die for what an earlier file left behind: a second, new one tells."""
WORN = 0.75
"""Part of the memory limit at which an idle worker is replaced, before it costs the next file its reading."""


class ReadingsNotKept(OversightError):
    """Readings cannot be written; says what the system said."""


class _Worker:
    """A process and what it is reading now."""

    def __init__(self, readings: Readings, run_id: str, read: Reader | None) -> None:
        self.connection, theirs = SPAWN.Pipe()
        self.process = SPAWN.Process(target=_work, args=(theirs, readings, run_id, read), daemon=True, name="reading")
        with interrupts_held_back():
            self.process.start()
        theirs.close()
        self.job: Job | None = None
        self.files = 0
        self.must_end_at = 0.0

    def give(self, job: Job, limits: Limits) -> None:
        """Sets it to read a file; a new process takes its time to import what it needs."""
        self.job = job
        self.must_end_at = time.monotonic() + limits.seconds + (0 if self.files else SECONDS_TO_START)
        self.files += 1
        with suppress(OSError):  # where it has died meanwhile, its end is heard next
            self.connection.send(job)

    def megabytes(self) -> float:
        """Memory it holds."""
        try:
            return float(psutil.Process(self.process.pid).memory_info().rss) / 1e6
        except psutil.Error:
            return 0.0

    def end(self) -> int | None:
        """Kills it and the program that recognises a page for it; its exit status, negative for a signal."""
        helpers = []
        with suppress(psutil.Error):
            helpers = psutil.Process(self.process.pid).children(recursive=True)
        self.process.kill()
        self.process.join()
        for helper in helpers:
            with suppress(psutil.Error):
                helper.kill()
        self.connection.close()
        return self.process.exitcode


class ReadingPool:
    """Two workers that read; they end with the `with` block and with the process that holds it."""

    def __init__(self, readings: Readings, run_id: str, limits: Limits, read: Reader | None = None) -> None:
        self._readings, self._run_id, self._limits, self._read = readings, run_id, limits, read
        self._workers: list[_Worker] = []
        self._tries: dict[str, int] = {}
        self._waiting: deque[Job] = deque()

    def read(self, snapshots: Iterable[Snapshot]) -> Iterator[Kept]:
        """Reads and keeps every file, in no particular order; one that cannot be read is kept as refused.

        Raises ReadingsNotKept where there is no room to keep them.
        """
        self._waiting.extend(Job(snap) for snap in snapshots)
        while self._waiting or any(worker.job for worker in self._workers):
            self._set_to_work()
            busy = {worker.connection: worker for worker in self._workers if worker.job}
            for connection in wait(list(busy), SECONDS_BETWEEN_LOOKS):
                assert isinstance(connection, Connection)
                yield from self._hear(busy.pop(connection))
            for worker in busy.values():
                self._look_at(worker)

    def _set_to_work(self) -> None:
        for worker in [worker for worker in self._workers if not worker.job]:
            if worker.megabytes() > WORN * self._limits.megabytes:
                self._dismiss(worker)
        while self._waiting:
            idle = next((worker for worker in self._workers if not worker.job), None)
            if idle is None and len(self._workers) == WORKERS:
                return
            if idle is None:
                idle = _Worker(self._readings, self._run_id, self._read)
                self._workers.append(idle)
            idle.give(self._waiting.popleft(), self._limits)

    def _hear(self, worker: _Worker) -> Iterator[Kept]:
        """What a worker has to say, if it is not its death."""
        try:
            said = worker.connection.recv()
        except (EOFError, OSError):
            self._failed(worker, "reader_crashed")
            return
        if isinstance(said, Begun):
            is_refusal = worker.job is not None and worker.job.failed_under is not None
            more = SECONDS_TO_REFUSE if is_refusal else 0
            worker.must_end_at = time.monotonic() + self._limits.seconds_for(said.pages) + more
        elif isinstance(said, NotKept):
            raise ReadingsNotKept(f"readings cannot be written: {said.why}")
        else:
            worker.job = None
            yield said

    def _look_at(self, worker: _Worker) -> None:
        """Stops a worker that passes a limit."""
        if time.monotonic() > worker.must_end_at:
            self._failed(worker, "took_too_long")
        elif worker.megabytes() > self._limits.megabytes:
            self._failed(worker, "took_too_much_memory")

    def _failed(self, worker: _Worker, kind: str) -> None:
        """Ends a worker; its file is tried by a new one where that may tell more, else refused."""
        job, was_new = worker.job, worker.files == 1
        assert job is not None
        status = self._dismiss(worker)
        if job.failed_under is not None:
            raise ReadingsNotKept(f"that {job.snapshot.file_name} is refused cannot be kept ({_ended(status)})")
        tries = self._tries[job.snapshot.sha256] = self._tries.get(job.snapshot.sha256, 0) + 1
        is_certain = kind == "took_too_long" or (kind == "took_too_much_memory" and was_new)
        if not is_certain and tries < TRIES:
            self._waiting.append(job)
            return
        fault = Fault(kind, self._reason(kind, job.snapshot.file_name, status))
        self._waiting.appendleft(Job(dataclasses.replace(job.snapshot, fault=fault), str(self._limits)))

    def _reason(self, kind: str, file_name: str, status: int | None) -> str:
        limits = self._limits
        happened = {
            "took_too_long": f"took longer to read than it may ({limits.seconds:g} seconds, more for many pages)",
            "took_too_much_memory": f"took more memory to read than it may ({limits.megabytes:g} MB)",
            "reader_crashed": f"crashed the process that read it ({_ended(status)})",
        }[kind]
        return (
            f"{file_name} {happened}; nothing of it was read. Expected a report or a pack of papers: fetch it again or "
            "split it. OVERSIGHT_READING_SECONDS and OVERSIGHT_READING_MEGABYTES set the limits."
        )

    def _dismiss(self, worker: _Worker) -> int | None:
        self._workers.remove(worker)
        return worker.end()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, _kind: type[BaseException] | None, _e: BaseException | None, _t: TracebackType | None) -> None:
        for worker in self._workers:
            worker.end()
        self._workers.clear()


def _work(connection: Connection, readings: Readings, run_id: str, read: Reader | None) -> None:
    """What a worker does; what it takes to read and check is imported there alone, for the memory it takes."""
    from dagster_project.reading_worker import work
    from ingest.reading import read_file

    work(connection, readings, run_id, read or read_file)


def _ended(status: int | None) -> str:
    """An exit status in words."""
    if status is None or status >= 0:
        return f"exit status {status}"
    return f"signal {signal.Signals(-status).name}"
