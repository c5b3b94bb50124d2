"""What stays of the refresh before is what would be made anew, whatever came, went or failed in between."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import duckdb
import pytest

from dagster_project.paths import DataPaths
from dagster_project.what_is_landed import files_landed, land_received
from ingest.records import DocumentFile
from tests.conftest import Walked
from warehouse.connect import open_build
from warehouse.contradictions.stop import find_contradictions
from warehouse.findings import stop as findings_stop
from warehouse.findings.stop import decide_findings
from warehouse.landing import prepare
from warehouse.meaning.stop import decide_meanings
from warehouse.tables import kept_from

Tables = dict[str, list[tuple[object, ...]]]


@pytest.fixture(scope="module")
def own(walked: Walked, tmp_path_factory: pytest.TempPathFactory) -> Walked:
    return walked.copied_to(tmp_path_factory.mktemp("kept"))


@pytest.fixture(scope="module")
def received(own: Walked) -> list[DocumentFile]:
    with open_build(own.data.build_database) as engine:
        return files_landed(engine)


@pytest.fixture(scope="module")
def at_once(own: Walked, received: list[DocumentFile], tmp_path_factory: pytest.TempPathFactory) -> Tables:
    """The tables of a build database that was made whole."""
    return made(tmp_path_factory.mktemp("at_once") / "build.duckdb", own.data, received)


def made(database: Path, data: DataPaths, received: Sequence[DocumentFile]) -> Tables:
    """What Python writes of these files into a build database, which may hold others before."""
    land_received(database, data, received)
    decide_findings(database)
    decide_meanings(database)
    find_contradictions(database)
    return tables_of(database)


def tables_of(database: Path) -> Tables:
    """Every table but the catalogue's and the ledger of runs, its rows sorted."""
    with duckdb.connect(str(database), read_only=True) as connection:
        told = connection.execute(
            "select schema_name || '.' || table_name from duckdb_tables() where table_name <> 'runs'"
        ).fetchall()
        return {name: connection.execute(f"from {name} order by all").fetchall() for (name,) in told}


def test_letter_after_letter_makes_the_tables_that_all_at_once_make(
    own: Walked, received: list[DocumentFile], at_once: Tables, tmp_path: Path
) -> None:
    database = tmp_path / "build.duckdb"
    for number in (len(received) - 2, len(received) - 1):
        made(database, own.data, received[:number])

    assert made(database, own.data, received) == at_once
    assert all(at_once[f"meaning.{name}"] for name in ("observation_meanings", "finding_themes", "kept_from"))
    assert at_once["contradictions.contradictions"]


def test_what_is_received_no_more_leaves_nothing(
    own: Walked, received: list[DocumentFile], at_once: Tables, tmp_path: Path
) -> None:
    fewer = received[1:]
    database = tmp_path / "build.duckdb"
    assert made(database, own.data, received) == at_once

    assert made(database, own.data, fewer) == made(tmp_path / "anew" / "build.duckdb", own.data, fewer)


def test_where_nothing_changed_nothing_is_decided_again(
    own: Walked, received: list[DocumentFile], at_once: Tables, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    database = tmp_path / "build.duckdb"
    made(database, own.data, received)
    monkeypatch.setattr(findings_stop, "direction_of", _fails)

    assert made(database, own.data, received) == at_once


def test_a_stop_that_fails_in_the_middle_does_all_of_it_the_next_time(
    own: Walked, received: list[DocumentFile], at_once: Tables, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    database = tmp_path / "build.duckdb"
    made(database, own.data, received[:-1])
    with monkeypatch.context() as patched:
        patched.setattr(findings_stop, "themes_of", _fails)
        with pytest.raises(RuntimeError):
            made(database, own.data, received)

    assert made(database, own.data, received) == at_once


def test_a_table_that_was_lost_is_filled_again(
    own: Walked, received: list[DocumentFile], at_once: Tables, tmp_path: Path
) -> None:
    database = tmp_path / "build.duckdb"
    made(database, own.data, received)
    with duckdb.connect(str(database)) as connection:
        connection.execute("drop table meaning.finding_themes")
    with open_build(database) as engine:
        prepare(engine)
    with duckdb.connect(str(database)) as connection:
        assert connection.execute(f"from {kept_from.fullname}").fetchall() == []

    assert made(database, own.data, received) == at_once


def _fails(*_: object) -> None:
    raise RuntimeError
