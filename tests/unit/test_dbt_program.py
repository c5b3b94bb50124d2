"""dbt as dagster-dbt runs it: its version is told without a question to anybody."""

from __future__ import annotations

import sys
from importlib.metadata import version

import pytest

from dagster_project.dbt_program import app
from dagster_project.dbt_project import dbt_cli
from tests.integration.network import watched_network


def test_its_version_is_told_without_asking_the_network(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", [dbt_cli().dbt_executable, "--version"])

    with watched_network() as asked:
        app()

    assert capsys.readouterr().out.strip() == version("dbt-core")
    assert asked == []


def test_anything_else_is_for_dbt_itself(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(sys, "argv", [dbt_cli().dbt_executable, "build", "--help"])

    with pytest.raises(SystemExit) as ended:
        app()

    assert ended.value.code == 0
    assert "--exclude-resource-type" in capsys.readouterr().out
