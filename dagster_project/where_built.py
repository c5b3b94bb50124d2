"""Where a refresh builds: in a DuckDB file of its warehouse or, where the environment names one, in a lake."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from dagster_project.paths import BUILD_DATABASE_VARIABLE, DataPaths
from dagster_project.refresh_lock import is_held

if TYPE_CHECKING:
    from warehouse.connect import Build
    from warehouse.lake.holding import Hold

LAKE_VARIABLE = "OVERSIGHT_LAKE"
"""Address of the PostgreSQL database that holds a lake's catalogue."""
LAKE_FOLDER_VARIABLE = "OVERSIGHT_LAKE_FOLDER"
"""Folder that every machine of the lake reaches, in which its rows are."""
TARGET_VARIABLE = "DBT_TARGET"
"""Variable by which dbt takes an output of profiles.yml other than that of the file, which is not to be named.

Named, it would have dbt parse the whole project again.
"""
LAKE_TARGET = "lake"


def build_of(data: DataPaths, lake: str | None, folder: str | None) -> Build:
    """The lake at this address with its rows in this folder; without an address the warehouse's own file.

    Raises PostgresFault where it is no address, LakeFault where there is no folder to it.
    """
    if not lake:
        return data.build_database
    from warehouse.lake.place import parse_lake

    return parse_lake(lake, folder, data.build)


def build_from_environment(data: DataPaths) -> Build:
    """The build that the environment names for this warehouse; raises as `build_of`."""
    return build_of(data, os.environ.get(LAKE_VARIABLE), os.environ.get(LAKE_FOLDER_VARIABLE))


def is_refreshed(data: DataPaths, build: Build) -> bool:
    """Whether a refresh of the warehouse runs now or, where that is in a lake, one of the lake from any machine.

    Raises PostgresFault where the lake's catalogue does not answer.
    """
    if is_held(data.refresh_lock):
        return True
    if isinstance(build, Path):
        return False
    from warehouse.lake.holding import holder_of

    return holder_of(build) is not None


def name_lake_in_environment(lake: str | None, folder: str | None) -> None:
    """Names the lake, or that there is none, to this process and to dbt, which it starts."""
    target = LAKE_TARGET if lake else None
    _set({LAKE_VARIABLE: lake or None, LAKE_FOLDER_VARIABLE: folder if lake else None, TARGET_VARIABLE: target})


@contextmanager
def dbt_builds_in(database: Path) -> Iterator[None]:
    """While this lasts dbt builds in a file, whatever the warehouse itself builds in."""
    before = {name: os.environ.get(name) for name in (BUILD_DATABASE_VARIABLE, TARGET_VARIABLE)}
    _set({BUILD_DATABASE_VARIABLE: str(database), TARGET_VARIABLE: None})
    try:
        yield
    finally:
        _set(before)


def _set(variables: Mapping[str, str | None]) -> None:
    for name, value in variables.items():
        if value is None:
            os.environ.pop(name, None)
        else:
            os.environ[name] = value


@contextmanager
def held(build: Build, say: Callable[[str], None], seconds: float) -> Iterator[Hold | None]:
    """Holds a lake against refreshes of other machines, made where it is not there yet; of a file gives None.

    What nobody reads any more in it goes first. Raises LakeFault, PostgresFault, duckdb.Error.
    """
    if isinstance(build, Path):
        yield None
        return
    from warehouse.lake import holding
    from warehouse.upkeep import let_go_of_old_states

    build.make()
    with holding.held(build, say, seconds) as hold:
        let_go_of_old_states(build)
        yield hold
