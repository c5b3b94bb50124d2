"""`oversight rollback`: lists the publications that are kept, or puts one back."""

from __future__ import annotations

import getpass
from typing import Annotated

import duckdb
import typer
from rich.text import Text

from dagster_project.commands.options import DEFAULT_DATA, USAGE, Data, Wait, console
from dagster_project.paths import DataPaths
from dagster_project.refresh_lock import SECONDS_TO_WAIT, one_refresh_at_a_time
from dagster_project.screen.publications import show_publications
from dagster_project.screen.safe import printable
from ingest.errors import OversightError
from warehouse.exports.exporting import export
from warehouse.kept_publications import NotKept, Publication, kept, of_time, publication_of, put_back
from warehouse.rollbacks import note_rollback
from warehouse.upkeep import can_be_read


def rollback_command(
    to: Annotated[
        str, typer.Option("--to", metavar="TIME", help="When it was published (UTC), or the beginning of that time.")
    ] = "",
    by: Annotated[str, typer.Option("--by", help="Who puts it back.")] = "",
    wait: Wait = SECONDS_TO_WAIT,
    data: Data = DEFAULT_DATA,
) -> None:
    """List the publications that are kept; with --to, publish one of them again, in one step, exports too.

    It stands until the next refresh, which publishes anew. What stood before is kept: to undo, put that back.
    """
    paths, screen = DataPaths(data), console()
    if not to:
        show_publications(screen, publication_of(paths.published), kept(paths.history))
        return
    try:
        restored = _put_back(paths, to, by or getpass.getuser(), wait)
    except (OversightError, OSError, duckdb.Error) as error:
        typer.echo(printable(str(error)), err=True)
        raise typer.Exit(USAGE) from error
    told = f" is now the publication of {restored.published_at:%d %b %Y %H:%M:%S} UTC, until the next refresh."
    screen.print(Text.assemble((str(paths.published), "bold"), told), soft_wrap=True)


def _put_back(paths: DataPaths, to: str, by: str, wait: float) -> Publication:
    of_time(paths.history, to)  # what is not kept is told at once, not after another refresh has ended
    with one_refresh_at_a_time(paths.refresh_lock, lambda said: typer.echo(said, err=True), wait):
        chosen = of_time(paths.history, to)
        if not can_be_read(chosen.path):
            raise NotKept(f"the publication of {chosen.published_at} is damaged, and what stands is left: name another")
        note_rollback(paths.rollbacks, chosen, by)  # first: a list that cannot be read changes nothing
        put_back(chosen, paths.published, paths.history)
        export(paths.published, paths.exports)
    return chosen
