"""Dagster's event log keeps what it is told of every run, though few of its databases are open at a time."""

from __future__ import annotations

from pathlib import Path

import psutil
from dagster import DagsterInstance, asset, materialize

from dagster_project.event_log import MOST_OPEN
from dagster_project.instance import open_instance
from dagster_project.paths import DataPaths


@asset
def letter() -> int:
    return 1


def test_what_is_recorded_of_many_runs_is_read_again_and_few_databases_stay_open(tmp_path: Path) -> None:
    data = DataPaths(tmp_path)
    with open_instance(data) as instance:
        runs = [materialize([letter], instance=instance).run_id for _ in range(MOST_OPEN + 1)]
        assert len(open_events(data)) <= MOST_OPEN
    assert open_events(data) == set()

    with open_instance(data) as instance:
        for run in runs:
            assert any(said.startswith("Materialized value letter") for said in messages(instance, run))
        latest = instance.get_latest_materialization_event(letter.key)
    assert latest is not None and latest.run_id == runs[-1]


def open_events(data: DataPaths) -> set[str]:
    """Databases of the event log that this process has open."""
    below = data.dagster_home / "history" / "runs"
    paths = (Path(file.path) for file in psutil.Process().open_files())
    return {path.name for path in paths if path.is_relative_to(below) and path.suffix == ".db"}


def messages(instance: DagsterInstance, run: str) -> list[str]:
    return [entry.dagster_event.message or "" for entry in instance.all_logs(run) if entry.dagster_event]
