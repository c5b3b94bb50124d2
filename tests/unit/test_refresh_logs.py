"""What a refresh prints stays its own, also while another waits for it."""

from __future__ import annotations

from pathlib import Path

from dagster_project.attempt import LOGS_KEPT, printing_to


def test_one_that_waits_takes_nothing_from_the_log_of_the_one_that_runs(tmp_path: Path) -> None:
    log = tmp_path / "refresh.log"
    with printing_to(log):
        print("the first begins")
        with printing_to(log):
            print("the second waits")
        print("the first ends")

    assert log.read_text() == "the second waits\n"
    assert log.with_name("refresh.log.1").read_text() == "the first begins\nthe first ends\n"


def test_of_logs_before_some_are_kept(tmp_path: Path) -> None:
    log = tmp_path / "refresh.log"
    for number in range(LOGS_KEPT + 3):
        with printing_to(log):
            print(number)

    kept = {path.name: int(path.read_text()) for path in tmp_path.iterdir()}
    assert kept == {"refresh.log": 7} | {f"refresh.log.{number}": 7 - number for number in range(1, 6)}
