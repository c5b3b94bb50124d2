"""`oversight status`: what is published, how fresh it is, and how the last refreshes ended."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import typer

from dagster_project.commands.areas import Areas, names_of
from dagster_project.commands.formats import Format, print_records, print_rows
from dagster_project.commands.options import DEFAULT_DATA, USAGE, As, Data, console
from dagster_project.commands.published import published
from dagster_project.paths import DataPaths
from dagster_project.publication_state import damage_of_published
from dagster_project.screen.safe import printable
from dagster_project.screen.standing import (
    FRESHNESS,
    STANDING,
    BuildDamaged,
    Run,
    counts_of,
    last_refresh,
    last_runs,
    show_forgotten,
    show_freshness,
    show_last_runs,
    show_publication,
    show_sources,
    show_unlisted,
    show_withdrawn,
)
from dagster_project.where_built import build_from_environment, is_refreshed
from dagster_project.where_stored import trouble_of_store
from fetching.ledger_reading import LedgerUnreadable, read_standing
from fetching.ledger_rows import Standing
from ingest.errors import OversightError
from ingest.vocabularies import RunOutcome
from warehouse.forgetting import forgotten
from warehouse.withdrawals import standing

FAILING = 1


def status_command(area: Areas = None, data: Data = DEFAULT_DATA, wanted: As = Format.TABLE) -> None:
    """Show what is published, how fresh it is, and how the last refreshes ended.

    With --area and JSON or CSV: how fresh its documents are. Ends with 0 when all is well; 1 where the last refresh
    failed or was cut off, a source fails or none is known of, a lake or the object store is out of reach, or what is
    published is damaged; 2 where nothing is published.
    """
    paths, screen = DataPaths(data), console()
    unread = None
    try:
        build = build_from_environment(paths)
        runs = last_runs(build, lambda: is_refreshed(paths, build))
    except BuildDamaged as fault:
        runs, unread = [], str(fault)
    except OversightError as fault:
        typer.echo(printable(str(fault)), err=True)
        raise typer.Exit(FAILING) from fault
    sources, unknown = _sources(paths.fetches)
    troubles = {
        "store_message": trouble_of_store(paths),
        "published_message": damage_of_published(paths),
        "build_message": unread,
    }
    if wanted is not Format.TABLE:
        with published(data) as connection:
            areas = names_of(connection, area)
            if areas:
                print_rows(connection.execute(FRESHNESS, {"areas": areas}), wanted)
            else:
                found = connection.execute(STANDING)
                beside = counts_of(sources) | {"sources_message": unknown} | last_refresh(runs) | troubles
                rows = [(*row, *beside.values()) for row in found.fetchall()]
                print_records([*(column[0] for column in found.description), *beside], rows, wanted)
        _end_as(runs, sources, troubles)
        return
    show_last_runs(screen, runs)
    show_sources(screen, sources or [])
    for said in filter(None, (unknown, *troubles.values())):
        screen.print(said)
    show_withdrawn(screen, standing(paths.withdrawals))
    show_forgotten(screen, forgotten(paths.forgotten))
    if not paths.published.is_file():
        screen.print(f"Nothing is published at {paths.published} yet: run `make run` or `oversight refresh`.")
        raise typer.Exit(USAGE)
    with published(data) as connection:
        show_publication(screen, connection, paths.published, paths.rollbacks)
        show_unlisted(screen, connection)
        show_freshness(screen, connection, names_of(connection, area))
    _end_as(runs, sources, troubles)


def _sources(ledger: Path) -> tuple[Sequence[Standing] | None, str | None]:
    """How the sources stand or, where that cannot be read, why."""
    try:
        return read_standing(ledger), None
    except LedgerUnreadable as fault:
        return None, str(fault)


def _end_as(runs: Sequence[Run] | None, sources: Sequence[Standing] | None, troubles: Mapping[str, str | None]) -> None:
    """Ends the command with 1 where the last refresh failed or was cut off, a source fails, or it is not known.

    So it does where there are troubles with the store, the build or with what is published.
    """
    is_failing = any(troubles.values()) or sources is None or any(one.fails_since for one in sources)
    if (runs and runs[0].outcome in (RunOutcome.FAILED, RunOutcome.INTERRUPTED)) or is_failing:
        raise typer.Exit(FAILING)
