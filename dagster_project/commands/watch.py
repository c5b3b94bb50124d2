"""`oversight watch`: refreshes by itself when a document comes, until it is ended."""

from __future__ import annotations

import time
from collections.abc import Sequence
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path
from typing import Annotated

import typer

from dagster_project.attempt import attempt
from dagster_project.commands.fetch import sources_of
from dagster_project.commands.options import DEFAULT_DATA, USAGE, Data, Notify
from dagster_project.commands.refresh import must_be_there
from dagster_project.fetched import fetch_sources
from dagster_project.looks import look
from dagster_project.notices import tell_from_now_on
from dagster_project.outcome import Outcome
from dagster_project.own_process import in_own_process
from dagster_project.paths import DataPaths
from dagster_project.refresh_lock import AnotherWatches, one_watch_at_a_time
from dagster_project.screen.run_summary import changes_in_words
from dagster_project.screen.safe import printable
from dagster_project.watching import LogLines, Watch
from fetching.ledger_reading import read_listings
from fetching.round import NothingFetched
from fetching.sources_file import Sources
from warehouse.connect import open_published, published_run

SECONDS_BETWEEN_LOOKS = 5.0


def watch_command(
    documents: Annotated[
        list[Path] | None, typer.Option("--documents", help="Folder that holds documents; may be given several times.")
    ] = None,
    sources: Annotated[
        Path | None,
        typer.Option("--sources", help="Sources file: each is fetched by its schedule.", dir_okay=False),
    ] = None,
    data: Data = DEFAULT_DATA,
    every: Annotated[
        float, typer.Option("--every", min=0.1, metavar="SECONDS", help="How often the folders are looked at.")
    ] = SECONDS_BETWEEN_LOOKS,
    notify: Notify = None,
) -> None:
    """Watch the folders and sources, and refresh when a document comes, until Ctrl-C or SIGTERM.

    Says a line an event. Ends with 130 after Ctrl-C and 143 after SIGTERM, a refresh that runs with it; with 2 on wrong
    usage, or where somebody watches for this warehouse already.
    """
    paths, stated = DataPaths(data.resolve()), sources_of(sources) if sources else None
    folders = [*(documents or []), *(stated.folders(sources.resolve().parent) if stated and sources else [])]
    if not folders and stated is None:
        raise typer.BadParameter("name a folder that holds documents, or --sources", param_hint="--documents")
    must_be_there(folders)
    log = LogLines()

    tell_from_now_on(notify)
    private = list(stated.private_hosts) if stated else []
    watch = Watch(
        look=lambda before: look(paths.folders(folders), paths.own_among(folders), before, now=time.time()),
        fetch=lambda: stated is not None and _fetch(stated, paths, log),
        refresh=lambda: _refresh(paths, folders, log, private),
        say=log.say,
    )
    try:
        with one_watch_at_a_time(paths.watch_lock):
            log.say(f"watching {', '.join(map(str, [*folders, *([sources] if sources else [])]))} for {paths.root}")
            while True:
                watch.turn()
                time.sleep(every)
    except AnotherWatches as error:
        typer.echo(printable(str(error)), err=True)
        raise typer.Exit(USAGE) from error


def _fetch(stated: Sources, data: DataPaths, log: LogLines) -> bool:
    """Fetches what is due and says what came, failures as they are met; whether sources list other things now."""
    before = read_listings(data.fetches)
    try:
        for one in fetch_sources(stated, data, log):
            if one.outcome == "fetched":
                log.say(f"{one.source}: fetched {one.address}")
    except NothingFetched as error:
        log.say(f"the sources were not fetched to their end: {error}")
    return read_listings(data.fetches) != before


def _refresh(data: DataPaths, folders: Sequence[Path], log: LogLines, private_hosts: Sequence[str]) -> bool:
    """Refreshes in a process of its own, which gives back its memory, and says how that ended."""
    log.say("a refresh begins")
    before = published_run(data.published)
    try:
        outcome = in_own_process(attempt, data, folders, log, private_hosts=private_hosts)
    except BrokenProcessPool:
        outcome = Outcome(is_published=False, message="its process was ended from outside, or had no memory left")
    if not outcome.is_published:
        failed = "published, and not exported" if outcome.stands else "nothing was published"
        log.say("; ".join(filter(None, [failed, outcome.message, *outcome.blocked])))
    if published_run(data.published) != before:
        with open_published(data.published) as connection:
            log.say(f"published {data.published}. {changes_in_words(connection)}")
    return outcome.is_published
