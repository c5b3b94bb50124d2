"""Stops 4 and 5 as assets: the landing tables, filled with what keeps the contracts, and the catalogue beside them."""

from collections.abc import Iterator

from dagster import AssetKey, AssetSpec, MaterializeResult, asset, multi_asset

from dagster_project.own_process import in_own_process
from dagster_project.progress import progress
from dagster_project.resources import Warehouse
from dagster_project.what_is_landed import as_received, land_received
from ingest import catalogue
from ingest.records import LANDING_TABLES
from ingest.snapshot import Snapshot
from warehouse.catalogue_tables import land_catalogue
from warehouse.columns import grain_of
from warehouse.tables import CATALOGUE, LANDING, META, meta_tables, runs

CATALOGUE_KEY = AssetKey([CATALOGUE])


def landing_key(table: str) -> AssetKey:
    """Asset of a landing table."""
    return AssetKey([LANDING, table])


def _specs() -> Iterator[AssetSpec]:
    deps = ["readings", "snapshots"]
    for name, record in LANDING_TABLES.items():
        yield AssetSpec(landing_key(name), deps=deps, group_name=LANDING, description=grain_of(record))
    for name, table in meta_tables.items():
        yield AssetSpec(AssetKey([META, name]), deps=deps, group_name=LANDING, description=table.comment)


@multi_asset(specs=list(_specs()), name="landing")
def landing_assets(snapshots: list[Snapshot], warehouse: Warehouse) -> Iterator[MaterializeResult[None]]:
    """Lands the checked reading of every file that does not stand landed, without what is withdrawn or set aside."""
    progress().stage("Landing")
    warehouse.release()
    paths, received = warehouse.paths, [as_received(snap) for snap in snapshots]
    landed = in_own_process(land_received, warehouse.build, paths, received)
    for name, rows in landed.items():
        key = AssetKey([META, name]) if name in meta_tables else landing_key(name)
        yield MaterializeResult(asset_key=key, metadata={"dagster/row_count": rows})
    yield MaterializeResult(asset_key=AssetKey([META, runs.name]))


@asset(key=CATALOGUE_KEY, group_name=LANDING, deps=["snapshots"])
def catalogue_tables(warehouse: Warehouse) -> MaterializeResult[None]:
    """Knowledge as rows: authorities, frameworks, grades, measures and their aliases, themes."""
    tables = catalogue.tables()
    land_catalogue(warehouse.engine, tables)
    return MaterializeResult(metadata={name: table.num_rows for name, table in tables.items()})
