"""`oversight refresh`: reads what is new, builds, publishes, and shows what came of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from pathlib import Path
from typing import Annotated

import typer

from dagster_project.commands.options import DEFAULT_DATA, Data, Documents, console
from dagster_project.outcome import Outcome
from dagster_project.paths import DataPaths
from dagster_project.screen.progress_bar import ProgressBar
from dagster_project.screen.run_summary import show_failure, show_run
from ingest.errors import OversightError
from warehouse.connect import open_published

FAILED = 1


def refresh_command(
    documents: Documents,
    more: Annotated[list[Path] | None, typer.Argument(metavar="[DIR2 …]", help="Further folders.")] = None,
    data: Data = DEFAULT_DATA,
) -> None:
    """Read what is new in the folders, validate, build and publish DATA/oversight.duckdb.

    Ends with 0 when published, 1 when a blocking check failed (the last good file stands as it was), 2 on wrong usage.
    """
    folders = [*documents, *(more or [])]
    _must_hold_files(folders)
    paths = DataPaths(data.resolve())
    screen = console()
    with ProgressBar(screen) as progress:
        progress.stage("Starting")
        try:
            with _printing_to(paths.refresh_log):
                # Dagster takes seconds to import: the other commands must not wait for it.
                from dagster_project.refresh import refresh

                outcome = refresh(paths, folders, progress)
        except OversightError as error:
            outcome = Outcome(is_published=False, message=str(error))
    if not outcome.is_published:
        show_failure(screen, outcome, paths.published)
        raise typer.Exit(FAILED)
    with open_published(paths.published) as connection:
        show_run(screen, connection, data / paths.published.name)


@contextmanager
def _printing_to(log: Path) -> Iterator[None]:
    """What Dagster and dbt print goes to this file: the screen is for the analyst."""
    log.parent.mkdir(parents=True, exist_ok=True)
    with log.open("w", encoding="utf-8") as file, redirect_stdout(file), redirect_stderr(file):
        yield


def _must_hold_files(folders: Sequence[Path]) -> None:
    for folder in folders:
        if not folder.is_dir():
            raise typer.BadParameter(f"there is no folder {folder}", param_hint="--documents")
    if not any(path.is_file() for folder in folders for path in folder.rglob("*")):
        listed = ", ".join(map(str, folders))
        raise typer.BadParameter(f"no file in {listed}: put documents there", param_hint="--documents")
