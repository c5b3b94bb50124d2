"""The sensor on the documents' folders: a file that comes or changes starts a refresh."""

from __future__ import annotations

import time
from collections.abc import Sequence
from pathlib import Path

from dagster import DefaultSensorStatus, RunRequest, SensorDefinition, SensorEvaluationContext, SkipReason, sensor

from dagster_project.cut_off_runs import end_those_cut_off
from dagster_project.jobs import job_for, new_documents_job, refresh_job
from dagster_project.looks import digest_of, look
from dagster_project.paths import DataPaths
from dagster_project.where_built import build_from_environment
from fetching.ledger_reading import read_listings

SECONDS_BETWEEN_LOOKS = 30


def documents_sensor(folders: Sequence[Path], data: DataPaths) -> SensorDefinition:
    """A sensor on these folders and the inbox; what is still being written is seen when it is whole."""

    @sensor(
        jobs=[refresh_job, new_documents_job],
        name="documents_changed",
        minimum_interval_seconds=SECONDS_BETWEEN_LOOKS,
        default_status=DefaultSensorStatus.RUNNING,
        description="Starts a refresh when a file comes or changes in the documents' folders, or what sources list.",
    )
    def documents_changed(context: SensorEvaluationContext) -> RunRequest | SkipReason:
        end_those_cut_off(context.instance, data)
        files = look(data.folders(folders), data.own_among(folders), now=time.time())
        seen = digest_of(files, read_listings(data.fetches))
        if seen == context.cursor:
            return SkipReason("no file came or changed, and sources list what they listed")
        context.update_cursor(seen)
        # Without a key: of what is as it was once before, Dagster would start no run.
        return RunRequest(job_name=job_for(build_from_environment(data)))

    return documents_changed
