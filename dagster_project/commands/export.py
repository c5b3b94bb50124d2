"""`oversight export`: what is published as a workbook and as files, on request without small numbers of children."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import duckdb
import typer
from rich.text import Text

from dagster_project.commands.options import DEFAULT_DATA, USAGE, Data, console
from dagster_project.commands.published import DAMAGED
from dagster_project.paths import DataPaths
from dagster_project.screen.safe import printable
from warehouse.connect import NothingPublished
from warehouse.exports.exporting import export
from warehouse.words import counted


def export_command(
    to: Annotated[Path, typer.Option("--to", help="Folder that the files are written to.", file_okay=False)],
    suppress_small_numbers: Annotated[
        bool,
        typer.Option(
            "--suppress-small-numbers", help="Without counts of children from 1 to 5 and what would give them away."
        ),
    ] = False,
    data: Data = DEFAULT_DATA,
) -> None:
    """Write what is published as an Excel workbook, CSV and Parquet, with what describes them."""
    try:
        published = DataPaths(data).published
        written = export(published, to, suppress_small_numbers=suppress_small_numbers, with_workbook=True)
    except NothingPublished as nothing:
        typer.echo(printable(str(nothing)), err=True)
        raise typer.Exit(USAGE) from nothing
    except duckdb.IOException as error:
        typer.echo(DAMAGED if "Corrupt database" in str(error) else printable(str(error)), err=True)
        raise typer.Exit(USAGE) from error
    console().print(Text(f"{counted(len(written), 'file')} written to {to}"), soft_wrap=True)
