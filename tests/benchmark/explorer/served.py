"""`oversight explore` in a process of its own, over a copy of a published file that can be replaced meanwhile."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import httpx
import psutil

from dagster_project.paths import DataPaths

READY_WITHIN = 180.0
"""Seconds."""


@dataclass(frozen=True)
class Served:
    """A running explorer: its address, its process, its folders, and the seconds until its first page was there."""

    address: str
    process: psutil.Process
    data: DataPaths
    ready_after: float

    def memory(self) -> float:
        """Resident, in MB."""
        return float(self.process.memory_info().rss) / 1e6

    def processor_seconds(self) -> float:
        """What it has taken of processors: unlike the time that an answer takes, the same on a busy machine."""
        took = self.process.cpu_times()
        return float(took.user + took.system)

    def open_files(self) -> int:
        """Files and connections that it holds."""
        return int(self.process.num_fds())

    def replace(self) -> None:
        """Moves another copy of the published file into its place, as a refresh does."""
        beside = self.data.published.with_suffix(".beside")
        shutil.copyfile(self.data.published, beside)
        os.replace(beside, self.data.published)


@contextmanager
def served(data: DataPaths) -> Iterator[Served]:
    """An explorer over a copy of that publication, with the received documents behind it."""
    with TemporaryDirectory() as folder:
        copy = DataPaths(Path(folder))
        shutil.copyfile(data.published, copy.published)
        copy.snapshots.symlink_to(data.snapshots.resolve())
        port = _free_port()
        began = time.perf_counter()
        command = [sys.executable, "-m", "dagster_project.cli", "explore"]
        with subprocess.Popen([*command, "--data", folder, "--port", str(port)], stdout=subprocess.DEVNULL) as process:
            try:
                address = f"http://127.0.0.1:{port}"
                _wait_for(address, process)
                yield Served(address, psutil.Process(process.pid), copy, time.perf_counter() - began)
            finally:
                process.terminate()
        if process.returncode != 0:
            raise RuntimeError(f"the explorer was ended and said {process.returncode}")


def _free_port() -> int:
    with socket.socket() as asked:
        asked.bind(("127.0.0.1", 0))
        return int(asked.getsockname()[1])


def _wait_for(address: str, process: subprocess.Popen[bytes]) -> None:
    until = time.monotonic() + READY_WITHIN
    while process.poll() is None and time.monotonic() < until:
        try:
            httpx.get(address).raise_for_status()
            return
        except httpx.TransportError:
            time.sleep(0.02)
    raise RuntimeError(f"the explorer did not answer at {address}")
