"""One refresh from the command line: the refresh job, run in this process on the warehouse's own Dagster instance."""

from __future__ import annotations

import gc
import warnings
from collections.abc import Sequence
from pathlib import Path

from dagster import ExecuteInProcessResult
from sqlalchemy import select

from dagster_project.instance import open_instance
from dagster_project.jobs import REFRESH
from dagster_project.outcome import Blocked, Outcome
from dagster_project.paths import DataPaths, name_in_environment
from dagster_project.progress import Progress
from dagster_project.walk import walk
from warehouse.connect import build_engine
from warehouse.tables import rejected_records, runs

NO_CONSOLE = {"loggers": {"console": {"config": {"log_level": "CRITICAL"}}}}


def refresh(data: DataPaths, folders: Sequence[Path], progress: Progress) -> Outcome:
    """Runs every stop; where one fails nothing is published and the last good file stands as it was."""
    name_in_environment(data, folders)
    warnings.filterwarnings("ignore", module="dagster")
    _spare_the_collector()
    with open_instance(data) as instance:
        job = walk(data, folders, progress).resolve_job_def(REFRESH)
        result = job.execute_in_process(instance=instance, raise_on_error=False, run_config=NO_CONSOLE)
    return _outcome(data, result)


def _spare_the_collector() -> None:
    """Half a million objects of imported modules never go: walking them again and again takes a tenth of a run."""
    gc.freeze()
    gc.enable()
    gc.set_threshold(50_000, 20, 100)


def _outcome(data: DataPaths, result: ExecuteInProcessResult) -> Outcome:
    engine = build_engine(data.build_database)
    with engine.connect() as connection:
        entered = connection.execute(
            select(runs.c.outcome, runs.c.message).where(runs.c.run_id == result.run_id)
        ).one_or_none()
        columns = rejected_records.c
        blocked = (
            connection.execute(
                select(columns.document_file, columns.rule, columns.message)
                .where(columns.is_blocking)
                .order_by(columns.document_file, columns.rule)
            )
            .tuples()
            .all()
        )
    if result.success:
        return Outcome(True, is_nothing_new=entered is not None and entered.outcome == "nothing_new")
    message = entered.message if entered and entered.message else _first_failure(result)
    return Outcome(False, message=message, blocked=tuple(Blocked(*row) for row in blocked))


def _first_failure(result: ExecuteInProcessResult) -> str:
    """What Dagster itself recorded, for a run that ended before it was entered in the ledger."""
    failures = [event for event in result.all_events if event.is_failure]
    return failures[0].message or "the run failed without a word" if failures else "the run failed without a word"
