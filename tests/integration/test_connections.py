"""The connection scripts whose clients the project's own environment has; `make connections` runs them all."""

from __future__ import annotations

import csv
from collections.abc import Callable

import pytest

from tests.conftest import Walked
from tests.connections import __main__ as runner
from tests.connections import arrow_client, duckdb_client, polars_client, sqlalchemy_client


@pytest.mark.parametrize(
    ("client", "says"),
    [
        (duckdb_client.main, "every row of"),
        (sqlalchemy_client.main, "a refreshed file without restart"),
        (polars_client.main, "observations"),
        (arrow_client.main, "observations"),
    ],
)
def test_a_client_reads_the_published_file(walked: Walked, client: Callable[[str], str], says: str) -> None:
    assert says in client(str(walked.data.published))


def test_every_script_is_run_by_a_client_of_the_list() -> None:
    with (runner.HERE / "clients.csv").open(encoding="utf-8", newline="") as file:
        listed = {row["script"] for row in csv.DictReader(file)}

    assert listed == {path.name for path in runner.HERE.glob("*_client.*")}


def test_a_client_that_fails_is_named(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(runner, "clients", lambda: [{"name": "odd", "script": "odd.mjs", "packages": "--no-such-flag"}])
    monkeypatch.setenv("PATH", "")

    assert runner.main("nothing.duckdb", ["odd"]) == 1
    assert "odd: FAILED" in capsys.readouterr().out
