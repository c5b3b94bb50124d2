"""Readers on this machine: two threads, each with a process that reads for it."""

from __future__ import annotations

import threading
from concurrent.futures import Future, ThreadPoolExecutor

from dagster_project.readers.guard import Guard
from dagster_project.readers.messages import Kept, Task
from ingest.snapshot import Snapshot

WORKERS = 2


class LocalReaders:
    """They end with `end` and with the process that holds them."""

    def __init__(self) -> None:
        self._own, self._guards = threading.local(), list[Guard]()
        self._threads = ThreadPoolExecutor(WORKERS, "readers", self._begin)

    def submit(self, snapshot: Snapshot, task: Task) -> Future[Kept]:
        """Has a file read when its turn comes."""
        return self._threads.submit(self._read, snapshot, task)

    def look(self) -> None:
        """They are there as long as this process is."""

    def end(self) -> None:
        """Kills what reads; what waits is not read."""
        self._threads.shutdown(wait=False, cancel_futures=True)
        for guard in self._guards:
            guard.end()
        self._threads.shutdown()

    def _begin(self) -> None:
        self._own.guard = Guard()
        self._guards.append(self._own.guard)

    def _read(self, snapshot: Snapshot, task: Task) -> Kept:
        guard: Guard = self._own.guard
        return guard.read(snapshot, task)
