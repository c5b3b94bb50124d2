"""`python -m tests.benchmark.explorer DATA`: how the explorer bears twenty people for a minute, with the published file
replaced six times meanwhile. Prints what each view took, the memory and the open files; ends with 1 where a request
failed."""

from __future__ import annotations

import argparse
import asyncio
import os
import sys
import time
from pathlib import Path
from statistics import quantiles
from threading import Event, Thread

from dagster_project.paths import DataPaths
from tests.benchmark.explorer.served import Served, served
from tests.benchmark.explorer.users import Asked, click

REPLACED_EVERY = 10.0
"""Seconds."""


def main() -> None:
    """Serves, clicks, prints."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("--users", type=int, default=20)
    parser.add_argument("--seconds", type=float, default=60.0)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    with served(DataPaths(asked.data)) as explorer:
        print(f"first page after {explorer.ready_after:.2f} s; load {os.getloadavg()[0]:.1f}")
        ended, held, took = Event(), [_held(explorer)], explorer.processor_seconds()
        replacing = Thread(target=_replace, args=(explorer, ended, held))
        replacing.start()
        try:
            clicked = asyncio.run(click(explorer.address, asked.users, asked.seconds, asked.seed))
        finally:
            ended.set()
            replacing.join()
        each = (explorer.processor_seconds() - took) / len(clicked.asked)
        print(f"{asked.users} people for {asked.seconds:.0f} s; load {os.getloadavg()[0]:.1f}")
        print(f"{len(clicked.asked)} answers of {each * 1000:.0f} ms of a processor each")
    _print(clicked.asked)
    print("MB and open files, every ten seconds: " + ", ".join(f"{memory:.0f} / {files}" for memory, files in held))
    for one in clicked.errors:
        print(f"{one.status} {one.address} after {one.seconds:.1f} s")
    sys.exit(bool(clicked.errors))


def _replace(explorer: Served, ended: Event, held: list[tuple[float, int]]) -> None:
    while not ended.wait(REPLACED_EVERY):
        explorer.replace()
        time.sleep(1)
        held.append(_held(explorer))


def _held(explorer: Served) -> tuple[float, int]:
    return explorer.memory(), explorer.open_files()


def _print(asked: list[Asked]) -> None:
    views = sorted({one.view for one in asked})
    print(f"{'':26}{'asked':>7}{'median':>9}{'95 %':>9}{'longest':>9}  ms")
    for view in ["all", *views]:
        took = sorted(one.seconds * 1000 for one in asked if view in ("all", one.view))
        cut = quantiles(took, n=20, method="inclusive") if len(took) > 1 else took * 19
        print(f"{view:26}{len(took):7}{cut[9]:9.0f}{cut[18]:9.0f}{took[-1]:9.0f}")


if __name__ == "__main__":
    main()
