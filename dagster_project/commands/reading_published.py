"""The commands that only read the published file: they answer at once, whatever is being built beside it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from difflib import get_close_matches
from pathlib import Path
from typing import Annotated

import duckdb
import typer

from dagster_project.commands.options import DEFAULT_DATA, Data, console
from dagster_project.paths import DataPaths
from dagster_project.screen.comparison import rows_of, sets_of, show_comparison
from dagster_project.screen.documents import show_documents
from dagster_project.screen.found import show_found
from dagster_project.screen.measures import show_measures, show_uncatalogued
from dagster_project.screen.one_measure import show_subject
from dagster_project.screen.standing import show_last_runs, show_publication
from warehouse.connect import NothingPublished, open_published

USAGE = 2


@contextmanager
def published(data: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """The published file; ends the command as wrong usage where there is none."""
    try:
        connection = open_published(DataPaths(data).published)
    except NothingPublished as nothing:
        typer.echo(str(nothing), err=True)
        raise typer.Exit(USAGE) from nothing
    with connection:
        try:
            yield connection
        except duckdb.CatalogException as missing:
            typer.echo("the published file is not of this version of Oversight: refresh it first", err=True)
            raise typer.Exit(USAGE) from missing


def status_command(data: Data = DEFAULT_DATA) -> None:
    """Show what is published, how fresh it is, and how the last refreshes ended."""
    paths, screen = DataPaths(data), console()
    if paths.published.is_file():
        with published(data) as connection:
            show_publication(screen, connection, paths.published)
    else:
        screen.print(f"Nothing is published at {paths.published} yet: run `make run` or `oversight refresh`.")
    show_last_runs(screen, paths.build_database)


def documents_command(data: Data = DEFAULT_DATA) -> None:
    """List every document: what it is, whose, from when, what was read from it, and why it was refused."""
    with published(data) as connection:
        show_documents(console(), connection)


def compare_command(
    measure: Annotated[str | None, typer.Option(help="One measure or judgement area, by code or label.")] = None,
    comparison_set: Annotated[
        str | None, typer.Option("--set", help="A comparison set; all where none is named.")
    ] = None,
    data: Data = DEFAULT_DATA,
) -> None:
    """Compare authority-years side by side, with dates, intervals, and why figures may not be compared."""
    if measure is not None and not measure.strip():
        raise typer.BadParameter("name a measure or a judgement area", param_hint="--measure")
    with published(data) as connection:
        names = sets_of(connection)
        if comparison_set and comparison_set not in names:
            raise typer.BadParameter(
                f"no set {comparison_set}; there is {', '.join(names) or 'none'}", param_hint="--set"
            )
        chosen = [comparison_set] if comparison_set else names
        if measure is None:
            for name in chosen:
                show_comparison(console(), name, rows_of(connection, name))
        elif not any([show_subject(console(), connection, name, measure) for name in chosen]):
            raise typer.BadParameter(_nothing_called(connection, measure), param_hint="--measure")


def _nothing_called(connection: duckdb.DuckDBPyConnection, measure: str) -> str:
    subjects = connection.execute("select distinct subject from reporting.comparison").fetchall()
    near = get_close_matches(measure.strip().lower(), [subject for (subject,) in subjects], n=3, cutoff=0.5)
    meant = f"; did you mean {' or '.join(near)}?" if near else "; `oversight compare` lists what is"
    return f"nothing compared is called {measure}{meant}"


def measures_command(
    uncatalogued: Annotated[bool, typer.Option("--uncatalogued", help="Labels that no catalogue row knows.")] = False,
    limit: Annotated[int, typer.Option(help="How many labels to list.", min=1)] = 100,
    data: Data = DEFAULT_DATA,
) -> None:
    """List the measures read, or the labels still in no catalogue row, by how often they occur."""
    with published(data) as connection:
        if uncatalogued:
            show_uncatalogued(console(), connection, limit)
        else:
            show_measures(console(), connection)


def search_command(
    query: Annotated[str, typer.Argument(help='Words to look for: "private fostering".')],
    limit: Annotated[int, typer.Option(help="How many findings to show.", min=1)] = 10,
    data: Data = DEFAULT_DATA,
) -> None:
    """Search the findings; each comes with its authority, document, page and passage."""
    if not re.search(r"\w", query):
        raise typer.BadParameter("name a word to look for", param_hint="QUERY")
    with published(data) as connection:
        if not show_found(console(), connection, query, limit):
            console().print(f"No finding holds any word of “{query}”.")
