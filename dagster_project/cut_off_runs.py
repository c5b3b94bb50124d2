"""Runs that Dagster takes for running though they were killed: while one stands so, it starts no other."""

from __future__ import annotations

import datetime as dt

from dagster import DagsterInstance, DagsterRunStatus, RunsFilter

from dagster_project.paths import DataPaths
from dagster_project.refresh_lock import is_held

MINUTES_TO_BEGIN = 5
"""More than a run needs from its start to the lock of what it works on."""
TOLD = "It was cut off: neither a refresh nor a round of fetching runs. The next refresh makes good what it left."
_UNDER_WAY = [DagsterRunStatus.STARTING, DagsterRunStatus.STARTED, DagsterRunStatus.CANCELING]


def end_those_cut_off(instance: DagsterInstance, data: DataPaths) -> int:
    """Enters runs as failed that stand as running while nobody holds the warehouse; how many.

    Every run holds the lock of refreshes or of fetching, but for a moment at its start and its end.
    """
    if is_held(data.refresh_lock) or is_held(data.fetch_lock):
        return 0
    now = dt.datetime.now(dt.UTC)
    found = instance.get_run_records(RunsFilter(statuses=_UNDER_WAY))
    # A time that lies ahead is of before a clock was put back.
    cut_off = [one for one in found if abs(now - one.update_timestamp) > dt.timedelta(minutes=MINUTES_TO_BEGIN)]
    for one in cut_off:
        instance.report_run_failed(one.dagster_run, TOLD)
    return len(cut_off)
