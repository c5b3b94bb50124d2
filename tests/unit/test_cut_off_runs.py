"""A run of Dagster that was killed does not keep others from starting for ever."""

from __future__ import annotations

from pathlib import Path

import pytest
from dagster import DagsterInstance, DagsterRunStatus, job
from filelock import FileLock

from dagster_project import cut_off_runs
from dagster_project.cut_off_runs import end_those_cut_off
from dagster_project.paths import DataPaths


@job
def walk() -> None:
    pass


def test_a_run_that_nobody_works_on_any_more_is_entered_as_failed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = DataPaths(tmp_path)
    with DagsterInstance.ephemeral() as instance:
        killed = instance.create_run_for_job(walk, status=DagsterRunStatus.STARTED).run_id
        over = instance.create_run_for_job(walk, status=DagsterRunStatus.SUCCESS).run_id

        def statuses() -> list[DagsterRunStatus]:
            return [run.status for run_id in (killed, over) if (run := instance.get_run_by_id(run_id))]

        assert end_those_cut_off(instance, data) == 0, "it may be on its way to the lock"
        monkeypatch.setattr(cut_off_runs, "MINUTES_TO_BEGIN", -1)
        for lock in (data.refresh_lock, data.fetch_lock):
            with FileLock(lock):
                assert end_those_cut_off(instance, data) == 0, "it holds the warehouse"

        assert end_those_cut_off(instance, data) == 1
        assert statuses() == [DagsterRunStatus.FAILURE, DagsterRunStatus.SUCCESS]
        assert end_those_cut_off(instance, data) == 0
