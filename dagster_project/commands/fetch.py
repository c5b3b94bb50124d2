"""`oversight fetch`: asks the sources that are due and puts what is new into the inbox."""

from __future__ import annotations

import dataclasses
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer
from rich.table import Table

from dagster_project.commands.formats import Format, print_records
from dagster_project.commands.options import DEFAULT_DATA, USAGE, As, Data, SourcesFile, console
from dagster_project.fetched import fetch_sources
from dagster_project.paths import DataPaths
from dagster_project.progress import Silent
from dagster_project.screen.progress_bar import ProgressBar
from dagster_project.screen.safe import SafeConsole, printable
from dagster_project.troubles import in_plain_words
from fetching.round import NothingFetched
from fetching.sources_file import Sources, SourcesError, read_sources
from ingest.records import Fetch

FAILED = 1


def fetch_command(
    sources: SourcesFile = None,
    data: Data = DEFAULT_DATA,
    every: Annotated[bool, typer.Option("--all", help="Ask every source, also those that are not due yet.")] = False,
    wanted: As = Format.TABLE,
) -> None:
    """Ask the sources that are due over the network and put new documents into DATA/inbox, each with its sidecar.

    The next refresh reads them. Ends with 0 when all that was asked for was had, 1 when a source failed, 2 where the
    sources file cannot be used.
    """
    paths, screen = DataPaths(data.resolve()), console()
    stated = sources_of(sources or paths.sources)
    try:
        if wanted is Format.TABLE:
            with ProgressBar(screen) as progress:
                entered = fetch_sources(stated, paths, progress, every)
            _show(screen, entered)
        else:
            entered = fetch_sources(stated, paths, Silent(), every)
            names = [field.name for field in dataclasses.fields(Fetch)]
            print_records(names, [dataclasses.astuple(one) for one in entered], wanted)
    except NothingFetched as error:
        typer.echo(printable(in_plain_words(str(error), paths)), err=True)
        raise typer.Exit(FAILED) from error
    if any(one.outcome.is_failure for one in entered):
        raise typer.Exit(FAILED)


def sources_of(file: Path) -> Sources:
    """What a sources file says; ends the command with every fault of it where it cannot be used."""
    try:
        return read_sources(file)
    except SourcesError as error:
        typer.echo(printable(str(error)), err=True)
        raise typer.Exit(USAGE) from error


def _show(screen: SafeConsole, entered: Sequence[Fetch]) -> None:
    """A line a source: how many addresses ended in which way."""
    if not entered:
        screen.print("No source is due: --all asks them all the same.")
        return
    table = Table(show_edge=False)
    for title in ("source", "outcome", "addresses"):
        table.add_column(title, justify="right" if title == "addresses" else "left")
    for (source, outcome), number in sorted(Counter((one.source, one.outcome) for one in entered).items()):
        table.add_row(source, outcome.replace("_", " "), str(number))
    screen.print(table)
