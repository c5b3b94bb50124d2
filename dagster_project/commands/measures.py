"""`oversight measures`: the measures read, and the labels in no catalogue row."""

from __future__ import annotations

from typing import Annotated

import typer

from dagster_project.commands.formats import Format, print_rows
from dagster_project.commands.options import DEFAULT_DATA, As, Data, console
from dagster_project.commands.published import published
from dagster_project.screen.measures import CATALOGUED, UNCATALOGUED, show_measures, show_uncatalogued


def measures_command(
    uncatalogued: Annotated[bool, typer.Option("--uncatalogued", help="Labels that no catalogue row knows.")] = False,
    limit: Annotated[int, typer.Option(help="How many labels to list.", min=1)] = 100,
    data: Data = DEFAULT_DATA,
    wanted: As = Format.TABLE,
) -> None:
    """List the measures read, or the labels still in no catalogue row, by how often they occur."""
    with published(data) as connection:
        if wanted is Format.TABLE and uncatalogued:
            show_uncatalogued(console(), connection, limit)
        elif wanted is Format.TABLE:
            show_measures(console(), connection)
        elif uncatalogued:
            print_rows(connection.execute(UNCATALOGUED, [limit]), wanted)
        else:
            print_rows(connection.execute(CATALOGUED), wanted)
