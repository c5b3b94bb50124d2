"""`oversight status`: what is published, how fresh it is, and how the last refreshes ended."""

from __future__ import annotations

import typer

from dagster_project.commands.areas import Areas, names_of
from dagster_project.commands.formats import Format, print_rows
from dagster_project.commands.options import DEFAULT_DATA, USAGE, As, Data, console
from dagster_project.commands.published import published
from dagster_project.paths import DataPaths
from dagster_project.screen.standing import FRESHNESS, STANDING, show_last_runs, show_publication, show_withdrawn
from warehouse.withdrawals import standing


def status_command(area: Areas = None, data: Data = DEFAULT_DATA, wanted: As = Format.TABLE) -> None:
    """Show what is published, how fresh it is, and how the last refreshes ended.

    With --area and JSON or CSV: how fresh its documents are. Ends with 2 where nothing is published.
    """
    paths, screen = DataPaths(data), console()
    if wanted is not Format.TABLE:
        with published(data) as connection:
            areas = names_of(connection, area)
            print_rows(
                connection.execute(FRESHNESS, {"areas": areas}) if areas else connection.execute(STANDING), wanted
            )
        return
    is_published = paths.published.is_file()
    if is_published:
        with published(data) as connection:
            show_publication(screen, connection, paths.published, names_of(connection, area))
    else:
        screen.print(f"Nothing is published at {paths.published} yet: run `make run` or `oversight refresh`.")
    show_withdrawn(screen, standing(paths.withdrawals))
    show_last_runs(screen, paths.build_database)
    if not is_published:
        raise typer.Exit(USAGE)
