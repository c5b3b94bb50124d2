"""New documents leave what follows from the catalogue alone as it stands, wherever it stands built by this code."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

import pytest
from dagster import AssetKey, Definitions, ExecuteInProcessResult, JobDefinition

from dagster_project.assets import dbt_models
from dagster_project.assets.landing_tables import CATALOGUE_KEY
from dagster_project.assets.snapshots import CatalogueNotBuilt
from dagster_project.instance import open_instance
from dagster_project.jobs import NEW_DOCUMENTS, REFRESH, job_for, stands_built
from dagster_project.paths import name_in_environment
from dagster_project.walk import walk
from ingest import catalogue
from tests.conftest import Walked
from warehouse.catalogue_tables import enter_models_built, land_catalogue, models_built, withdraw_models_built
from warehouse.connect import build_engine


@pytest.fixture
def own(walked: Walked, tmp_path: Path) -> Walked:
    return walked.copied_to(tmp_path)


def definitions(walked: Walked) -> Definitions:
    name_in_environment(walked.data, [walked.documents])
    return walk(walked.data, [walked.documents])


def keys(job: JobDefinition) -> set[AssetKey]:
    return set(job.asset_layer.executable_asset_keys)


def run(walked: Walked, job: str, *only: AssetKey) -> ExecuteInProcessResult:
    with open_instance(walked.data) as instance:
        return (
            definitions(walked)
            .resolve_job_def(job)
            .execute_in_process(instance=instance, asset_selection=list(only) or None, raise_on_error=False)
        )


def test_what_is_left_out_follows_from_nothing_but_the_catalogue(walked: Walked) -> None:
    defined = definitions(walked)
    graph = defined.resolve_asset_graph()
    left_out = keys(defined.resolve_job_def(REFRESH)) - keys(defined.resolve_job_def(NEW_DOCUMENTS))

    @cache
    def follows_from_documents(key: AssetKey) -> bool:
        return key != CATALOGUE_KEY and (
            key == AssetKey("snapshots") or any(map(follows_from_documents, graph.get(key).parent_keys))
        )

    assert {CATALOGUE_KEY, AssetKey(["marts", "dim_grades"]), AssetKey(["staging", "stg_measures"])} <= left_out
    assert left_out == {key for key in keys(defined.resolve_job_def(REFRESH)) if not follows_from_documents(key)}


def test_a_catalogue_that_is_landed_again_or_models_that_are_built_ask_for_all(own: Walked) -> None:
    engine = build_engine(own.data.build_database)
    assert stands_built(own.data.build_database) and job_for(own.data.build_database) == NEW_DOCUMENTS

    code = withdraw_models_built(engine)
    assert code is not None and withdraw_models_built(engine) is None
    assert job_for(own.data.build_database) == REFRESH

    enter_models_built(engine, "other code")
    assert models_built(own.data.build_database) == "other code"
    assert job_for(own.data.build_database) == REFRESH

    enter_models_built(engine, code)
    land_catalogue(engine, catalogue.tables())
    assert job_for(own.data.build_database) == REFRESH


def test_while_models_are_built_there_is_no_entry_and_one_alone_leaves_it_as_it_was(
    own: Walked, monkeypatch: pytest.MonkeyPatch
) -> None:
    entered: list[tuple[str, str | None]] = []

    def enter(_: object, code: str) -> None:
        entered.append((code, models_built(own.data.build_database)))

    enter_models_built(build_engine(own.data.build_database), "other code")
    monkeypatch.setattr(dbt_models, "enter_models_built", enter)

    assert run(own, REFRESH, AssetKey(["marts", "fct_compared_measures"])).success
    assert entered == [("other code", None)]
    built = json.loads((own.data.dbt_target / "run_results.json").read_bytes())["results"]
    assert {one["unique_id"].partition(".")[0] for one in built} == {"model", "test"}, "it has unit tests too"


def test_other_code_that_built_between_choice_and_run_stops_it_before_anything_is_landed(own: Walked) -> None:
    (own.documents / "note.txt").write_text("A note of no known kind.", encoding="utf-8")
    enter_models_built(build_engine(own.data.build_database), "other code")

    ended = run(own, NEW_DOCUMENTS)

    assert not ended.success
    (failure,) = (event for event in ended.all_events if event.is_step_failure)
    assert failure.step_key == "snapshots"
    assert CatalogueNotBuilt.__name__ in str(failure.step_failure_data.error)


def test_no_build_asks_for_all(tmp_path: Path) -> None:
    assert job_for(tmp_path / "build.duckdb") == REFRESH
