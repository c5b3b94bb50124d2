"""The published file as the commands that answer from it open it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb
import typer

from dagster_project.commands.options import USAGE
from dagster_project.paths import DataPaths
from dagster_project.screen.safe import printable
from warehouse.connect import NothingPublished, open_published

DAMAGED = "the published file is damaged: refresh, which makes it again"


@contextmanager
def published(data: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """The published file; ends the command as wrong usage where there is none, or a damaged one."""
    try:
        connection = open_published(DataPaths(data).published)
    except NothingPublished as nothing:
        typer.echo(printable(str(nothing)), err=True)
        raise typer.Exit(USAGE) from nothing
    with connection:
        try:
            yield connection
        except duckdb.CatalogException as missing:
            typer.echo("the published file is not of this version of Oversight: refresh it first", err=True)
            raise typer.Exit(USAGE) from missing
        except duckdb.IOException as damage:
            typer.echo(DAMAGED, err=True)
            raise typer.Exit(USAGE) from damage
