"""The one persistent Dagster instance of a warehouse: its settings are written here, beside its data."""

from __future__ import annotations

import yaml
from dagster import DagsterInstance

from dagster_project.paths import DataPaths

# Everything is stored under DAGSTER_HOME, by Dagster's own storages.
SETTINGS = {
    "telemetry": {"enabled": False},
    "concurrency": {"runs": {"max_concurrent_runs": 1}},
}


def write_settings(data: DataPaths) -> None:
    """Writes dagster.yaml: no telemetry, one run at a time."""
    data.dagster_home.mkdir(parents=True, exist_ok=True)
    text = yaml.safe_dump(SETTINGS, sort_keys=False)
    settings = data.dagster_home / "dagster.yaml"
    if not settings.is_file() or settings.read_text(encoding="utf-8") != text:
        settings.write_text(text, encoding="utf-8")


def open_instance(data: DataPaths) -> DagsterInstance:
    """The instance, with the runs, materialisations and checks of every refresh so far; close it after use."""
    write_settings(data)
    return DagsterInstance.from_config(str(data.dagster_home))
