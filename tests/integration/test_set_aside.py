"""A model that fails over one document costs that document, which comes back when it goes or is mended."""

from __future__ import annotations

import dataclasses
import json
import shutil
from collections.abc import Sequence
from pathlib import Path

import duckdb
import pytest

from dagster_project.assets import dbt_models, landing_tables
from dagster_project.broken_nodes import BrokenNode
from dagster_project.dbt_project import dbt_cli
from dagster_project.documents_behind import OwnFault, Search
from dagster_project.paths import PROJECT, DataPaths
from dagster_project.received import readings_of
from dagster_project.what_is_landed import files_landed, land_received
from ingest.records import DocumentFile
from tests.conftest import oversight
from tests.contracts.invented import EVENT, FILE, SHA256, reading
from warehouse.connect import build_engine, open_build
from warehouse.contracts.checking import check

ODD, GOOD = "odd.txt", "good.txt"


def land_with_odd_pages(database: Path, data: DataPaths, received: Sequence[DocumentFile]) -> dict[str, int]:
    """A landing in which the pages of one file are none that a model can count, unless it is set aside."""
    landed = land_received(database, data, received)
    with build_engine(database).begin() as connection:
        connection.exec_driver_sql(
            "update landing.documents set page_start = -2147483648, page_end = 2147483647 where outcome <> 'refused' "
            f"and file_sha256 in (select file_sha256 from landing.files where file_name = '{ODD}')"
        )
    return landed


def test_a_document_that_a_model_fails_over_is_set_aside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    documents, data = tmp_path / "documents", DataPaths(tmp_path / "data")
    documents.mkdir()
    letter = PROJECT / "specimens" / "bradford_2023_november_visit_letter.txt"
    shutil.copy(letter, documents / GOOD)
    (documents / ODD).write_text((PROJECT / "specimens" / "bolton_2014_inspection.txt").read_text(encoding="utf-8"))
    for module in (landing_tables, dbt_models):
        monkeypatch.setattr(module, "land_received", land_with_odd_pages)
    monkeypatch.setattr("dagster_project.documents_behind.land_received", land_with_odd_pages)

    exit_code, screen = oversight("refresh", "--documents", documents, "--data", data.root)

    assert exit_code == 0, screen
    assert f"{ODD} is set aside" in " ".join(screen.split())
    with duckdb.connect(str(data.published), read_only=True) as connection:
        outcomes = connection.execute("select document_file, outcome from reporting.documents order by 1").fetchall()
        entered = connection.execute("select document_file, rule, stop from meta.rejected_records").fetchall()
    assert outcomes == [(GOOD, "read"), (ODD, "refused")]
    assert (ODD, "dim_documents", "models") in entered
    assert len(json.loads(data.set_aside.read_text(encoding="utf-8"))["entries"]) == 1


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


def test_where_a_node_fails_without_any_document_the_fault_is_ours(
    search: Search, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Search, "_fails", lambda *_: True)
    with open_build(search.data.build_database) as engine, pytest.raises(OwnFault):
        search.behind(node("select 'x' as other", is_blocking=True), engine)
