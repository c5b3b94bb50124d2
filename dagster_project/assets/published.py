"""Stop 8 as assets: the published file, moved into place, and the exports made from it."""

from dagster import AssetExecutionContext, AssetKey, AssetsDefinition, MaterializeResult, asset

from dagster_project.received import made_from, note_publication
from ingest.snapshot import Snapshot
from warehouse import runs
from warehouse.exports import export
from warehouse.publish import publish

PUBLISHED = AssetKey(["published_file"])


def published_file_asset(models: AssetsDefinition) -> AssetsDefinition:
    """The published file, made from every model."""

    @asset(key=PUBLISHED, group_name="published", deps=[*models.keys], required_resource_keys={"warehouse"})
    def published_file(context: AssetExecutionContext, snapshots: list[Snapshot]) -> MaterializeResult:
        """oversight.duckdb: written beside and moved into place, so that a reader sees the old file or the new."""
        warehouse = context.resources.warehouse
        warehouse.progress.stage("Publishing")
        runs.end_run(warehouse.engine, context.run_id, "succeeded")
        warehouse.release()
        publish(warehouse.paths.build_database, warehouse.paths.published, context.run_id)
        note_publication(warehouse.paths, made_from(snapshots), context.run_id)
        size = warehouse.paths.published.stat().st_size
        return MaterializeResult(metadata={"path": str(warehouse.paths.published), "bytes": size})

    return published_file


@asset(group_name="published", deps=[PUBLISHED], required_resource_keys={"warehouse"})
def exports(context: AssetExecutionContext) -> MaterializeResult:
    """The reporting tables as files for those who have no DuckDB at hand."""
    warehouse = context.resources.warehouse
    warehouse.progress.stage("Exporting")
    written = export(warehouse.paths.published, warehouse.paths.exports)
    return MaterializeResult(metadata={"files": len(written)})
