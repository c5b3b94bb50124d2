"""Stops 6 and 7 as assets: every dbt model with its lineage, and every dbt test as a check on its model."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from dagster import (
    AssetCheckResult,
    AssetCheckSeverity,
    AssetCheckSpec,
    AssetExecutionContext,
    AssetKey,
    AssetsDefinition,
    AssetSpec,
    Failure,
    MaterializeResult,
)
from dagster_dbt import DagsterDbtTranslator, DagsterDbtTranslatorSettings, DbtProject, dbt_assets

from dagster_project.assets.landing_tables import CATALOGUE_KEY
from dagster_project.dbt_results import NodeResult
from dagster_project.progress import Progress
from warehouse.tables import CATALOGUE

UNIQUE_ID = "dagster_dbt/unique_id"


class WalkTranslator(DagsterDbtTranslator):
    """dbt's nodes as assets of this walk: a source is the table that Python landed, a test never stops its step.

    The step fails at its end, when every test has been recorded: Dagster would otherwise record only the first.
    """

    def __init__(self) -> None:
        super().__init__(
            DagsterDbtTranslatorSettings(enable_duplicate_source_asset_keys=True, enable_source_tests_as_checks=True)
        )

    def get_asset_key(self, dbt_resource_props: Mapping[str, Any]) -> AssetKey:
        """Tables of the catalogue are one asset; any other node is its schema and name."""
        if dbt_resource_props["resource_type"] == "source":
            source, table = dbt_resource_props["source_name"], dbt_resource_props["name"]
            return CATALOGUE_KEY if source == CATALOGUE else AssetKey([source, table])
        return AssetKey([dbt_resource_props["schema"], dbt_resource_props["name"]])

    def get_group_name(self, dbt_resource_props: Mapping[str, Any]) -> str:
        """The layer."""
        return str(dbt_resource_props["schema"])

    def get_asset_check_spec(
        self, asset_spec: AssetSpec, manifest: Mapping[str, Any], unique_id: str, project: DbtProject | None
    ) -> AssetCheckSpec | None:
        """The test as a check that is recorded."""
        spec = super().get_asset_check_spec(asset_spec, manifest, unique_id, project)
        return spec._replace(blocking=False) if spec else None


def dbt_model_assets(manifest: Mapping[str, Any]) -> AssetsDefinition:
    """All models of the manifest as one step that builds them in lineage order."""

    @dbt_assets(
        manifest=manifest,
        dagster_dbt_translator=WalkTranslator(),
        name="dbt_models",
        required_resource_keys={"warehouse"},
    )
    def dbt_models(context: AssetExecutionContext) -> Iterator[MaterializeResult | AssetCheckResult]:
        warehouse = context.resources.warehouse
        models = [key.path[-1] for key in context.selected_asset_keys]
        warehouse.progress.stage("Building the star and the reports", steps=len(models))
        warehouse.release()
        results = warehouse.dbt.build(models if context.is_subset else ())
        yield from _recorded(context, results, warehouse.progress)

    return dbt_models


def _recorded(
    context: AssetExecutionContext, results: Iterable[NodeResult], progress: Progress
) -> Iterator[MaterializeResult | AssetCheckResult]:
    """A materialisation a model that was built, a check a test that was run; a Failure at the end if any failed."""
    chosen, chosen_checks = context.selected_asset_keys, context.selected_asset_check_keys
    keys = {spec.metadata[UNIQUE_ID]: spec.key for spec in context.assets_def.specs if spec.key in chosen}
    tests = {spec.metadata[UNIQUE_ID]: spec for spec in context.assets_def.check_specs if spec.key in chosen_checks}
    broken = []
    for result in results:
        if not result.has_passed and result.status != "skipped":
            broken.append(result)
        if result.unique_id in keys:
            progress.step(keys[result.unique_id].path[-1])
        if result.unique_id in keys and result.has_passed:
            yield MaterializeResult(asset_key=keys[result.unique_id], metadata={"seconds": result.seconds})
        elif result.unique_id in tests and result.status != "skipped":
            yield _check_result(tests[result.unique_id], result)
    if broken:
        said = "; ".join(f"{result.unique_id.split('.')[2]}: {result.message}" for result in broken)
        raise Failure(f"{len(broken)} of dbt's models and tests failed: {said}")


def _check_result(spec: AssetCheckSpec, result: NodeResult) -> AssetCheckResult:
    return AssetCheckResult(
        asset_key=spec.asset_key,
        check_name=spec.name,
        passed=result.status == "pass",
        severity=AssetCheckSeverity.WARN if result.status == "warn" else AssetCheckSeverity.ERROR,
        metadata={"rows that break it": result.failures or 0, "seconds": result.seconds},
    )
