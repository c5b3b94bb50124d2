"""dbt's own process: results one by one, its end with whoever asked, and what is said when it ends too soon."""

from __future__ import annotations

import dataclasses
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import duckdb
import pytest

from dagster_project.dbt_process import DbtProcess
from dagster_project.dbt_results import DbtFailed, NodeResult
from dagster_project.paths import DataPaths
from tests.conftest import Walked, oversight

STARTED_AND_LEFT = """
import os, sys
from pathlib import Path
from dagster_project.dbt_process import DbtProcess
from dagster_project.paths import DataPaths

if __name__ == "__main__":
    dbt = DbtProcess(DataPaths(Path(sys.argv[1])))
    dbt.start()
    print(dbt.process_id, flush=True)
    os._exit(0)
"""


def runs(process_id: int) -> bool:
    """Whether the process is there and not only waiting for its parent to take note of its end."""
    try:
        return "\nState:\tZ" not in Path(f"/proc/{process_id}/status").read_text(encoding="utf-8")
    except FileNotFoundError:
        return False


def wait_for_end(process_id: int, seconds: float = 30) -> bool:
    until = time.monotonic() + seconds
    while runs(process_id) and time.monotonic() < until:
        time.sleep(0.1)
    return not runs(process_id)


@pytest.fixture
def built(walked: Walked, tmp_path: Path) -> DataPaths:
    """A copy of a warehouse whose models are built."""
    data = DataPaths(tmp_path / "data")
    data.build.mkdir(parents=True)
    shutil.copy(walked.data.build_database, data.build_database)
    return data


def test_each_model_and_test_is_told_once_and_the_database_is_free_afterwards(built: DataPaths) -> None:
    with DbtProcess(built) as dbt:
        results = list(dbt.build(["dim_grades"]))
        with duckdb.connect(str(built.build_database)) as connection:
            assert connection.execute("select count(*) > 0 from marts.dim_grades").fetchone() == (True,)

    named = [result.unique_id.split(".")[2] for result in results]
    assert named[0] == "dim_grades" and len(named) == len(set(named)) > 1
    assert {result.status for result in results} == {"success", "pass"}
    assert all(result.has_passed and result.seconds > 0 for result in results)


def test_what_stands_below_a_failure_is_told_as_skipped(built: DataPaths) -> None:
    with duckdb.connect(str(built.build_database)) as connection:
        connection.execute("drop view staging.stg_grades")

    with DbtProcess(built) as dbt:
        results = {result.unique_id.split(".")[2]: result for result in dbt.build(["dim_grades"])}

    assert results["dim_grades"].status == "error" and "stg_grades" in (results["dim_grades"].message or "")
    assert {result.status for name, result in results.items() if name != "dim_grades"} == {"skipped"}


def test_a_process_that_is_killed_is_an_error_with_its_exit_status(built: DataPaths) -> None:
    with DbtProcess(built) as dbt:
        dbt.start()
        os.kill(dbt.process_id, signal.SIGKILL)

        with pytest.raises(DbtFailed, match=r"ended before it was done \(exit status -9\)"):
            list(dbt.build(["dim_grades"]))


def test_it_ends_with_its_block(built: DataPaths) -> None:
    with DbtProcess(built) as dbt:
        dbt.start()
        process_id = dbt.process_id
        assert runs(process_id)

    assert not runs(process_id)


def test_it_ends_by_itself_when_whoever_started_it_is_gone(tmp_path: Path) -> None:
    script = tmp_path / "start.py"
    script.write_text(STARTED_AND_LEFT, encoding="utf-8")

    started = subprocess.run([sys.executable, script, tmp_path], capture_output=True, text=True, check=True)

    assert wait_for_end(int(started.stdout))


def test_a_test_that_fails_leaves_the_last_good_file_and_is_named(
    walked: Walked, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = walked.copied_to(tmp_path)
    (own.documents / "note.txt").write_text("A note of no known kind.", encoding="utf-8")
    published = own.data.published.read_bytes()
    build = DbtProcess.build

    def with_a_failing_test(dbt: DbtProcess, models: Sequence[str] = ()) -> Iterator[NodeResult]:
        for result in build(dbt, models):
            if ".dim_grades_key." in result.unique_id:
                yield dataclasses.replace(result, status="fail", failures=3, message="Got 3 results")
            else:
                yield result

    monkeypatch.setattr(DbtProcess, "build", with_a_failing_test)

    exit_code, screen = oversight("refresh", "--documents", own.documents, "--data", own.data.root)

    assert exit_code == 1
    assert "dim_grades_key: Got 3 results" in screen.replace("\n", " ")
    assert own.data.published.read_bytes() == published
