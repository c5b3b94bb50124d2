"""Fetching as Dagster definitions: one asset, a job of its own, and the schedules of the sources file.

A refresh does not wait for the network: what is fetched lies in the inbox, whose change the sensor sees.
"""

from __future__ import annotations

from pathlib import Path

from dagster import (
    AssetSelection,
    ConfigurableResource,
    DefaultScheduleStatus,
    Definitions,
    MaterializeResult,
    ScheduleDefinition,
    asset,
    define_asset_job,
    in_process_executor,
)

from dagster_project.fetched import fetch_sources
from dagster_project.jobs import FETCHED, SOURCES
from dagster_project.paths import DataPaths
from dagster_project.progress import progress
from fetching.round import TIME_ZONE
from fetching.sources_file import read_sources


class SourcesFile(ConfigurableResource["SourcesFile"]):
    """The sources file, and the folder of the warehouse that has the inbox."""

    path: str
    data_folder: str


@asset(key=FETCHED, group_name=SOURCES)
def fetched_documents(sources_file: SourcesFile) -> MaterializeResult[None]:
    """Documents in the inbox: asked of the sources that are due, each with its sidecar."""
    entered = fetch_sources(
        read_sources(Path(sources_file.path)), DataPaths(Path(sources_file.data_folder)), progress()
    )
    failed = sum(one.outcome.is_failure for one in entered)
    fetched = sum(one.outcome == "fetched" for one in entered)
    return MaterializeResult(metadata={"addresses asked": len(entered), "fetched": fetched, "failed": failed})


fetch_job = define_asset_job(
    "fetch",
    selection=AssetSelection.assets(FETCHED),
    description="Asks the sources that are due over the network; what comes starts a refresh by its sensor.",
)


def fetching(data: DataPaths, sources: Path) -> Definitions:
    """What fetches for one warehouse, by every schedule that its sources file names."""
    return Definitions(
        assets=[fetched_documents],
        jobs=[fetch_job],
        schedules=[
            ScheduleDefinition(
                name=f"fetch_{number}",
                job=fetch_job,
                cron_schedule=cron,
                execution_timezone=TIME_ZONE.key,
                default_status=DefaultScheduleStatus.RUNNING,
                description="Asks the sources that are due.",
            )
            for number, cron in enumerate(read_sources(sources).schedules(), start=1)
        ],
        resources={"sources_file": SourcesFile(path=str(sources.resolve()), data_folder=str(data.root))},
        executor=in_process_executor,
    )


def folders_of(sources: Path) -> list[Path]:
    """The folders among the sources of a file."""
    return read_sources(sources).folders(sources.resolve().parent)
