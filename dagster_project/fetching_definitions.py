"""Fetching as Dagster definitions: one asset, a job of its own, and the schedules of the sources file.

A refresh does not wait for the network: what is fetched lies in the inbox, whose change the sensor sees.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from itertools import islice, pairwise
from pathlib import Path

from croniter import croniter
from dagster import (
    AssetCheckResult,
    AssetCheckSeverity,
    AssetCheckSpec,
    AssetSelection,
    AssetSpec,
    ConfigurableResource,
    DefaultScheduleStatus,
    Definitions,
    FreshnessPolicy,
    MaterializeResult,
    ScheduleDefinition,
    asset,
    define_asset_job,
    in_process_executor,
)

from dagster_project.fetched import fetch_sources, in_words
from dagster_project.jobs import FETCHED, SOURCES
from dagster_project.paths import DataPaths
from dagster_project.progress import progress
from fetching.round import TIME_ZONE
from fetching.sources_file import read_sources

MOST_NAMED = 10
"""Addresses that failed which are told by name."""
TICKS, GRACE = 1_000, dt.timedelta(hours=2)
"""Ticks of a schedule that are looked at, and how late a round may end: clocks are put back by an hour a year."""
A_FRIDAY = dt.datetime(2026, 1, 2)


class SourcesFile(ConfigurableResource["SourcesFile"]):
    """The sources file, and the folder of the warehouse that has the inbox."""

    path: str
    data_folder: str


ANSWERS = AssetCheckSpec("sources_answer", asset=FETCHED, description="Every address that was due gave what it should.")


@asset(key=FETCHED, group_name=SOURCES, check_specs=[ANSWERS])
def fetched_documents(sources_file: SourcesFile) -> MaterializeResult:  # type: ignore[type-arg] # Dagster asks for it
    """Documents in the inbox: asked of the sources that are due, each with its sidecar."""
    entered = fetch_sources(
        read_sources(Path(sources_file.path)), DataPaths(Path(sources_file.data_folder)), progress()
    )
    failed = [in_words(one) for one in entered if one.outcome.is_failure]
    fetched = sum(one.outcome == "fetched" for one in entered)
    answers = AssetCheckResult(
        passed=not failed, severity=AssetCheckSeverity.WARN, description="; ".join(failed[:MOST_NAMED]) or None
    )
    return MaterializeResult(
        metadata={"addresses asked": len(entered), "fetched": fetched, "failed": len(failed)}, check_results=[answers]
    )


fetch_job = define_asset_job(
    "fetch",
    selection=AssetSelection.assets(FETCHED),
    description="Asks the sources that are due over the network; what comes starts a refresh by its sensor.",
)


def fetching(data: DataPaths, sources: Path) -> Definitions:
    """What fetches for one warehouse, by every schedule that its sources file names."""
    schedules = read_sources(sources).schedules()

    def fresh(spec: AssetSpec) -> AssetSpec:
        return spec.replace_attributes(freshness_policy=FreshnessPolicy.time_window(longest_silence(schedules)))

    return Definitions(
        assets=[fetched_documents.map_asset_specs(fresh) if schedules else fetched_documents],
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
            for number, cron in enumerate(schedules, start=1)
        ],
        resources={"sources_file": SourcesFile(path=str(sources.resolve()), data_folder=str(data.root))},
        executor=in_process_executor,
    )


def longest_silence(schedules: Collection[str]) -> dt.timedelta:
    """Time without a round of fetching after which a tick of the least patient of these schedules was missed."""
    ticks = (islice(croniter(cron, A_FRIDAY).all_next(dt.datetime), TICKS) for cron in schedules)
    return min(max(later - tick for tick, later in pairwise(times)) for times in ticks) + GRACE


def folders_of(sources: Path) -> list[Path]:
    """The folders among the sources of a file."""
    return read_sources(sources).folders(sources.resolve().parent)


def private_hosts_of(sources: Path) -> list[str]:
    """The hosts inside a private network that a sources file names."""
    return list(read_sources(sources).private_hosts)
