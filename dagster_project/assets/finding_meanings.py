"""What findings say as assets: their directions, their themes, and what they ask to be put right."""

from collections.abc import Iterator

from dagster import AssetKey, AssetSpec, MaterializeResult, multi_asset

from dagster_project.assets.landing_tables import CATALOGUE_KEY, landing_key
from dagster_project.own_process import in_own_process
from dagster_project.progress import progress
from dagster_project.resources import Warehouse
from warehouse.findings.stop import DECIDED, decide_findings
from warehouse.tables import MEANING

_SPECS = [
    AssetSpec(
        AssetKey([MEANING, table.name]),
        deps=[landing_key("findings"), CATALOGUE_KEY],
        group_name=MEANING,
        description=table.comment,
    )
    for table in DECIDED
]


@multi_asset(specs=_SPECS, name="finding_meanings")
def finding_meanings(warehouse: Warehouse) -> Iterator[MaterializeResult[None]]:
    """Decided where documents changed, or the catalogue: a row of it takes effect without reading again."""
    progress().stage("Deciding what findings say")
    warehouse.release()
    decided = in_own_process(decide_findings, warehouse.build)
    for name, rows in decided.items():
        yield MaterializeResult(asset_key=AssetKey([MEANING, name]), metadata={"dagster/row_count": rows})
