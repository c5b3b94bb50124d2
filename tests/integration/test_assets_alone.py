"""Every asset can be materialised again alone, as from Dagster's page, in a warehouse that stands."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from dagster import AssetKey, AssetsDefinition, DagsterInstance, Definitions

from dagster_project.assets import published
from dagster_project.assets.published import PUBLISHED, SNAPSHOTS
from dagster_project.instance import open_instance
from dagster_project.paths import name_in_environment
from dagster_project.received import made_from, receive
from dagster_project.walk import walk
from tests.conftest import Walked, in_this_process
from warehouse import withdrawals
from warehouse.connect import published_run

# One key for each step of the walk: what one step makes is made by the same code.
ONE_OF_EACH = [
    AssetKey("snapshots"),
    AssetKey("readings"),
    AssetKey(["landing", "observations"]),
    AssetKey("catalogue"),
    AssetKey(["meaning", "observation_meanings"]),
    AssetKey(["meaning", "finding_themes"]),
    AssetKey(["contradictions", "contradictions"]),
    AssetKey(["marts", "dim_grades"]),
    AssetKey("published_file"),
    AssetKey("exports"),
]


@pytest.fixture(scope="module")
def own(walked: Walked, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Walked]:
    with in_this_process():
        yield walked.copied_to(tmp_path_factory.mktemp("alone"))


@pytest.fixture(scope="module")
def definitions(own: Walked) -> Definitions:
    name_in_environment(own.data, [own.documents])
    return walk(own.data, [own.documents])


@pytest.fixture(scope="module")
def instance(own: Walked) -> Iterator[DagsterInstance]:
    with open_instance(own.data) as opened:
        yield opened


def steps(definitions: Definitions) -> list[AssetsDefinition]:
    return [made for made in definitions.assets or () if isinstance(made, AssetsDefinition)]


def test_every_key_is_made_by_one_of_these_steps(definitions: Definitions) -> None:
    made_by = {key: step for step in steps(definitions) for key in step.keys}

    assert {id(made_by[key]) for key in ONE_OF_EACH} == {id(step) for step in steps(definitions)}
    assert set(made_by) == set(definitions.resolve_asset_graph().materializable_asset_keys)


@pytest.mark.parametrize("key", ONE_OF_EACH, ids=str)
def test_it_is_made_again_alone(key: AssetKey, definitions: Definitions, instance: DagsterInstance) -> None:
    step = next(step for step in steps(definitions) if key in step.keys)
    chosen = [key] if step.can_subset else list(step.keys)

    made = definitions.resolve_implicit_global_asset_job_def().execute_in_process(
        instance=instance, asset_selection=chosen, raise_on_error=False
    )

    assert made.success, [event.message for event in made.all_events if event.is_failure]


def test_what_a_person_enters_while_a_run_publishes_is_new_to_the_next(
    own: Walked, definitions: Definitions, instance: DagsterInstance, monkeypatch: pytest.MonkeyPatch
) -> None:
    def withdraw(document: str) -> None:
        withdrawals.withdraw(own.data.withdrawals, document, document, "only a draft", "Dudley")

    def keeps(standing: Path, history: Path) -> None:
        withdraw("the second")
        keep(standing, history)

    keep = published.keep
    monkeypatch.setattr(published, "keep", keeps)
    withdraw("the first")
    begun_with = made_from(receive([own.documents], own.data), own.data)
    job = definitions.resolve_implicit_global_asset_job_def()

    assert job.execute_in_process(instance=instance, asset_selection=[SNAPSHOTS, PUBLISHED]).success

    noted = json.loads(own.data.publication.read_text(encoding="utf-8"))
    assert (noted["made_from"], noted["run_id"]) == (begun_with, published_run(own.data.published))
    assert begun_with != made_from(receive([own.documents], own.data), own.data)
