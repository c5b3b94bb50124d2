"""`oversight dev`: Dagster's web page and daemon on this machine alone, for one warehouse."""

from __future__ import annotations

import os
import sys
from typing import Annotated

import typer

from dagster_project.commands.options import DEFAULT_DATA, Data, Documents, Notify, SourcesFile
from dagster_project.notices import tell_from_now_on
from dagster_project.paths import SOURCES_VARIABLE, DataPaths, name_in_environment
from dagster_project.plain_names import plainly_named


def dev_command(
    documents: Documents,
    sources: SourcesFile = None,
    data: Data = DEFAULT_DATA,
    notify: Notify = None,
    port: Annotated[int, typer.Option(help="Port of the web page.")] = 3000,
) -> None:
    """Open Dagster's web page with the walk: assets, lineage, checks, runs, the sensor and the schedules."""
    from dagster_project.instance import write_settings

    # Dagster takes this process over: a link that stands for the folder's name stays with it.
    with plainly_named(DataPaths(data.resolve())) as paths:
        name_in_environment(paths, [folder.resolve() for folder in documents])
        if sources:
            os.environ[SOURCES_VARIABLE] = str(sources.resolve())
        tell_from_now_on(notify)
        write_settings(paths)
        os.environ["DAGSTER_HOME"] = str(paths.dagster_home)
        command = [sys.executable, "-m", "dagster", "dev", "-m", "dagster_project.definitions"]
        os.execv(sys.executable, [*command, "-h", "127.0.0.1", "-p", str(port)])
