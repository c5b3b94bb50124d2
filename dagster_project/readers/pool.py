"""Has many files read at once, by processes of this machine or by the workers of a cluster."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from concurrent.futures import CancelledError, Future
from queue import Empty, SimpleQueue
from types import TracebackType
from typing import Protocol, Self

from dagster_project.landing_fingerprint import landing_fingerprint
from dagster_project.readers.limits import Limits
from dagster_project.readers.local import LocalReaders
from dagster_project.readers.messages import Kept, Reader, ReadingsNotKept, Task
from ingest.errors import OversightError
from ingest.snapshot import Snapshot
from warehouse.readings import Readings

SECONDS_BETWEEN_LOOKS = 10


class Readers(Protocol):
    """Who reads, wherever."""

    def submit(self, snapshot: Snapshot, task: Task) -> Future[Kept]:
        """Has a file read when its turn comes."""

    def look(self) -> None:
        """Raises ReadingsNotKept where nobody is there any more who reads."""

    def end(self) -> None:
        """Ends what is asked for and not done."""


class ReadingPool:
    """Readers and what they are to do; they are let go at the end of the `with` block.

    `cluster` is the address of a Dask scheduler; without one, two processes of this machine read.
    """

    def __init__(
        self, readings: Readings, run_id: str, limits: Limits, read: Reader | None = None, cluster: str | None = None
    ) -> None:
        # One time for all: a file that two workers read, one of them thought lost, is then twice the same reading.
        now = dt.datetime.now(dt.UTC).replace(tzinfo=None)
        self._task = Task(readings, run_id, now, limits, landing_fingerprint(), read)
        self._cluster = cluster
        self._readers: Readers

    def read(self, snapshots: Iterable[Snapshot]) -> Iterator[Kept]:
        """Reads and keeps every file, in no particular order; one that cannot be read is kept as refused.

        Raises ReadingsNotKept where that is no fault of a file: no room to keep them, nobody to read them.
        """
        done: SimpleQueue[Future[Kept]] = SimpleQueue()
        waiting = set[Future[Kept]]()
        for snapshot in snapshots:
            waiting.add(future := self._readers.submit(snapshot, self._task))
            future.add_done_callback(done.put)
        while waiting:
            try:
                future = done.get(timeout=SECONDS_BETWEEN_LOOKS)
            except Empty:
                self._readers.look()
                continue
            waiting.discard(future)
            yield self._result(future)

    def _result(self, future: Future[Kept]) -> Kept:
        try:
            return future.result()
        except OversightError:
            raise
        except CancelledError as error:
            raise ReadingsNotKept(
                f"the scheduler at {self._cluster} was lost: refresh again when it is back"
            ) from error
        except Exception as error:
            raise ReadingsNotKept(f"a worker of the cluster at {self._cluster} failed: {error}") from error

    def __enter__(self) -> Self:
        try:
            self._task.readings.announce(self._task.run_id)
        except OSError as error:
            raise ReadingsNotKept(f"readings cannot be written: {error}") from error
        self._readers = _cluster_readers(self._cluster) if self._cluster else LocalReaders()
        return self

    def __exit__(self, _kind: type[BaseException] | None, _e: BaseException | None, _t: TracebackType | None) -> None:
        self._readers.end()


def _cluster_readers(address: str) -> Readers:
    """Dask is loaded only where there is a cluster."""
    from dagster_project.readers.cluster import ClusterReaders

    return ClusterReaders(address)
