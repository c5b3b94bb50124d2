"""One refresh from the command line: the refresh job, run in this process on the warehouse's own Dagster instance."""

from __future__ import annotations

import re
import uuid
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import duckdb
from dagster import DagsterEvent, ExecuteInProcessResult
from sqlalchemy import select
from sqlalchemy.exc import SQLAlchemyError

from dagster_project.dagster_history import throw_away_if_damaged
from dagster_project.instance import open_instance
from dagster_project.jobs import job_for
from dagster_project.outcome import Outcome
from dagster_project.paths import DataPaths, name_in_environment
from dagster_project.plain_names import plainly_named
from dagster_project.progress import Progress, watched_by
from dagster_project.troubles import said_of
from dagster_project.walk import walk
from dagster_project.where_built import build_from_environment
from ingest.errors import OversightError
from warehouse.connect import build_engine, published_run
from warehouse.tables import runs
from warehouse.upkeep import remake_if_damaged

_NAME_OF_ERROR = re.compile(r"^(?:\w+\.)+\w+: ")


def refresh(data: DataPaths, folders: Sequence[Path], watcher: Progress, **choices: Any) -> Outcome:
    """Runs every stop; where one fails nothing is published and the last good file stands as it was.

    `choices` are those of `walk`.

    What can be made again and is found damaged is made again: Dagster's history before the run, the build where a run
    failed on it, which then runs once more.
    """
    with plainly_named(data) as plain, watched_by(watcher):
        if throw_away_if_damaged(plain):
            watcher.say("Dagster's history of earlier runs was damaged: a new one begins.")
        outcome = _run(plain, folders, choices)
        if outcome.is_published:
            return outcome
        try:
            is_remade = remake_if_damaged(build_from_environment(plain))
        except OversightError as fault:
            return Outcome(is_published=False, message=str(fault))
        if is_remade:
            watcher.say("The build was damaged: it is made again.")
            outcome = _run(plain, folders, choices)
    return outcome


def _run(data: DataPaths, folders: Sequence[Path], choices: Mapping[str, Any]) -> Outcome:
    """How one run ended; raises what Dagster itself fails of, as where it can keep no record, before a publication."""
    name_in_environment(data, folders)
    run_id = str(uuid.uuid4())
    try:
        with open_instance(data) as instance:
            job = walk(data, folders, **choices).resolve_job_def(job_for(build_from_environment(data)))
            result = job.execute_in_process(instance=instance, raise_on_error=False, run_id=run_id)
    except Exception as error:
        if published_run(data.published) != run_id:
            raise
        return Outcome(is_published=False, message=said_of(error), stands=True)
    return _outcome(data, result)


def _outcome(data: DataPaths, result: ExecuteInProcessResult) -> Outcome:
    if result.success:
        return Outcome(is_published=True)
    try:
        with build_engine(build_from_environment(data)).connect() as connection:
            message = connection.scalar(select(runs.c.message).where(runs.c.run_id == result.run_id))
    except (SQLAlchemyError, duckdb.Error, OversightError):
        # What failed may hold the build still, have failed before there was one, or be that it is out of reach.
        message = None
    stands = published_run(data.published) == result.run_id
    return Outcome(False, message or _first_failure(result), _blocked(result), stands)


def _blocked(result: ExecuteInProcessResult) -> tuple[str, ...]:
    """What the blocking checks found."""
    found = result.get_asset_check_evaluations()
    return tuple(one.description for one in found if one.description and not one.passed and one.blocking)


def _first_failure(result: ExecuteInProcessResult) -> str:
    """What Dagster itself recorded, for a run that ended before it was entered in the ledger."""
    failures = [event for event in result.all_events if event.is_failure]
    return _said_of(failures[0]) if failures else "the run failed without a word"


def _said_of(failure: DagsterEvent) -> str:
    """The first cause of what failed, a step or the run before any step; Dagster wraps it in words of its own.

    What failed in a process of its own has as its cause that process's traceback, which says nothing on its first line.
    """
    error = (failure.step_failure_data if failure.is_step_failure else failure.job_failure_data).error
    said = [failure.message or ""]
    while error is not None:
        said.append(error.message)
        error = error.cause
    lines = [_NAME_OF_ERROR.sub("", words.strip().partition("\n")[0]) for words in said]
    return next((line for line in reversed(lines) if line.strip(' ":')), "a step failed without a word")
