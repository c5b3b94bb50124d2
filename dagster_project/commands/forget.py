"""`oversight forget`: removes a document from the warehouse for good."""

from __future__ import annotations

import getpass
from typing import Annotated

import typer
from rich.text import Text

from dagster_project.alone import alone_in
from dagster_project.commands.chosen import is_name, only_one
from dagster_project.commands.options import DEFAULT_DATA, USAGE, Data, Wait, console
from dagster_project.forgetting import forget
from dagster_project.paths import DataPaths
from dagster_project.refresh_lock import SECONDS_TO_WAIT
from dagster_project.screen.safe import printable
from dagster_project.where_stored import snapshots_of
from ingest.errors import OversightError
from ingest.snapshot import stored
from warehouse.forgetting import forgotten, other_files


def forget_command(
    document: Annotated[str, typer.Argument(help="File name, or the first 8 digits or more of its SHA-256.")],
    reason: Annotated[str, typer.Option("--reason", help="Why, in words that are kept and shown.")] = "",
    by: Annotated[str, typer.Option("--by", help="Who has it forgotten.")] = "",
    wait: Wait = SECONDS_TO_WAIT,
    data: Data = DEFAULT_DATA,
) -> None:
    """Remove a file for good: its bytes, all that was read and decided of it, every kept publication that holds it.

    It cannot be undone; `oversight withdraw` can. What stands published loses it with the next refresh. That it was
    forgotten, by whom and why, is kept with its SHA-256, and the same bytes are refused when they come again.
    """
    paths = DataPaths(data.resolve())
    try:
        with alone_in(paths, lambda said: typer.echo(said, err=True), wait):
            name, shown = only_one(document, _matching(document, paths))
            one = forget(paths, name, reason, by or getpass.getuser())
    except (OversightError, OSError) as error:
        typer.echo(printable(str(error)), err=True)
        raise typer.Exit(USAGE) from error
    screen = console()
    told = f"{shown}: {one.in_words}. Refresh now: until then it stands published. Its own file is yours to delete."
    screen.print(Text(told))
    if others := other_files(paths.published, one):
        screen.print(Text(f"The same document is in other files, which stay: {', '.join(others)}"))


def _matching(asked: str, data: DataPaths) -> set[tuple[str, str]]:
    """SHA-256 and name of every stored file that is asked for; one forgotten before may be asked for by its hash."""
    found = {
        (snap.sha256, snap.file_name)
        for snap in stored(snapshots_of(data))
        if asked in (snap.file_name, *snap.other_names) or is_name(asked, snap.sha256)
    }
    return found or {(one.file_sha256, asked) for one in forgotten(data.forgotten) if is_name(asked, one.file_sha256)}
