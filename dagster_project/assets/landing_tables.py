"""Stops 4 and 5 as assets: the landing tables, filled with what keeps the contracts, and the catalogue beside them."""

from collections.abc import Iterator

from dagster import AssetExecutionContext, AssetKey, AssetSpec, MaterializeResult, asset, multi_asset
from sqlalchemy import Engine, func, select

from dagster_project.assets.readings import Readings
from dagster_project.progress import progress
from dagster_project.resources import Warehouse
from ingest import catalogue
from ingest.records import LANDING_TABLES
from warehouse import landing
from warehouse.catalogue_tables import land_catalogue
from warehouse.columns import grain_of
from warehouse.contracts.checking import check
from warehouse.tables import CATALOGUE, LANDING, META, landing_tables, meta_tables

CATALOGUE_KEY = AssetKey([CATALOGUE])


def landing_key(table: str) -> AssetKey:
    """Asset of a landing table."""
    return AssetKey([LANDING, table])


def _specs() -> Iterator[AssetSpec]:
    for name, record in LANDING_TABLES.items():
        yield AssetSpec(landing_key(name), deps=["readings"], group_name=LANDING, description=grain_of(record))
    for name, table in meta_tables.items():
        yield AssetSpec(AssetKey([META, name]), deps=["readings"], group_name=LANDING, description=table.comment)


@multi_asset(specs=list(_specs()), name="landing")
def landing_assets(
    context: AssetExecutionContext, readings: Readings, warehouse: Warehouse
) -> Iterator[MaterializeResult]:
    """Checks each reading against the contracts and lands what passes, one transaction a file.

    What fails is kept in meta.rejected_records with the rule it broke.
    """
    progress().stage("Checking and landing", steps=len(readings.to_land))
    engine = warehouse.engine
    for sha256 in set(landing.landed(engine)) - set(readings.files):
        landing.forget(engine, sha256)
    for kept in readings.to_land:
        landing.land(engine, check(kept.load()), context.run.run_id, readings.fingerprint)
        kept.path.unlink()
        progress().step(kept.file_name)
    rows = _rows_standing(engine)
    for key, count in rows.items():
        yield MaterializeResult(asset_key=key, metadata={"dagster/row_count": count})


def _rows_standing(engine: Engine) -> dict[AssetKey, int]:
    """Rows of every table that landing writes."""
    with engine.connect() as connection:
        return {
            AssetKey([str(table.schema), name]): connection.scalar(select(func.count()).select_from(table)) or 0
            for name, table in (landing_tables | meta_tables).items()
        }


@asset(key=CATALOGUE_KEY, group_name=LANDING, deps=["snapshots"])
def catalogue_tables(warehouse: Warehouse) -> MaterializeResult:
    """Knowledge as rows: authorities, frameworks, grades, measures and their aliases, themes."""
    tables = catalogue.tables()
    land_catalogue(warehouse.engine, tables)
    return MaterializeResult(metadata={name: table.num_rows for name, table in tables.items()})
