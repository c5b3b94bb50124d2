"""One refresh from the command line: the refresh job, run in this process on the warehouse's own Dagster instance."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from dagster import DagsterEvent, ExecuteInProcessResult
from sqlalchemy import select
from sqlalchemy.exc import SQLAlchemyError

from dagster_project.dagster_history import throw_away_if_damaged
from dagster_project.instance import open_instance
from dagster_project.jobs import REFRESH
from dagster_project.outcome import Outcome
from dagster_project.paths import DataPaths, name_in_environment
from dagster_project.plain_names import plainly_named
from dagster_project.progress import Progress, watched_by
from dagster_project.walk import walk
from warehouse.connect import build_engine, remake_if_damaged
from warehouse.tables import runs

_NAME_OF_ERROR = re.compile(r"^(?:\w+\.)+\w+: ")


def refresh(data: DataPaths, folders: Sequence[Path], watcher: Progress, **choices: Any) -> Outcome:
    """Runs every stop; where one fails nothing is published and the last good file stands as it was.

    `choices` are those of `walk`.

    What can be made again and is found damaged is made again: Dagster's history before the run, the build database
    where a run failed on it, which then runs once more.
    """
    with plainly_named(data) as plain, watched_by(watcher):
        if throw_away_if_damaged(plain):
            watcher.say("Dagster's history of earlier runs was damaged: a new one begins.")
        outcome = _run(plain, folders, choices)
        if not outcome.is_published and remake_if_damaged(plain.build_database):
            watcher.say("The build database was damaged: it is made again.")
            outcome = _run(plain, folders, choices)
    return outcome


def _run(data: DataPaths, folders: Sequence[Path], choices: Mapping[str, Any]) -> Outcome:
    name_in_environment(data, folders)
    with open_instance(data) as instance:
        job = walk(data, folders, **choices).resolve_job_def(REFRESH)
        result = job.execute_in_process(instance=instance, raise_on_error=False)
    return _outcome(data, result)


def _outcome(data: DataPaths, result: ExecuteInProcessResult) -> Outcome:
    if result.success:
        return Outcome(is_published=True)
    try:
        with build_engine(data.build_database).connect() as connection:
            message = connection.scalar(select(runs.c.message).where(runs.c.run_id == result.run_id))
    except SQLAlchemyError:
        # What failed may hold the build database still, or have failed before there was one.
        message = None
    return Outcome(is_published=False, message=message or _first_failure(result), blocked=_blocked(result))


def _blocked(result: ExecuteInProcessResult) -> tuple[str, ...]:
    """What the blocking checks found."""
    found = result.get_asset_check_evaluations()
    return tuple(one.description for one in found if one.description and not one.passed and one.blocking)


def _first_failure(result: ExecuteInProcessResult) -> str:
    """What Dagster itself recorded, for a run that ended before it was entered in the ledger."""
    failures = [event for event in result.all_events if event.is_failure]
    return _said_of(failures[0]) if failures else "the run failed without a word"


def _said_of(failure: DagsterEvent) -> str:
    """The first cause of what failed, a step or the run before any step; Dagster wraps it in words of its own."""
    error = (failure.step_failure_data if failure.is_step_failure else failure.job_failure_data).error
    while error is not None and error.cause is not None:
        error = error.cause
    said = error.message if error is not None else failure.message
    return _NAME_OF_ERROR.sub("", (said or "a step failed without a word").strip().partition("\n")[0])
