"""The one persistent Dagster instance of a warehouse: its settings are written here, beside its data."""

from __future__ import annotations

from typing import Any

import yaml
from dagster import DagsterInstance

from dagster_project.paths import DataPaths


def write_settings(data: DataPaths) -> None:
    """Writes dagster.yaml: no telemetry, one run at a time, everything stored under the warehouse's folder.

    What steps print is not captured: events and checks say it, and two processes a step would only copy it.
    """
    data.dagster_home.mkdir(parents=True, exist_ok=True)
    text = yaml.safe_dump(_settings(data), sort_keys=False)
    settings = data.dagster_home / "dagster.yaml"
    if not settings.is_file() or settings.read_text(encoding="utf-8") != text:
        settings.write_text(text, encoding="utf-8")


def open_instance(data: DataPaths) -> DagsterInstance:
    """The instance, with the runs, materialisations and checks of every refresh so far; close it after use."""
    write_settings(data)
    return DagsterInstance.from_config(str(data.dagster_home))


def _settings(data: DataPaths) -> dict[str, Any]:
    home = data.dagster_home
    return {
        "telemetry": {"enabled": False},
        "run_coordinator": {
            "module": "dagster._core.run_coordinator",
            "class": "QueuedRunCoordinator",
            "config": {"max_concurrent_runs": 1},
        },
        "compute_logs": {
            "module": "dagster._core.storage.noop_compute_log_manager",
            "class": "NoOpComputeLogManager",
        },
        "run_storage": _stored("dagster._core.storage.runs", "SqliteRunStorage", str(home / "history")),
        "event_log_storage": _stored(
            "dagster_project.event_log", "KeptConnectionEventLogStorage", str(home / "history" / "runs")
        ),
        "schedule_storage": _stored(
            "dagster._core.storage.schedules", "SqliteScheduleStorage", str(home / "schedules")
        ),
    }


def _stored(module: str, name: str, folder: str) -> dict[str, Any]:
    return {"module": module, "class": name, "config": {"base_dir": folder}}
