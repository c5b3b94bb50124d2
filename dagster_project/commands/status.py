"""`oversight status`: what is published, how fresh it is, and how the last refreshes ended."""

from __future__ import annotations

from dagster_project.commands.formats import Format, print_rows
from dagster_project.commands.options import DEFAULT_DATA, As, Data, console
from dagster_project.commands.published import published
from dagster_project.paths import DataPaths
from dagster_project.screen.standing import STANDING, show_last_runs, show_publication, show_withdrawn
from warehouse.withdrawals import standing


def status_command(data: Data = DEFAULT_DATA, wanted: As = Format.TABLE) -> None:
    """Show what is published, how fresh it is, and how the last refreshes ended."""
    paths, screen = DataPaths(data), console()
    if wanted is not Format.TABLE:
        with published(data) as connection:
            print_rows(connection.execute(STANDING), wanted)
        return
    if paths.published.is_file():
        with published(data) as connection:
            show_publication(screen, connection, paths.published)
    else:
        screen.print(f"Nothing is published at {paths.published} yet: run `make run` or `oversight refresh`.")
    show_withdrawn(screen, standing(paths.withdrawals))
    show_last_runs(screen, paths.build_database)
