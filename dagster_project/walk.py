"""The walk of one warehouse as Dagster definitions: assets, checks, the refresh job and what starts it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from dagster import Definitions, in_process_executor

from dagster_project.assets.dbt_models import dbt_model_assets
from dagster_project.assets.landing_tables import catalogue_tables, landing_assets
from dagster_project.assets.published import exports, published_file_asset
from dagster_project.assets.readings import readings
from dagster_project.assets.snapshots import snapshots
from dagster_project.checks import contract_checks
from dagster_project.dbt_manifest import manifest_document
from dagster_project.dbt_process import DbtProcess
from dagster_project.jobs import refresh_job
from dagster_project.paths import DataPaths
from dagster_project.progress import Progress
from dagster_project.resources import locked_warehouse
from dagster_project.schedules import daily_refresh
from dagster_project.sensors import documents_sensor


def walk(data: DataPaths, folders: Sequence[Path], progress: Progress, dbt: DbtProcess | None = None) -> Definitions:
    """Everything Dagster knows of the walk; steps stay in one process, which DuckDB's single writer asks for.

    `dbt` is the one that was started ahead, if one was; else a run starts its own.
    """
    models = dbt_model_assets(manifest_document())
    return Definitions(
        assets=[
            snapshots,
            readings,
            landing_assets,
            catalogue_tables,
            models,
            published_file_asset(models),
            exports,
        ],
        asset_checks=contract_checks(),
        jobs=[refresh_job],
        schedules=[daily_refresh],
        sensors=[documents_sensor(folders)],
        resources={"warehouse": locked_warehouse(data, folders, progress, dbt)},
        executor=in_process_executor,
    )
