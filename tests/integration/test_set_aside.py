"""A model that fails over one document costs that document, which comes back when it goes or is mended."""

from __future__ import annotations

import dataclasses
import json
import shutil
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import duckdb
import pytest

from dagster_project.broken_nodes import BrokenNode
from dagster_project.dbt_project import dbt_cli
from dagster_project.documents_behind import OwnFault, Search
from dagster_project.paths import PROJECT, DataPaths
from dagster_project.received import readings_of
from dagster_project.what_is_landed import files_landed, land_received
from ingest.records import DocumentFile
from tests.conftest import Walked, in_this_process, oversight
from tests.contracts.invented import EVENT, FILE, SHA256, reading
from warehouse.connect import build_engine, open_build
from warehouse.contracts.checking import check

ODD, GOOD = "an odd one.txt", "good [red].txt"
FOLDER = "what? 100% #1 'of' \"it\", jo@example.org [red]"
ODD_ROWS = (
    "update landing.documents set page_start = -2147483648, page_end = 2147483647 where outcome <> 'refused' "
    f"and file_sha256 in (select file_sha256 from landing.files where file_name = '{ODD}')",
    "update landing.findings set kind = 'riddle' where finding_id = (select min(finding_id) from landing.findings "
    "inner join landing.documents using (rendition_id) inner join landing.files using (file_sha256) "
    f"where file_name = '{GOOD}' and rendition_id not in "
    "(select rendition_id from landing.documents where outcome = 'read_with_warnings'))",
)
"""Pages that no model can count, and a finding of no known kind, each unless it is set aside."""


def land_with_odd_rows(database: Path, data: DataPaths, received: Sequence[DocumentFile]) -> dict[str, int]:
    landed = land_received(database, data, received)
    with build_engine(database).begin() as connection:
        for change in ODD_ROWS:
            connection.exec_driver_sql(change)
    return landed


@pytest.fixture(scope="module")
def refreshed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Walked]:
    """A report and a letter with such rows, in folders whose names mean something to a tool or to a reader."""
    folder = tmp_path_factory.mktemp("odd") / FOLDER
    documents, data = folder / "documents #2?", DataPaths(folder / "data")
    documents.mkdir(parents=True)
    for name, specimen in ((ODD, "bolton_2014_inspection"), (GOOD, "bradford_2023_november_visit_letter")):
        shutil.copy(PROJECT / "specimens" / f"{specimen}.txt", documents / name)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(folder.parent / "cache"))
        for module in ("assets.landing_tables", "assets.dbt_models", "documents_behind"):
            patch.setattr(f"dagster_project.{module}.land_received", land_with_odd_rows)
        with in_this_process():
            exit_code, screen = oversight("refresh", "--documents", documents, "--data", data.root)
        yield Walked(data, documents, exit_code, screen)


def answers(walked: Walked, query: str) -> list[tuple[Any, ...]]:
    with duckdb.connect(str(walked.data.published), read_only=True) as connection:
        return connection.execute(query).fetchall()


def test_a_document_that_a_model_fails_over_is_set_aside(refreshed: Walked) -> None:
    assert refreshed.exit_code == 0, refreshed.screen
    assert f"{ODD} is set aside" in " ".join(refreshed.screen.split())
    assert answers(refreshed, f"select outcome from reporting.documents where document_file = '{ODD}'") == [
        ("refused",)
    ]
    assert (ODD, "dim_documents", "models") in answers(
        refreshed, "select document_file, rule, stop from meta.rejected_records"
    )


def test_a_row_that_breaks_a_test_costs_itself_and_its_document_says_so(refreshed: Walked) -> None:
    ((outcome, reason, findings),) = answers(
        refreshed, f"select outcome, reason, findings from reporting.documents where document_file = '{GOOD}'"
    )
    kinds = answers(refreshed, "select distinct kind from reporting.findings")

    assert (outcome, findings > 3) == ("read_with_warnings", True)
    assert "1 of its records set aside: " in reason
    assert ("riddle",) not in kinds
    assert len(json.loads(refreshed.data.set_aside.read_text(encoding="utf-8"))["entries"]) == 2


def test_a_warehouse_without_figures_is_published_under_any_name(refreshed: Walked) -> None:
    assert answers(refreshed, "select count(*) from reporting.observations where value is not null") == [(0,)]
    assert oversight("documents", "--data", refreshed.data.root)[0] == 0
    assert (refreshed.data.exports / "csv" / "documents.csv").is_file()


@pytest.fixture
def search(tmp_path: Path) -> Search:
    """One invented file landed."""
    data = DataPaths(tmp_path / "data")
    readings_of(data).keep(check(reading()), "run")
    land_received(data.build_database, data, [FILE])
    with open_build(data.build_database) as engine:
        files = files_landed(engine)
    assert [dataclasses.replace(file, stored_text="") for file in (FILE,)] == files
    return Search(data, dbt_cli(), files, "run", lambda _: None)


def node(compiled: str, is_blocking: bool) -> BrokenNode:
    return BrokenNode("known_kinds", "test.oversight.known_kinds.1", "Got 1 result", compiled, is_blocking)


def test_the_rows_that_break_a_test_say_which_records_are_set_aside(search: Search) -> None:
    with open_build(search.data.build_database) as engine:
        (entry,) = search.behind(node("select event_id, 'x' as other from landing.events", is_blocking=False), engine)
        assert search.behind(node("select 'x' as other", is_blocking=False), engine) == []
    assert entry.together_with == (SHA256,)
    aside = entry.set_aside
    assert (aside.table, aside.record_id, aside.rendition_id) == ("events", EVENT.event_id, EVENT.rendition_id)
    assert (aside.document_file, aside.rule) == (FILE.file_name, "known_kinds")


FULL = (
    'IO Error: Could not write file "build.duckdb": No space left on device',
    "Out of Memory Error: failed to offload data block of size 128.0 KiB (5.3 MiB/5.3 MiB used).",
)


@pytest.mark.parametrize("said", FULL)
def test_no_document_is_to_blame_for_a_full_disk(search: Search, monkeypatch: pytest.MonkeyPatch, said: str) -> None:
    """Built for some of the documents alone, what found no room passes."""
    monkeypatch.setattr(Search, "_fails", lambda _search, _node, files: len(files) > 0)
    broken = dataclasses.replace(node("select 'x' as other", is_blocking=True), message=said)
    with open_build(search.data.build_database) as engine, pytest.raises(OwnFault):
        search.behind(broken, engine)


def test_where_a_node_fails_without_any_document_the_fault_is_ours(
    search: Search, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Search, "_fails", lambda *_: True)
    with open_build(search.data.build_database) as engine, pytest.raises(OwnFault):
        search.behind(node("select 'x' as other", is_blocking=True), engine)


def test_a_model_without_memory_enough_is_held_against_no_document(
    search: Search, monkeypatch: pytest.MonkeyPatch
) -> None:
    tried: list[object] = []
    monkeypatch.setattr(Search, "_fails", lambda *tries: tried.append(tries))
    lacking = dataclasses.replace(node("select 1", is_blocking=True), message="Out of Memory Error: could not allocate")
    with open_build(search.data.build_database) as engine, pytest.raises(OwnFault):
        search.behind(lacking, engine)
    assert not tried
