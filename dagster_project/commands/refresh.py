"""`oversight refresh`: reads what is new, builds, publishes, and shows what came of it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from dagster_project.attempt import attempt
from dagster_project.commands.options import DEFAULT_DATA, Data, Notify, Wait, console
from dagster_project.notices import tell_from_now_on
from dagster_project.paths import DataPaths
from dagster_project.progress import Progress
from dagster_project.refresh_lock import SECONDS_TO_WAIT
from dagster_project.screen.progress_bar import ProgressBar
from dagster_project.screen.run_summary import show_failure, show_run
from dagster_project.screen.safe import printable
from ingest.folders import files_in
from warehouse.changes.losses import LARGEST_SHARE
from warehouse.connect import open_published

FAILED = 1


def refresh_command(
    documents: Annotated[
        list[Path] | None, typer.Option("--documents", help="Folder that holds documents; may be given several times.")
    ] = None,
    more: Annotated[list[Path] | None, typer.Argument(metavar="[DIR2 …]", help="Further folders.")] = None,
    sources: Annotated[
        Path | None,
        typer.Option("--sources", help="Sources file: what is due is fetched first, over the network.", dir_okay=False),
    ] = None,
    data: Data = DEFAULT_DATA,
    allow_empty: Annotated[
        bool, typer.Option("--allow-empty", help="Publish although nothing was read and what is published holds facts.")
    ] = False,
    allow_loss: Annotated[
        bool,
        typer.Option(
            "--allow-loss",
            help=f"Publish although more than {LARGEST_SHARE:.0%} of the values that stand vanish, their documents not "
            "withdrawn.",
        ),
    ] = False,
    wait: Wait = SECONDS_TO_WAIT,
    notify: Notify = None,
) -> None:
    """Read what is new in the folders, validate, build and publish DATA/oversight.duckdb.

    Without a folder, the documents of what stands published are taken from the store, and what is in the inbox.
    Ends with 0 when published; 1 when a blocking check failed or too many values would vanish, and the last good file
    stands as it was; 2 on wrong usage.
    """
    folders = [*(documents or []), *(more or [])]
    paths = DataPaths(data.resolve())
    screen = console()
    tell_from_now_on(notify)
    with ProgressBar(screen) as progress:
        folders += _fetched(sources, paths, progress) if sources else []
        _must_hold_files(folders, paths, allow_empty)
        progress.stage("Starting")
        allowed = {"allow_empty": allow_empty, "allow_loss": allow_loss, "private_hosts": _private_hosts(sources)}
        outcome = attempt(paths, folders, progress, wait=wait, **allowed)
    if not outcome.is_published:
        show_failure(screen, outcome, paths.published)
        raise typer.Exit(FAILED)
    with open_published(paths.published) as connection:
        show_run(screen, connection, data / paths.published.name)


def _fetched(sources: Path, data: DataPaths, progress: Progress) -> Sequence[Path]:
    """Fetches what is due, and gives the folders among the sources. What cannot be fetched costs no refresh."""
    from dagster_project.commands.fetch import sources_of
    from dagster_project.fetched import fetch_sources
    from fetching.round import NothingFetched

    stated = sources_of(sources)
    try:
        fetch_sources(stated, data, progress)
    except NothingFetched as error:
        progress.say(printable(f"The sources were not fetched to their end: {error}"))
    return stated.folders(sources.resolve().parent)


def _private_hosts(sources: Path | None) -> list[str]:
    """Hosts inside a private network that the sources file names."""
    from dagster_project.commands.fetch import sources_of

    return list(sources_of(sources).private_hosts) if sources else []


def must_be_there(folders: Sequence[Path]) -> None:
    """Ends the command as wrong usage where a folder that is named is missing."""
    for folder in folders:
        if not folder.is_dir():
            raise typer.BadParameter(printable(f"there is no folder {folder}"), param_hint="--documents")


def _must_hold_files(folders: Sequence[Path], data: DataPaths, allow_empty: bool) -> None:
    must_be_there(folders)
    held = data.folders(folders)
    if not folders and data.published.is_file():
        return  # what stands published is read again from the store
    if not held:
        raise typer.BadParameter("name a folder that holds documents", param_hint="--documents")
    if not allow_empty and next(files_in(held, data.own_among(folders)), None) is None:
        listed = ", ".join(map(str, held))
        raise typer.BadParameter(printable(f"no file in {listed}: put documents there"), param_hint="--documents")
