"""`oversight changes`: what refreshes added, changed and withdrew, value by value."""

from __future__ import annotations

from typing import Annotated

import typer

from dagster_project.commands.areas import Areas, names_of
from dagster_project.commands.formats import Format, print_rows
from dagster_project.commands.options import DEFAULT_DATA, As, Data, console
from dagster_project.commands.published import published
from dagster_project.screen.changes import LOGGED, show_changes


def changes_command(
    every: Annotated[
        bool, typer.Option("--all", help="Of every refresh, not of the last that published alone.")
    ] = False,
    limit: Annotated[int, typer.Option(help="How many changes a table lists; JSON and CSV hold all.", min=1)] = 50,
    area: Areas = None,
    data: Data = DEFAULT_DATA,
    wanted: As = Format.TABLE,
) -> None:
    """Show which values the last refresh added, changed and withdrew, of which documents and measures, and why."""
    with published(data) as connection:
        asked = {"every": every, "areas": names_of(connection, area)}
        if wanted is Format.TABLE:
            show_changes(console(), connection, asked, limit)
        else:
            print_rows(connection.execute(LOGGED, asked), wanted)
