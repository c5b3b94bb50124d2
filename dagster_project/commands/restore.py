"""`oversight restore`: a warehouse from its backup."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Annotated

import duckdb
import typer
from rich.text import Text

from dagster_project.alone import alone_in
from dagster_project.commands.options import DEFAULT_DATA, USAGE, Data, Wait, console
from dagster_project.forgetting import forget
from dagster_project.paths import DataPaths
from dagster_project.private_folders import make_folders
from dagster_project.refresh_lock import SECONDS_TO_WAIT
from dagster_project.screen.damaged import tell_damaged
from dagster_project.screen.safe import printable
from ingest.errors import OversightError
from warehouse.backups import BackupError, Held, is_empty, restore
from warehouse.exports.exporting import export
from warehouse.forgetting import forgotten
from warehouse.kept_publications import put_in_place_of_damaged
from warehouse.placing import FOR_ALL_TO_READ
from warehouse.words import counted


def restore_command(
    archive: Annotated[Path, typer.Option("--from", help="File that `oversight backup` wrote.", dir_okay=False)],
    replace: Annotated[
        bool, typer.Option("--replace", help="Put it in place of the warehouse that is there, which is lost.")
    ] = False,
    wait: Wait = SECONDS_TO_WAIT,
    data: Data = DEFAULT_DATA,
) -> None:
    """Put a warehouse back from its backup, every file checked by its SHA-256 before any is put in place.

    The published file is bit for bit what it was; where it was damaged when the backup was made, the last one before
    it that is whole stands in its place. `oversight refresh` then needs no folder of documents.
    """
    paths = DataPaths(data.resolve())
    try:
        with alone_in(paths, lambda said: typer.echo(said, err=True), wait):
            held = _restored(paths, archive, replace)
    except (OversightError, OSError, duckdb.Error) as error:
        typer.echo(printable(str(error)), err=True)
        raise typer.Exit(USAGE) from error
    told = f"{counted(held.files, 'file')} restored to {paths.root}"
    given = "" if paths.published.is_file() else " with the folders of documents, since nothing is published in it,"
    console().print(Text(f"{told}. `oversight refresh --data {data}`{given} reads them again."), soft_wrap=True)
    if held.damaged:
        tell_damaged("Damaged already when this backup was made:", held.damaged)


def _restored(paths: DataPaths, archive: Path, replace: bool) -> Held:
    if not replace and not is_empty(paths.kept):
        raise BackupError(f"{paths.root} holds a warehouse already: name another folder, or lose it with --replace")
    gone = forgotten(paths.forgotten)
    held = restore(archive, paths.root, paths.kept)
    for one in gone:  # the backup may be older than that it was forgotten
        forget(paths, one.file_sha256, one.reason, one.forgotten_by)
    for made_again in (paths.build, paths.exports):
        shutil.rmtree(made_again, ignore_errors=True)
    make_folders(paths)
    for published in (paths.published, *paths.history.glob("*.duckdb")):
        if published.is_file():
            published.chmod(FOR_ALL_TO_READ)
    if paths.published.is_file() or put_in_place_of_damaged(paths.published, paths.history):
        export(paths.published, paths.exports)
    return held
