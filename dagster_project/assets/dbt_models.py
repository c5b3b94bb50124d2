"""Stops 6 and 7 as assets: every dbt model with its lineage, and every dbt test as a check on its model."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from dagster import AssetExecutionContext, AssetKey, Output
from dagster_dbt import (
    DagsterDbtTranslator,
    DagsterDbtTranslatorSettings,
    DbtCliInvocation,
    DbtCliResource,
    dbt_assets,
)

from dagster_project.assets.landing_tables import CATALOGUE_KEY
from dagster_project.dbt_project import prepared_project
from dagster_project.progress import progress
from dagster_project.resources import Warehouse
from dagster_project.watchdog import ended_when_silent
from ingest.errors import OversightError
from warehouse.tables import CATALOGUE

FAILED = ("error", "fail", "runtime error")


class WalkTranslator(DagsterDbtTranslator):
    """dbt's nodes as assets of this walk: a source is the table that Python landed, a model its schema and name."""

    def get_asset_key(self, dbt_resource_props: Mapping[str, Any]) -> AssetKey:
        """Tables of the catalogue are one asset; any other node is its schema and name."""
        if dbt_resource_props["resource_type"] == "source":
            source, table = dbt_resource_props["source_name"], dbt_resource_props["name"]
            return CATALOGUE_KEY if source == CATALOGUE else AssetKey([source, table])
        return AssetKey([dbt_resource_props["schema"], dbt_resource_props["name"]])

    def get_group_name(self, dbt_resource_props: Mapping[str, Any]) -> str:
        """The layer."""
        return str(dbt_resource_props["schema"])


TRANSLATOR = WalkTranslator(
    DagsterDbtTranslatorSettings(enable_duplicate_source_asset_keys=True, enable_source_tests_as_checks=True)
)


@dataclass(frozen=True)
class FailedNode:
    """A model or test of dbt that failed: its name, its unique_id and dbt's own message."""

    name: str
    unique_id: str
    message: str

    def __str__(self) -> str:
        return f"{self.name}: {' '.join(self.message.split())}"


class ModelsFailed(OversightError):
    """Models or tests failed: `nodes` says which and why; none where dbt did not come as far as running them."""

    def __init__(self, nodes: tuple[FailedNode, ...], otherwise: str) -> None:
        self.nodes = nodes
        named = "; ".join(map(str, nodes))
        super().__init__(f"{len(nodes)} of dbt's models and tests failed: {named}" if nodes else otherwise)


# Unit tests try the models on rows of their own: they belong to `make test`.
@dbt_assets(
    manifest=prepared_project().manifest_path,
    dagster_dbt_translator=TRANSLATOR,
    name="dbt_models",
    exclude="resource_type:unit_test",
)
def dbt_models(context: AssetExecutionContext, dbt: DbtCliResource, warehouse: Warehouse) -> Iterator[Any]:
    """Builds the chosen models in the order of their lineage and runs their tests."""
    progress().stage("Building the star and the reports", steps=len(context.selected_asset_keys))
    warehouse.release()
    target = warehouse.paths.dbt_target
    build = dbt.cli(["build"], context=context, target_path=target, raise_on_error=False)
    with ended_when_silent(build.process) as heard:
        for event in build.stream():
            heard()
            if isinstance(event, Output):
                progress().step(event.output_name.partition("__")[2])
            yield event
    if not build.is_successful():
        raise ModelsFailed(failed_nodes(build), str(build.get_error()))


def failed_nodes(build: DbtCliInvocation) -> tuple[FailedNode, ...]:
    """The nodes that dbt's record of the build names as failed; those below them were skipped."""
    if not build.target_path.joinpath("run_results.json").is_file():
        return ()
    results = build.get_artifact("run_results.json")["results"]
    return tuple(
        FailedNode(result["unique_id"].split(".")[2], result["unique_id"], result["message"] or "")
        for result in results
        if result["status"] in FAILED
    )
