"""`oversight search`: findings by their words."""

from __future__ import annotations

import re
from typing import Annotated

import typer

from dagster_project.commands.areas import Areas, names_of
from dagster_project.commands.formats import Format, print_rows
from dagster_project.commands.options import DEFAULT_DATA, As, Data, console
from dagster_project.commands.published import published
from dagster_project.screen.found import show_found
from warehouse.found import find


def search_command(
    query: Annotated[str, typer.Argument(help='Words to look for: "private fostering".')],
    limit: Annotated[int, typer.Option(help="How many findings to show.", min=1)] = 10,
    area: Areas = None,
    data: Data = DEFAULT_DATA,
    wanted: As = Format.TABLE,
) -> None:
    """Search the findings; each comes with its authority, document, page and passage."""
    if not re.search(r"\w", query):
        raise typer.BadParameter("name a word to look for", param_hint="QUERY")
    with published(data) as connection:
        found = find(connection, query, limit, names_of(connection, area))
        if wanted is not Format.TABLE:
            print_rows(found, wanted)
        elif not show_found(console(), found):
            console().print(f"No finding holds any word of “{query}”.")
