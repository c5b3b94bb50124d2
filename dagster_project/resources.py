"""What every asset of a run is given: one warehouse, locked for the run, its documents and who is told of progress."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from dagster import InitResourceContext, ResourceDefinition, get_dagster_logger, resource
from sqlalchemy import Engine

from dagster_project.dbt_process import DbtProcess
from dagster_project.paths import DataPaths
from dagster_project.progress import Progress
from dagster_project.refresh_lock import one_refresh_at_a_time
from warehouse.connect import open_build


@dataclass(frozen=True)
class Warehouse:
    """The warehouse a run works on; `folders` hold its documents, `engine` keeps the build database open."""

    paths: DataPaths
    folders: tuple[Path, ...]
    progress: Progress
    engine: Engine
    dbt: DbtProcess

    def release(self) -> None:
        """Lets go of the build database's file, which dbt and the publication open for themselves."""
        self.engine.dispose()


class Logged:
    """Progress of a run that a sensor, a schedule or the web page started: lines of its log."""

    def stage(self, title: str, steps: int | None = None) -> None:
        """Logs that a stop begins."""
        get_dagster_logger().info(title)

    def step(self, done: str) -> None:
        """Logs what is done."""
        get_dagster_logger().info(done)

    def say(self, message: str) -> None:
        """Logs the message."""
        get_dagster_logger().warning(message)


def locked_warehouse(
    paths: DataPaths, folders: Sequence[Path], progress: Progress, dbt: DbtProcess | None
) -> ResourceDefinition:
    """The warehouse as a resource: no two runs hold it at a time, in whichever processes they run."""

    @resource(description="The warehouse under one DATA folder, held by one run at a time.")
    def warehouse(_context: InitResourceContext) -> Iterator[Warehouse]:
        with (
            dbt or DbtProcess(paths) as its_dbt,
            one_refresh_at_a_time(paths.refresh_lock, progress.say),
            open_build(paths.build_database) as engine,
        ):
            yield Warehouse(paths, tuple(folders), progress, engine, its_dbt)

    return warehouse
