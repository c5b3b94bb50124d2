"""Stop 6 as an asset: which measure of the catalogue each figure is."""

from dagster import AssetKey, MaterializeResult, asset

from dagster_project.assets.landing_tables import CATALOGUE_KEY, landing_key
from dagster_project.own_process import in_own_process
from dagster_project.progress import progress
from dagster_project.resources import Warehouse
from warehouse.meaning.stop import decide_meanings
from warehouse.tables import MEANING, observation_meanings

MEANINGS_KEY = AssetKey([MEANING, observation_meanings.name])


@asset(
    key=MEANINGS_KEY,
    group_name=MEANING,
    deps=[landing_key("observations"), landing_key("documents"), CATALOGUE_KEY],
    description=observation_meanings.comment,
)
def meanings(warehouse: Warehouse) -> MaterializeResult[None]:
    """Decided where documents changed, or the catalogue: a row of it takes effect without reading again."""
    progress().stage("Deciding what figures mean")
    warehouse.release()
    figures, named = in_own_process(decide_meanings, warehouse.build)
    return MaterializeResult(metadata={"dagster/row_count": figures, "figures with a measure": named})
