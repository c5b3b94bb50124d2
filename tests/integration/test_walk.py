"""The whole walk over the specimens: from files to the published comparison, recorded as runs, assets and checks."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import duckdb
import pytest
from dagster import AssetKey, DagsterEventType, DagsterInstance, Definitions

from dagster_project.dbt_project import prepared_project
from dagster_project.instance import open_instance
from dagster_project.walk import walk
from ingest import catalogue
from ingest.records import LANDING_TABLES
from tests.conftest import Walked
from warehouse.connect import open_published

PUBLISHED = AssetKey("published_file")


@pytest.fixture
def published(walked: Walked) -> Iterator[duckdb.DuckDBPyConnection]:
    with open_published(walked.data.published) as connection:
        yield connection


@pytest.fixture
def instance(walked: Walked) -> Iterator[DagsterInstance]:
    with open_instance(walked.data) as opened:
        yield opened


@pytest.fixture(scope="module")
def definitions(walked: Walked) -> Definitions:
    return walk(walked.data, [walked.documents])


def manifest() -> dict[str, Any]:
    return json.loads(prepared_project().manifest_path.read_bytes())


def rows(connection: duckdb.DuckDBPyConnection, query: str) -> list[tuple[Any, ...]]:
    return connection.execute(query).fetchall()


def test_it_publishes_one_whole_file(walked: Walked) -> None:
    assert walked.exit_code == 0
    left = {path.name for path in walked.data.root.glob("*oversight*")}
    assert left == {"oversight.duckdb"}


def test_what_is_printed_is_in_its_log_and_no_process_copies_it(walked: Walked) -> None:
    assert walked.data.refresh_log.stat().st_size > 0
    assert [path.name for path in walked.data.dagster_home.glob("storage/*")] == ["snapshots"]


def test_no_preferred_value_of_a_measure_lies_outside_its_bounds(published: duckdb.DuckDBPyConnection) -> None:
    published.register("bounds", catalogue.tables()["plausible_bounds"])
    preferred = """
        from reporting.observations inner join bounds using (measure)
        where is_preferred and bounds.against = '' and observations.breakdown = ''
    """
    assert rows(published, f"select measure, value {preferred} and value not between least and greatest") == []
    assert rows(published, f"select count(*) > 10 {preferred}") == [(True,)]
    assert rows(published, "from reporting.observations where is_preferred and implausible_because is not null") == []


def test_full_texts_are_their_owners_alone_and_the_published_file_is_for_all_to_read(walked: Walked) -> None:
    def mode(path: Path) -> int:
        return path.stat().st_mode & 0o777

    data = walked.data
    assert {mode(folder) for folder in (data.build, data.snapshots, data.dagster_home)} == {0o700}
    assert mode(data.published) == 0o444
    assert mode(data.root) & 0o055 == 0o055


def test_the_screen_tells_what_was_read_and_where_the_file_is(walked: Walked) -> None:
    last = walked.screen.strip().splitlines()[-1]

    assert "documents read" in walked.screen
    assert "contradiction" in walked.screen
    assert "Why two may not be compared" in walked.screen
    assert str(walked.data.published) in last and "duckdb -readonly" in last


def test_the_common_date_is_found_and_its_figures_are_compared(published: duckdb.DuckDBPyConnection) -> None:
    found = rows(
        published,
        """
        select local_authority, value, round(rate_low, 1), round(rate_high, 1) from reporting.comparison
        where subject = 'children_looked_after' and is_common_date and as_at_end = date '2013-03-31' order by 1
        """,
    )
    assert found == [("Bolton", 540.0, 75.9, 90.0), ("Bradford", 877.0, 59.8, 68.4)]


def test_a_value_on_another_date_is_not_comparable_and_says_so(published: duckdb.DuckDBPyConnection) -> None:
    found = rows(
        published,
        "select comparable, reason from reporting.comparison "
        "where subject = 'adoptions' and local_authority = 'Bolton' and value is not null",
    )
    assert [comparable for comparable, _ in found] == [False]
    assert "Different dates" in found[0][1]


def test_what_no_paper_prints_is_absent_with_a_reason_and_never_zero(published: duckdb.DuckDBPyConnection) -> None:
    found = rows(
        published,
        "select value, status, reason from reporting.comparison "
        "where subject = 'children_in_need' and local_authority = 'Bradford' and year = 2022",
    )
    assert [(value, status) for value, status, _ in found] == [(None, "not_found")]
    assert found[0][2]


def test_every_published_value_has_its_passage(published: duckdb.DuckDBPyConnection) -> None:
    assert rows(published, "select count(*) from reporting.observations where coalesce(quote, '') = ''") == [(0,)]
    assert rows(published, "select count(*) > 100 from reporting.observations where value is not null") == [(True,)]


def test_every_stop_is_upstream_of_the_published_file(definitions: Definitions) -> None:
    graph = definitions.resolve_asset_graph()
    upstream, waiting = set(), {PUBLISHED}
    while waiting:
        upstream |= waiting
        waiting = {parent for key in waiting for parent in graph.get(key).parent_keys} - upstream
    models = {
        AssetKey([node["schema"], node["name"]])
        for node in manifest()["nodes"].values()
        if node["resource_type"] == "model"
    }

    assert {AssetKey("snapshots"), AssetKey("readings"), AssetKey("catalogue")} <= upstream
    assert {AssetKey(["landing", table]) for table in LANDING_TABLES} <= upstream
    assert models <= upstream
    assert all(graph.get(key).is_materializable for key in upstream)


def test_run_assets_and_checks_are_recorded(walked: Walked, instance: DagsterInstance) -> None:
    run = instance.get_runs(limit=10)[-1]
    checked = instance.get_records_for_run(run.run_id, of_type=DagsterEventType.ASSET_CHECK_EVALUATION).records
    made = instance.fetch_materializations(PUBLISHED, limit=1).records
    names = {record.event_log_entry.get_dagster_event().asset_check_evaluation_data.check_name for record in checked}
    tests = {
        node["name"]
        for node in manifest()["nodes"].values()
        if node["resource_type"] == "test" and node.get("attached_node")
    }

    assert run.is_success
    assert made
    assert "contract" in names
    assert tests <= names


def test_contracts_are_blocking_checks_of_every_landing_table(definitions: Definitions) -> None:
    graph = definitions.resolve_asset_graph()
    blocking = {
        key.asset_key.path[-1] for key in graph.asset_check_keys if key.name == "contract" and graph.get(key).blocking
    }
    assert blocking == set(LANDING_TABLES)


def test_dbt_does_not_parse_its_project_again_for_each_warehouse(walked: Walked) -> None:
    said = walked.data.refresh_log.read_text(encoding="utf-8")

    assert "Concurrency: 1 threads" in said and "Unable to do partial parsing" not in said


def test_the_history_of_runs_does_not_wait_for_the_disk(instance: DagsterInstance) -> None:
    with instance.event_log_storage.index_connection() as connection:
        assert connection.exec_driver_sql("pragma synchronous").scalar_one() == 0


def test_nothing_is_sent_anywhere(walked: Walked, instance: DagsterInstance) -> None:
    assert instance.telemetry_enabled is False
