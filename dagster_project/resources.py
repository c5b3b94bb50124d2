"""What the assets of a run are given: one warehouse, held by one run at a time, and dbt."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from dagster import ConfigurableResource, InitResourceContext
from pydantic import Field, PrivateAttr
from sqlalchemy import Engine

from dagster_project.own_process import named_to_programs
from dagster_project.paths import DataPaths
from dagster_project.private_folders import make_folders
from dagster_project.progress import progress
from dagster_project.refresh_lock import SECONDS_TO_WAIT, one_refresh_at_a_time
from dagster_project.where_built import build_of, held, name_lake_in_environment
from warehouse.connect import open_build
from warehouse.lake.holding import Hold
from warehouse.upkeep import drop_relations

if TYPE_CHECKING:
    from warehouse.connect import Build


class Warehouse(ConfigurableResource["Warehouse"]):
    """The warehouse that a run works on: the folder it is in and the folders of its documents."""

    data_folder: str
    document_folders: list[str]
    allow_empty: bool = Field(default=False, description="Whether an empty reading may replace what is published.")
    allow_loss: bool = Field(
        default=False,
        description="Whether more values may vanish than a refresh may lose, their documents not withdrawn.",
    )
    wait: float = Field(default=SECONDS_TO_WAIT, description="Seconds to wait for another refresh to end.")
    lake: str | None = Field(
        default=None,
        description="Address of the PostgreSQL database of a lake, for builds beyond this machine; best an EnvVar.",
    )
    lake_folder: str | None = Field(default=None, description="Folder of the lake's rows, which every machine reaches.")
    notify: str | None = Field(
        default=None, description="Command or address that is told what new documents say: an EnvVar."
    )
    private_hosts: list[str] = Field(
        default=[], description="Hosts inside a private network that may be told; the sources file names them."
    )
    cluster: str | None = Field(
        default=None, description="Address of the Dask scheduler whose workers read; without one, this machine reads."
    )

    _engine: Engine | None = PrivateAttr(default=None)
    _hold: Hold | None = PrivateAttr(default=None)

    @property
    def paths(self) -> DataPaths:
        """Its files."""
        return DataPaths(Path(self.data_folder))

    @property
    def folders(self) -> tuple[Path, ...]:
        """The folders that hold its documents."""
        return tuple(self.paths.folders([Path(folder) for folder in self.document_folders]))

    @property
    def build(self) -> Build:
        """What it builds in: a file of its own, or the lake."""
        return build_of(self.paths, self.lake, self.lake_folder)

    @property
    def engine(self) -> Engine:
        """The build, which it keeps open until `release` or the end of the run."""
        assert self._engine is not None, "the build is open within a run only"
        return self._engine

    def release(self) -> None:
        """Lets go of the build, which dbt and the publication open for themselves."""
        self.engine.dispose()

    def make_way(self, models: Collection[tuple[str, str]]) -> None:
        """Drops these models, by schema and name: dbt is slow to replace what stands."""
        drop_relations(self.build, models)

    def check_hold(self) -> None:
        """Raises LakeFault where a lake is no longer held: another machine may have built in it since."""
        if self._hold:
            self._hold.check()

    @contextmanager
    def yield_for_execution(self, _context: InitResourceContext) -> Iterator[Warehouse]:
        """The warehouse, held for the length of the run: no two runs hold it at a time, in whichever processes."""
        make_folders(self.paths)
        name_lake_in_environment(self.lake, self.lake_folder)
        lock = one_refresh_at_a_time(self.paths.refresh_lock, progress().say, self.wait)
        hold = held(self.build, progress().say, self.wait)
        with lock, named_to_programs(), hold as self._hold, open_build(self.build) as self._engine:
            yield self
