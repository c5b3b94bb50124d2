"""Publishes again and again, each time killed at the next step that changes a file; prints where, and what stood then.

A program of its own: it forks, which a process that has opened DuckDB must not.
"""

from __future__ import annotations

import json
import os
import signal
import sys
from collections.abc import Callable
from functools import partial
from itertools import count
from pathlib import Path

from dagster_project.paths import DataPaths
from dagster_project.publication_state import mend_published, note_publication
from warehouse import runs
from warehouse.connect import open_build, open_published, published_run
from warehouse.kept_publications import keep, let_go_of_the_oldest
from warehouse.publish import publish

CHANGES_A_FILE = {"os.rename", "os.remove", "os.chmod", "os.link", "os.mkdir", "open"}


def is_change(event: str, arguments: tuple[object, ...], folder: str) -> bool:
    """Whether an event of the interpreter changes a file of the folder."""
    if event not in CHANGES_A_FILE or not str(arguments[0]).startswith(folder):
        return False
    flags = arguments[2] if event == "open" else os.O_WRONLY
    return isinstance(flags, int) and bool(flags & (os.O_WRONLY | os.O_RDWR))


def killed_at(step: int, folder: Path) -> None:
    """From now on kills this process at the step of this number."""
    steps = iter(range(step))

    def hook(event: str, arguments: tuple[object, ...]) -> None:
        if is_change(event, arguments, str(folder)) and next(steps, None) is None:
            os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(hook)


def walk(data: DataPaths, run_id: str) -> None:
    """What a refresh does from the models to the exports."""
    mend_published(data, lambda said: sys.exit(f"nothing is damaged, and yet: {said}"))
    with open_build(data.build_database) as engine:
        runs.begin_run(engine, run_id, published_run(data.published))
        runs.sum_up(engine, run_id)
    keep(data.published, data.history)
    publish(data.build_database, data.published, run_id)
    let_go_of_the_oldest(data.history)
    note_publication(data, "these files", run_id)
    with open_build(data.build_database) as engine:
        runs.end_run(engine, run_id, "succeeded")


def killed_walk(data: DataPaths, step: int) -> None:
    killed_at(step, data.root)
    walk(data, f"run {step}")


def forked(work: Callable[[], object]) -> int:
    """How a process of its own ended that did the work: 0, or the number of a signal, negative."""
    if (child := os.fork()) == 0:
        work()
        os._exit(0)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def tell(data: DataPaths, step: int) -> None:
    """Prints what stands published: its run, how that and others ended, and how much of it there is."""
    with open_published(data.published) as connection:
        run = connection.execute("select run_id from meta.publication").fetchall()
        outcome = connection.execute("select outcome from meta.runs where run_id = ?", run[0]).fetchall()
        values = connection.execute("select count(*) from reporting.observations").fetchall()
    print(json.dumps([step, run[0][0], outcome[0][0], values[0][0]]), flush=True)


def main(data: DataPaths) -> None:
    """Kills until a walk comes to its end."""
    forked(partial(walk, data, "run -1"))
    for step in count():
        ended = forked(partial(killed_walk, data, step))
        forked(partial(tell, data, step))
        if ended != -signal.SIGKILL:
            return


main(DataPaths(Path(sys.argv[1])))
