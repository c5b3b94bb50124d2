"""Contradictions as an asset: what papers print that cannot all hold."""

from dagster import AssetKey, MaterializeResult, asset

from dagster_project.assets.landing_tables import landing_key
from dagster_project.assets.meanings import MEANINGS_KEY
from dagster_project.own_process import in_own_process
from dagster_project.progress import progress
from dagster_project.resources import Warehouse
from warehouse.contradictions.stop import find_contradictions
from warehouse.tables import CONTRADICTIONS
from warehouse.tables import contradictions as table


@asset(
    key=AssetKey([CONTRADICTIONS, table.name]),
    group_name=CONTRADICTIONS,
    deps=[landing_key(name) for name in ("documents", "observations", "findings", "claims", "events", "reading_notes")]
    + [MEANINGS_KEY],
    description=table.comment,
)
def contradictions(warehouse: Warehouse) -> MaterializeResult[None]:
    """Found where papers of an authority changed, or any rule: it takes effect without reading again."""
    progress().stage("Finding contradictions")
    warehouse.release()
    found, faults = in_own_process(find_contradictions, warehouse.build)
    for fault in faults:
        progress().say(f"Our fault: the rule {fault.rule} failed over document {fault.document_id}: {fault.error}")
    return MaterializeResult(metadata={"dagster/row_count": found, "rules that failed": len(faults)})
