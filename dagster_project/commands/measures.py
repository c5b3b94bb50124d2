"""`oversight measures`: the measures read, and the cataloguer's list of what has none."""

from __future__ import annotations

from typing import Annotated

import typer

from dagster_project.commands.areas import Areas, names_of
from dagster_project.commands.formats import Format, print_records, print_rows
from dagster_project.commands.options import DEFAULT_DATA, As, Data, console
from dagster_project.commands.published import published
from dagster_project.screen.measures import CATALOGUED, show_measures
from dagster_project.screen.uncatalogued import COLUMNS, show_uncatalogued, uncatalogued


def measures_command(
    without: Annotated[bool, typer.Option("--uncatalogued", help="What is counted and has no measure yet.")] = False,
    limit: Annotated[int, typer.Option(help="How many clusters of labels to list.", min=1)] = 50,
    area: Areas = None,
    data: Data = DEFAULT_DATA,
    wanted: As = Format.TABLE,
) -> None:
    """List the measures read; or what is counted without one, with the row that would give it one."""
    with published(data) as connection:
        areas = names_of(connection, area)
        if without:
            entries = uncatalogued(connection, limit, areas)
            if wanted is Format.TABLE:
                show_uncatalogued(console(), entries)
            else:
                print_records(COLUMNS, entries, wanted)
        elif wanted is Format.TABLE:
            show_measures(console(), connection, areas)
        else:
            print_rows(connection.execute(CATALOGUED, {"areas": areas}), wanted)
