"""Stops 6 and 7 as assets: every dbt model with its lineage, and every dbt test as a check on its model."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from typing import Any

from dagster import AssetCheckResult, AssetExecutionContext, AssetKey, Output
from dagster_dbt import (
    DagsterDbtTranslator,
    DagsterDbtTranslatorSettings,
    DbtCliResource,
    dbt_assets,
)

from dagster_project.assets.landing_tables import CATALOGUE_KEY
from dagster_project.broken_nodes import BrokenNode, ModelsFailed, broken_nodes
from dagster_project.dbt_project import prepared_project
from dagster_project.documents_behind import OwnFault, Search
from dagster_project.own_process import in_own_process
from dagster_project.progress import progress
from dagster_project.received import code_fingerprint
from dagster_project.resources import Warehouse
from dagster_project.watchdog import ended_when_silent
from dagster_project.what_is_landed import files_landed, land_received, ledger_of
from warehouse.catalogue_tables import enter_models_built, withdraw_models_built
from warehouse.contradictions.stop import find_contradictions
from warehouse.findings.stop import decide_findings
from warehouse.meaning.stop import decide_meanings
from warehouse.set_aside import Entry
from warehouse.tables import CATALOGUE

MOST_BUILDS = 4
# Unit tests try the models on rows of their own: they belong to `make test`. As a selection of the assets they would be
# left out only where all are chosen.
BUILD = ["build", "--exclude-resource-type", "unit_test"]


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


@dbt_assets(manifest=prepared_project().manifest_path, dagster_dbt_translator=TRANSLATOR, name="dbt_models")
def dbt_models(context: AssetExecutionContext, dbt: DbtCliResource, warehouse: Warehouse) -> Iterator[Any]:
    """Builds the chosen models in the order of their lineage and runs their tests.

    Where one fails over documents these are set aside, and the models are built again without them. When all stand it
    is entered by which code: those that follow from the catalogue alone need not be built again for new documents.
    """
    told, stood = _Told(), withdraw_models_built(warehouse.engine)
    for _ in range(MOST_BUILDS):
        progress().stage("Building the star and the reports", steps=len(context.selected_asset_keys))
        warehouse.release()
        warehouse.make_way({(key.path[0], key.path[-1]) for key in context.selected_asset_keys})
        target = warehouse.paths.dbt_target
        build = dbt.cli(BUILD, context=context, target_path=target, raise_on_error=False)
        with ended_when_silent(build.process) as heard:
            for event in build.stream():
                heard()
                yield from told.once(event)
        broken = broken_nodes(build)
        if not _are_set_aside(broken, context, dbt, warehouse):
            break
    yield from told.in_the_end()
    if not build.is_successful():
        raise ModelsFailed(tuple(node for node in broken if node.is_blocking), str(build.get_error()))
    if code := stood if context.is_subset else code_fingerprint():
        enter_models_built(warehouse.engine, code)


class _Told:
    """Dagster takes one event a model and one a test: of a test that fails, what it says in the end."""

    def __init__(self) -> None:
        self._told: set[object] = set()
        self._failing: dict[object, AssetCheckResult] = {}

    def once(self, event: Any) -> Iterator[Any]:
        """The event, if it may be told now."""
        if isinstance(event, AssetCheckResult):
            key: object = (event.asset_key, event.check_name)
        else:
            key = event.output_name if isinstance(event, Output) else id(event)
        if isinstance(event, AssetCheckResult) and not event.passed:
            self._failing[key] = event
        elif key not in self._told:
            self._told.add(key)
            self._failing.pop(key, None)
            if isinstance(event, Output):
                progress().step(event.output_name.partition("__")[2])
            yield event

    def in_the_end(self) -> Iterator[AssetCheckResult]:
        """Tests that failed to the last."""
        yield from (event for key, event in self._failing.items() if key not in self._told)


def _are_set_aside(
    broken: Sequence[BrokenNode], context: AssetExecutionContext, dbt: DbtCliResource, warehouse: Warehouse
) -> bool:
    """Whether documents or records were found behind what broke, and all are landed again without them."""
    files = files_landed(warehouse.engine) if broken else []
    search = Search(warehouse.paths, dbt, files, context.run.run_id, progress().say)
    entries: list[Entry] = []
    for node in broken:
        with suppress(OwnFault):
            entries.extend(search.behind(node, warehouse.engine))
    if not entries:
        return False
    for name in sorted({entry.set_aside.document_file for entry in entries}):
        progress().say(f"{name} is set aside, wholly or in part: the models failed over it (meta.rejected_records).")
    ledger_of(warehouse.paths).enter(entries)
    warehouse.release()
    in_own_process(land_received, warehouse.build, warehouse.paths, files)
    in_own_process(decide_meanings, warehouse.build)
    in_own_process(decide_findings, warehouse.build)
    in_own_process(find_contradictions, warehouse.build)
    return True
