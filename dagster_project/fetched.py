"""What the command line and Dagster do with a sources file: fetch what is due, and say what came of it."""

from __future__ import annotations

from dagster_project.paths import DataPaths
from dagster_project.progress import Progress
from fetching.round import FetchPaths, NothingFetched, fetch
from fetching.sources_file import Sources
from ingest.records import Fetch
from warehouse.entered import EntryError
from warehouse.forgetting import reasons


def fetch_sources(sources: Sources, data: DataPaths, progress: Progress, is_all: bool = False) -> list[Fetch]:
    """One round of fetching into the inbox, told as it goes; gives what came of each address.

    What was forgotten is not stored again. Raises NothingFetched.
    """
    progress.stage("Fetching")
    paths = FetchPaths(data.inbox, data.fetches, data.fetch_lock)
    entered = fetch(
        sources,
        paths,
        lambda one: progress.step(f"{one.source}: {one.outcome}"),
        progress.say,
        lambda: _gone(data),
        is_all=is_all,
    )
    for one in entered:
        if one.outcome.is_failure:
            progress.say(in_words(one))
    return entered


def _gone(data: DataPaths) -> dict[str, str]:
    """Why each file that was forgotten was, by its SHA-256; without knowing them nothing may be fetched."""
    try:
        return reasons(data.forgotten)
    except EntryError as error:
        raise NothingFetched(str(error)) from error


def in_words(one: Fetch) -> str:
    """What came of an address, on one line."""
    return f"{one.source}: {one.address} {one.outcome.meaning}" + (f": {one.message}" if one.message else "")
