"""The sensor on the documents' folders: a file that comes or changes starts a refresh."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path

from dagster import DefaultSensorStatus, RunRequest, SensorDefinition, SensorEvaluationContext, SkipReason, sensor

from dagster_project.jobs import refresh_job

SECONDS_BETWEEN_LOOKS = 30


def documents_sensor(folders: Sequence[Path]) -> SensorDefinition:
    """A sensor on these folders; it looks at names, sizes and times, the refresh itself at the bytes."""

    @sensor(
        job=refresh_job,
        name="documents_changed",
        minimum_interval_seconds=SECONDS_BETWEEN_LOOKS,
        default_status=DefaultSensorStatus.RUNNING,
        description="Starts a refresh when a file in the documents' folders comes or changes.",
    )
    def documents_changed(context: SensorEvaluationContext) -> RunRequest | SkipReason:
        seen = state_of(folders)
        if seen == context.cursor:
            return SkipReason("no file came or changed")
        context.update_cursor(seen)
        return RunRequest(run_key=seen)

    return documents_changed


def state_of(folders: Sequence[Path]) -> str:
    """Hash over name, size and time of every file in the folders that is not hidden; a missing one holds none."""
    digest = hashlib.sha256()
    for folder in folders:
        for path in sorted(path for path in folder.rglob("*") if path.is_file()):
            if any(part.startswith(".") for part in path.relative_to(folder).parts):
                continue  # what is hidden is no document, or not yet
            stat = path.stat()
            digest.update(f"{path}\x00{stat.st_size}\x00{stat.st_mtime_ns}\n".encode())
    return digest.hexdigest()
