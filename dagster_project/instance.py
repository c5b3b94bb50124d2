"""The one persistent Dagster instance of a warehouse: its settings are written here, beside its data."""

from __future__ import annotations

import os
import sqlite3

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
    text = yaml.safe_dump(SETTINGS, sort_keys=False)
    settings = data.dagster_home / "dagster.yaml"
    if not settings.is_file() or settings.read_text(encoding="utf-8") != text:
        settings.write_text(text, encoding="utf-8")


def open_instance(data: DataPaths) -> DagsterInstance:
    """The instance, with the runs, materialisations and checks of every refresh so far; close it after use."""
    write_settings(data)
    os.environ["DAGSTER_HOME"] = str(data.dagster_home)
    return DagsterInstance.get()
