"""The one persistent Dagster instance of a warehouse: its settings are written here, beside its data.

There are two files of them. Runs that Dagster starts (`make dev`) keep what each prints, for its page. A refresh by
`oversight refresh` has a log of its own (`refresh.log`): to copy it once more Dagster starts four processes beside the
run, which could outlive a refresh that was killed with `kill -9`.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml
from dagster import DagsterInstance
from sqlalchemy import Engine, event

from dagster_project.paths import DataPaths
from dagster_project.private_folders import make_folders

# Everything is stored under DAGSTER_HOME, by Dagster's own storages.
SETTINGS = {
    "telemetry": {"enabled": False},
    "concurrency": {"runs": {"max_concurrent_runs": 1}},
}
OF_A_REFRESH = "refresh.yaml"
# https://docs.dagster.io/guides/deploy/dagster-instance-configuration, «Compute log storage»
WITHOUT_COPIES = {
    "compute_logs": {"module": "dagster.core.storage.noop_compute_log_manager", "class": "NoOpComputeLogManager"}
}


@event.listens_for(Engine, "connect")
def _without_waiting_for_the_disk(connection: object, _record: object) -> None:
    """Has SQLite, which keeps Dagster's history, leave it to the system when what it writes reaches the disk.

    A refresh commits to it some 3,400 times, and would wait for the disk each time. What a power cut may damage of
    the history is thrown away by the next refresh (dagster_history.py); the runs themselves stand in meta.runs.
    """
    if isinstance(connection, sqlite3.Connection):
        connection.execute("pragma synchronous = off")


def write_settings(data: DataPaths) -> None:
    """Makes the warehouse's folders and writes dagster.yaml: no telemetry, one run at a time."""
    make_folders(data)
    _write(data.dagster_home / "dagster.yaml", SETTINGS)


def open_instance(data: DataPaths) -> DagsterInstance:
    """The instance, with the runs, materialisations and checks of every refresh so far; close it after use."""
    write_settings(data)
    _write(data.dagster_home / OF_A_REFRESH, {**SETTINGS, **WITHOUT_COPIES})
    os.environ["DAGSTER_HOME"] = str(data.dagster_home)
    return DagsterInstance.from_config(str(data.dagster_home), OF_A_REFRESH)


def _write(file: Path, settings: Mapping[str, Any]) -> None:
    text = yaml.safe_dump(settings, sort_keys=False)
    if not file.is_file() or file.read_text(encoding="utf-8") != text:
        file.write_text(text, encoding="utf-8")
