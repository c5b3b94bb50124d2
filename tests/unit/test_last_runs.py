"""Which refresh was the last, whatever the clock said when it began, and how one ended that was cut off."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from filelock import FileLock

from dagster_project.refresh_lock import is_held
from dagster_project.screen.standing import BuildDamaged, last_runs
from warehouse import landing, runs
from warehouse.connect import open_build


def test_the_last_refresh_is_the_one_entered_last_also_where_the_clock_went_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    build = tmp_path / "build.duckdb"
    monkeypatch.setattr(runs, "_now", lambda: dt.datetime(2026, 3, 2, 6) - dt.timedelta(hours=next(hours)))
    hours = iter(range(10))
    with open_build(build) as engine:
        landing.prepare(engine)
        for run_id, outcome in (("first", "succeeded"), ("second", "failed"), ("third", "nothing_new")):
            runs.begin_run(engine, run_id)
            runs.end_run(engine, run_id, outcome)
        runs.begin_run(engine, "first")
        runs.end_run(engine, "first", "failed")

    last = last_runs(build, lambda: True)

    assert [run.outcome for run in last or []] == ["failed", "nothing_new", "failed"]
    assert last and last[0].started_at < last[1].started_at


def test_a_refresh_that_was_killed_does_not_run_for_ever(tmp_path: Path) -> None:
    build, lock = tmp_path / "build.duckdb", tmp_path / "refresh.lock"

    def outcomes() -> list[str]:
        return [run.outcome for run in last_runs(build, lambda: is_held(lock)) or []]

    with open_build(build) as engine:
        landing.prepare(engine)
        runs.begin_run(engine, "killed")
    with FileLock(lock):
        assert outcomes() == ["running"]
    assert outcomes() == ["interrupted"]
    with open_build(build) as engine:
        runs.begin_run(engine, "killed after it published", None)
        runs.begin_run(engine, "runs", "killed after it published")
    with FileLock(lock):
        assert outcomes() == ["running", "succeeded", "interrupted"]


def test_a_build_that_cannot_be_read_is_no_refresh_that_runs(tmp_path: Path) -> None:
    """What the first refresh of a warehouse leaves on a disk that is full."""
    build = tmp_path / "build.duckdb"
    build.write_bytes(b"cut off")

    assert last_runs(build, lambda: True) is None
    with pytest.raises(BuildDamaged, match="not known until the next"):
        last_runs(build, lambda: False)
