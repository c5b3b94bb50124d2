"""`oversight status`: what is published, how fresh it is, and how the last refreshes ended."""

from __future__ import annotations

import typer

from dagster_project.commands.areas import Areas, names_of
from dagster_project.commands.formats import Format, print_records, print_rows
from dagster_project.commands.options import DEFAULT_DATA, USAGE, As, Data, console
from dagster_project.commands.published import published
from dagster_project.paths import DataPaths
from dagster_project.screen.standing import (
    FRESHNESS,
    STANDING,
    counts_of,
    show_freshness,
    show_last_runs,
    show_publication,
    show_sources,
    show_withdrawn,
)
from fetching.ledger import read_ledger
from warehouse.withdrawals import standing


def status_command(area: Areas = None, data: Data = DEFAULT_DATA, wanted: As = Format.TABLE) -> None:
    """Show what is published, how fresh it is, and how the last refreshes ended.

    With --area and JSON or CSV: how fresh its documents are. Ends with 2 where nothing is published.
    """
    paths, screen = DataPaths(data), console()
    if wanted is not Format.TABLE:
        with published(data) as connection:
            areas = names_of(connection, area)
            if areas:
                print_rows(connection.execute(FRESHNESS, {"areas": areas}), wanted)
            else:
                found, sources = connection.execute(STANDING), counts_of(read_ledger(paths.fetches)[1])
                rows = [(*row, *sources.values()) for row in found.fetchall()]
                print_records([*(column[0] for column in found.description), *sources], rows, wanted)
        return
    show_last_runs(screen, paths.build_database)
    show_sources(screen, read_ledger(paths.fetches)[1])
    show_withdrawn(screen, standing(paths.withdrawals))
    if not paths.published.is_file():
        screen.print(f"Nothing is published at {paths.published} yet: run `make run` or `oversight refresh`.")
        raise typer.Exit(USAGE)
    with published(data) as connection:
        show_publication(screen, connection, paths.published)
        show_freshness(screen, connection, names_of(connection, area))
