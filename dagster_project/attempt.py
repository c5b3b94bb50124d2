"""One try to refresh, by whichever command: how it ended, in words, whatever goes wrong on the way."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor, wait
from contextlib import contextmanager, redirect_stderr, redirect_stdout, suppress
from dataclasses import replace
from logging.handlers import RotatingFileHandler
from pathlib import Path
from typing import Any

from dagster_project.outcome import Outcome
from dagster_project.paths import DataPaths
from dagster_project.private_folders import make_folders
from dagster_project.progress import Progress
from dagster_project.troubles import in_plain_words, said_of

SECONDS_TO_NOTICE = 0.2
LOGS_KEPT = 5
"""Logs of refreshes before that are kept, `refresh.log.1` the latest of them."""


def attempt(data: DataPaths, folders: Sequence[Path], progress: Progress, **choices: Any) -> Outcome:
    """How the refresh ended; whatever goes wrong on the way is told in a line, not in a traceback.

    `choices` are those of `walk`.
    """
    try:
        make_folders(data)
        with printing_to(data.refresh_log):
            outcome = _apart(lambda: _refresh(data, folders, progress, choices))
    except Exception as error:
        outcome = Outcome(is_published=False, message=said_of(error))
    if outcome.message:
        return replace(outcome, message=in_plain_words(outcome.message, data))
    return outcome


def _apart(work: Callable[[], Outcome]) -> Outcome:
    """Does the work in another thread: this one may be interrupted at any moment, and Dagster handles no signal.

    It wakes now and then because polars has Ctrl-C restart what it interrupts: a wait without end would not notice.
    """
    with ThreadPoolExecutor(1) as other_thread:
        result = other_thread.submit(work)
        while not result.done():
            wait([result], timeout=SECONDS_TO_NOTICE)
        return result.result()


def _refresh(data: DataPaths, folders: Sequence[Path], progress: Progress, choices: Mapping[str, Any]) -> Outcome:
    # Dagster takes seconds to import: the other commands must not wait for it.
    from dagster_project.refresh import refresh

    return refresh(data, folders, progress, **choices)


@contextmanager
def printing_to(log: Path) -> Iterator[None]:
    """What Dagster and dbt print goes to this file: the screen is for the analyst.

    The logs before are moved on, also that of a refresh which runs still and is waited for: it goes on writing to it.
    """
    logs = RotatingFileHandler(log, backupCount=LOGS_KEPT, delay=True)
    with suppress(FileNotFoundError):  # one that begins at the same moment moves them
        logs.doRollover()
    with log.open("a", encoding="utf-8", errors="replace") as file, redirect_stdout(file), redirect_stderr(file):
        yield
