"""The walk of one warehouse as Dagster definitions: assets, checks, the refresh job and what starts it."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from dagster import AssetSpec, Definitions, EnvVar, in_process_executor

from dagster_project.assets.contradictions import contradictions
from dagster_project.assets.dbt_models import dbt_models
from dagster_project.assets.finding_meanings import finding_meanings
from dagster_project.assets.landing_tables import catalogue_tables, landing_assets
from dagster_project.assets.meanings import meanings
from dagster_project.assets.published import exports, published_file
from dagster_project.assets.readings import readings
from dagster_project.assets.snapshots import snapshots
from dagster_project.checks import contract_checks
from dagster_project.dbt_project import dbt_cli
from dagster_project.jobs import FETCHED, new_documents_job, refresh_job
from dagster_project.notices import NOTIFY_VARIABLE
from dagster_project.paths import DataPaths, cluster_from_environment
from dagster_project.resources import Warehouse
from dagster_project.schedules import daily_refresh
from dagster_project.sensors import documents_sensor
from dagster_project.where_built import LAKE_FOLDER_VARIABLE, LAKE_VARIABLE


def walk(data: DataPaths, folders: Sequence[Path], sources: Path | None = None, **choices: Any) -> Definitions:
    """Everything Dagster knows of the walk; steps stay in one process, which DuckDB's single writer asks for.

    `choices` are fields of Warehouse that are not to have their default. Without a sources file nothing in it asks
    the network for anything.
    """
    fetched = None
    if sources:
        # What fetches is loaded only where there is something to fetch.
        from dagster_project.fetching_definitions import fetching, folders_of, private_hosts_of

        folders, fetched = [*folders, *folders_of(sources)], fetching(data, sources)
        choices = {"private_hosts": private_hosts_of(sources), **choices}
    choices = {"cluster": cluster_from_environment(), **_named(), **choices}
    listed = [str(folder) for folder in folders]
    warehouse = Warehouse(data_folder=str(data.root), document_folders=listed, **choices)
    walked = Definitions(
        assets=[
            snapshots.map_asset_specs(_after_fetching) if fetched else snapshots,
            readings,
            landing_assets,
            catalogue_tables,
            meanings,
            finding_meanings,
            contradictions,
            dbt_models,
            published_file,
            exports,
        ],
        asset_checks=contract_checks(),
        jobs=[refresh_job, new_documents_job],
        schedules=[daily_refresh],
        sensors=[documents_sensor(folders, data)],
        resources={"warehouse": warehouse, "dbt": dbt_cli()},
        executor=in_process_executor,
    )
    return Definitions.merge(walked, fetched) if fetched else walked


def _named() -> dict[str, Any]:
    """Fields of Warehouse that the environment names, by its variables: Dagster shows and keeps what it is given."""
    lake = {"lake": LAKE_VARIABLE, "lake_folder": LAKE_FOLDER_VARIABLE} if os.environ.get(LAKE_VARIABLE) else {}
    told = {"notify": NOTIFY_VARIABLE} if os.environ.get(NOTIFY_VARIABLE) else {}
    return {field: EnvVar(name) for field, name in (lake | told).items()}


def _after_fetching(spec: AssetSpec) -> AssetSpec:
    """The snapshots as lineage shows them where sources are fetched."""
    return spec.merge_attributes(deps=[FETCHED])
