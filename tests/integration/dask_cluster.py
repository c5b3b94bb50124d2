"""A Dask cluster of a test's own on loopback: one scheduler and workers, each a process, ended with the test."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from dagster_project.paths import PROJECT
from tests.conftest import PATIENCE

LOOPBACK = ("--host", "127.0.0.1", "--no-dashboard")


class Cluster:
    """Where the scheduler is, and the processes by which it may be lost."""

    def __init__(self, folder: Path, workers: int) -> None:
        self._folder = folder
        note = folder / "scheduler.json"
        note.unlink(missing_ok=True)
        self.scheduler = _started("scheduler", folder, "--port", "0", "--scheduler-file", str(note))
        self.address = _address_in(note)
        self.workers = [self.add_worker() for _ in range(workers)]

    def add_worker(self) -> subprocess.Popen[bytes]:
        scratch = ("--local-directory", str(self._folder))
        return _started("worker", self._folder, self.address, "--nthreads", "1", "--no-nanny", *scratch)

    def end(self) -> None:
        for process in (*self.workers, self.scheduler):
            process.kill()
            process.wait()


@contextmanager
def dask_cluster(folder: Path, workers: int = 2) -> Iterator[Cluster]:
    cluster = Cluster(folder, workers)
    try:
        yield cluster
    finally:
        cluster.end()


def _started(part: str, folder: Path, *arguments: str) -> subprocess.Popen[bytes]:
    with (folder / f"{part}.log").open("ab") as log:
        command = [sys.executable, "-m", f"distributed.cli.dask_{part}", *LOOPBACK, *arguments]
        return subprocess.Popen(command, env=os.environ | {"PYTHONPATH": str(PROJECT)}, stdout=log, stderr=log)


def _address_in(note: Path) -> str:
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        try:
            return str(json.loads(note.read_text(encoding="utf-8"))["address"])
        except (OSError, ValueError):
            time.sleep(0.05)
    raise AssertionError("no scheduler began")
