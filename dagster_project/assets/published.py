"""Stop 8 as assets: the published file, moved into place, and the exports made from it."""

from dagster import AssetExecutionContext, AssetKey, MaterializeResult, asset

from dagster_project.assets.dbt_models import dbt_models
from dagster_project.notices import tell
from dagster_project.own_process import in_own_process
from dagster_project.progress import progress
from dagster_project.publication_state import note_publication
from dagster_project.resources import Warehouse
from dagster_project.schedules import FRESH_BY_EIGHT
from ingest.vocabularies import RunOutcome
from warehouse import runs
from warehouse.exports.exporting import export
from warehouse.forgetting import forgotten, let_go_of_what_holds
from warehouse.kept_publications import keep, let_go_of_the_oldest
from warehouse.publish import Allowances, publish
from warehouse.withdrawals import standing

PUBLISHED, SNAPSHOTS = AssetKey(["published_file"]), AssetKey("snapshots")
MADE_FROM = "made from"
"""What the snapshots are entered with: a hash over all that a publication follows from, taken before it is landed."""


@asset(key=PUBLISHED, group_name="published", deps=[SNAPSHOTS, *dbt_models.keys], freshness_policy=FRESH_BY_EIGHT)
def published_file(context: AssetExecutionContext, warehouse: Warehouse) -> MaterializeResult[None]:
    """oversight.duckdb: written beside and moved into place, so that a reader sees the old file or the new."""
    progress().stage("Publishing")
    runs.sum_up(warehouse.engine, context.run.run_id)
    warehouse.release()
    warehouse.check_hold()
    paths = warehouse.paths
    run_id, withdrawn = context.run.run_id, [one.name for one in standing(paths.withdrawals)]
    gone = forgotten(paths.forgotten)
    documents_gone = [document for one in gone for document in one.document_ids]
    allowed = Allowances(warehouse.allow_empty, warehouse.allow_loss, withdrawn, documents_gone)
    keep(paths.published, paths.history)
    in_own_process(publish, warehouse.build, paths.published, run_id, allowed)
    let_go_of_the_oldest(paths.history)
    let_go_of_what_holds(paths.history, gone)
    if made_from := _made_from(context):
        note_publication(paths, made_from, run_id)
    runs.end_run(warehouse.engine, run_id, RunOutcome.SUCCEEDED)
    warehouse.release()
    if warehouse.notify:
        tell(paths.published, warehouse.notify, progress().say, warehouse.private_hosts)
    return MaterializeResult(metadata={"path": str(paths.published), "bytes": paths.published.stat().st_size})


def _made_from(context: AssetExecutionContext) -> str | None:
    """What this run began with: what was entered or listed since is new to the next; None where it began elsewhere."""
    event = context.instance.get_latest_materialization_event(SNAPSHOTS)
    if event is None or event.asset_materialization is None or event.run_id != context.run.run_id:
        return None
    return str(event.asset_materialization.metadata[MADE_FROM].value)


@asset(group_name="published", deps=[PUBLISHED])
def exports(warehouse: Warehouse) -> MaterializeResult[None]:
    """The tables as files for those who have no DuckDB at hand; `make exports` adds the workbook."""
    progress().stage("Exporting")
    written = in_own_process(export, warehouse.paths.published, warehouse.paths.exports)
    return MaterializeResult(metadata={"files": len(written)})
