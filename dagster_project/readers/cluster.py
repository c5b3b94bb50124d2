"""Readers on a Dask cluster: each file is a task, read by a guarded process of whichever worker takes it."""

from __future__ import annotations

import asyncio
from concurrent.futures import Future
from contextlib import suppress
from typing import Any, cast

from dagster_project.readers.guard import guarded
from dagster_project.readers.messages import Kept, ReadingsNotKept, Task
from ingest.snapshot import Snapshot

SECONDS_TO_ANSWER = 10
SECONDS_WITHOUT_WORKERS = 60


class ClusterReaders:
    """The workers of the scheduler at an address; its cluster stays, what it was asked for ends with `end`.

    Raises ReadingsNotKept, naming the address, where no scheduler answers there.
    """

    def __init__(self, address: str) -> None:
        try:
            import distributed
        except ModuleNotFoundError as error:
            raise ReadingsNotKept(
                f"to read on the cluster at {address}, install Oversight with `pip install 'oversight[nation]'`"
            ) from error
        self._address, dask = address, cast("Any", distributed)  # its classes say no types
        try:
            self._client = dask.Client(address, timeout=SECONDS_TO_ANSWER, set_as_default=False)
        except (OSError, ValueError, TimeoutError) as error:
            raise ReadingsNotKept(
                f"no Dask scheduler answers at {address}: start it with `dask scheduler`, or take OVERSIGHT_CLUSTER "
                "away to read on this machine"
            ) from error
        # Every file is a task of its own: one read for an earlier refresh is no answer for this one.
        self._executor = self._client.get_executor(pure=False)

    def submit(self, snapshot: Snapshot, task: Task) -> Future[Kept]:
        """Has a file read by a worker that is free, and by another one where that is lost."""
        read: Future[Kept] = self._executor.submit(guarded, snapshot, task)
        return read

    def look(self) -> None:
        """Raises ReadingsNotKept where the scheduler is gone, or no worker is or comes within a minute."""
        try:
            self._client.wait_for_workers(1, timeout=SECONDS_WITHOUT_WORKERS)
        except (OSError, TimeoutError, asyncio.CancelledError) as error:
            raise ReadingsNotKept(
                f"the scheduler at {self._address} has no worker: start some with `dask worker {self._address}`"
            ) from error

    def end(self) -> None:
        """Takes back what is not read yet, and lets go of the cluster."""
        with suppress(OSError, TimeoutError, asyncio.CancelledError):
            self._executor.shutdown(wait=False)
        self._client.close()
