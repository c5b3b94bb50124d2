"""How the warehouse stands: what is published, how fresh it is, and how the last refreshes ended."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import duckdb
from rich.console import Console
from rich.table import Table
from rich.text import Text

from dagster_project.screen.run_summary import counts_in_words, show_documents_read
from fetching.ledger_rows import Standing
from ingest.errors import OversightError
from ingest.vocabularies import RunOutcome
from warehouse.connect import connect_build
from warehouse.forgetting import Forgotten
from warehouse.rollbacks import rollback_to
from warehouse.upkeep import OUT_OF_REACH, stands
from warehouse.withdrawals import Withdrawal
from warehouse.words import counted, day, within, words

if TYPE_CHECKING:
    from warehouse.connect import Build

STANDING = """
    select
        p.run_id, p.published_at, p.oversight_version, p.published_tables, p.published_rows, p.latest_landed_at,
        (select count(*) from meta.landed_files) as files,
        (select count(*) from reporting.documents where outcome <> 'refused' and counted_under is null)
            as documents_read,
        (select count(*) from reporting.documents where outcome = 'refused' and counted_under is null)
            as documents_refused,
        (select count(*) from reporting.observations where value is not null) as figures,
        (select count(*) from reporting.judgements where grade is not null) as judgements,
        (select count(*) from reporting.findings) as findings,
        (select count(*) from reporting.discrepancies) as contradictions,
        (select max(newest_document_date) from meta.freshness) as newest_document_date,
        (select count(*) from reporting.documents where listing = 'unlisted' and counted_under is null)
            as documents_unlisted
    from meta.publication as p
"""
UNLISTED = """
    select distinct on (document_file) document_file, unlisted_since from reporting.documents
    where listing = 'unlisted' and counted_under is null
    order by document_file
"""
FRESHNESS = """
    select local_authority, kind, documents, oldest_document_date, newest_document_date
    from meta.freshness
    where $areas is null or list_contains($areas, local_authority)
    order by local_authority, kind
"""
BY_KIND = """
    select
        count(*)::integer as authorities,
        kind,
        sum(documents)::integer as documents,
        min(oldest_document_date),
        max(newest_document_date)
    from meta.freshness
    group by kind
    order by documents desc, kind
"""
DATED_BY = "Dated by publication, else by the day of the letter or meeting, else by the last day of fieldwork."


class BuildDamaged(OversightError):
    """What a refresh builds in cannot be read, and no refresh holds it."""


@dataclass(frozen=True)
class Run:
    """How a refresh went; the times are UTC, `outcome` is a RunOutcome."""

    started_at: dt.datetime
    ended_at: dt.datetime | None
    outcome: str
    documents_read: int
    rows_rejected: int
    message: str | None


def show_publication(console: Console, connection: duckdb.DuckDBPyConnection, published: Path, rollbacks: Path) -> None:
    """Prints when what is published was published, whether a person put it back, and what it holds."""
    row = connection.execute(
        "select published_at, oversight_version, published_tables, run_id from meta.publication"
    ).fetchone()
    if row:
        at, version, tables, run_id = row
        size = published.stat().st_size / 1e6
        told = f" published {at:%d %b %Y %H:%M} UTC by Oversight {version}: {tables} tables, {size:.1f} MB"
        console.print(Text.assemble((str(published), "bold"), told), soft_wrap=True)
        if restored := rollback_to(rollbacks, run_id):
            console.print(Text(restored.in_words, style="bold"))
    show_documents_read(console, connection)
    console.print(counts_in_words(connection))


def show_freshness(console: Console, connection: duckdb.DuckDBPyConnection, areas: Sequence[str] | None = None) -> None:
    """Prints how many documents of each kind there are and from when: of these authorities, or of all together."""
    table = Table(show_edge=False)
    whose = "authority" if areas else "authorities"
    for title in (whose, "documents of kind", "number", "oldest", "newest"):
        table.add_column(title, justify="right" if title in ("authorities", "number") else "left")
    if areas:
        rows = connection.execute(FRESHNESS, {"areas": areas}).fetchall()
    else:
        rows = connection.execute(BY_KIND).fetchall()
    for of, kind, number, oldest, newest in rows:
        table.add_row(str(of), words(kind), str(number), *(day(date) if date else "" for date in (oldest, newest)))
    console.print(table)
    console.print(Text(DATED_BY if areas else f"{DATED_BY} --area tells of one authority.", style="dim"))


def show_unlisted(console: Console, connection: duckdb.DuckDBPyConnection) -> None:
    """Prints which documents their sources list no longer, and since when."""
    for file, since in connection.execute(UNLISTED).fetchall():
        console.print(Text(f"{file}: its source lists it no longer, since {day(since)}; it stays published."))


def show_withdrawn(console: Console, withdrawals: Sequence[Withdrawal]) -> None:
    """Prints which documents a person withdrew, and why."""
    for one in withdrawals:
        console.print(Text(f"{one.document_file}: {one.in_words}"))


def show_forgotten(console: Console, entries: Sequence[Forgotten]) -> None:
    """Prints which files were removed for good, by their hashes, and why."""
    for one in entries:
        console.print(Text(f"A file of SHA-256 {one.file_sha256[:8]}…: {one.in_words}"))


def show_sources(console: Console, standing: Sequence[Standing]) -> None:
    """Prints which sources fail, with what and since when, and how many do not."""
    if not standing:
        return
    counts = counts_of(standing)
    told = f"Sources: {counts['sources']}, asked last on {counts['sources_asked_at']:%d %b %Y %H:%M} UTC"
    console.print(Text(f"{told}; {counts['sources_failing']} of them fail."))
    for one in (one for one in standing if one.fails_since):
        told = f": {one.message}" if one.message else ""
        console.print(
            Text(
                f"  {one.source} since {one.fails_since:%d %b %Y %H:%M} UTC  {one.address} {one.outcome.meaning}{told}"
            )
        )


def counts_of(standing: Sequence[Standing] | None) -> dict[str, object]:
    """How many sources there are and fail, since when the first does, and when any was asked last.

    All is null where it is not known.
    """
    if standing is None:
        return dict.fromkeys(counts_of([]))
    since = [one.fails_since for one in standing if one.fails_since]
    return {
        "sources": len({one.source for one in standing}),
        "sources_failing": len({one.source for one in standing if one.fails_since}),
        "sources_failing_since": min(since, default=None),
        "sources_asked_at": max((one.fetched_at for one in standing), default=None),
    }


def last_runs(build: Build, is_refreshed: Callable[[], bool], limit: int = 5) -> list[Run] | None:
    """The last refreshes, failed ones too, the last first; None while a refresh holds the build database.

    One entered as running was cut off where none runs, as `is_refreshed` tells. In the order in which they were
    entered, for a clock may go back. Raises LakeFault or PostgresFault where a lake is out of reach, BuildDamaged.
    """
    if not stands(build):
        return []
    try:
        with connect_build(build, read_only=True) as connection:
            rows = connection.execute(
                "select started_at, ended_at, outcome, coalesce(documents_read, 0), coalesce(rows_rejected, 0), "
                "message from meta.runs order by rowid desc limit ?",
                [limit],
            ).fetchall()
    except duckdb.IOException as error:
        if OUT_OF_REACH.search(str(error)) or is_refreshed():
            return None
        raise BuildDamaged(
            "the build is damaged, and with it the list of refreshes: how the last one ended is not known until the "
            "next, which makes the build again"
        ) from error
    found = [Run(*row) for row in rows]
    if found and found[0].outcome == RunOutcome.RUNNING and not is_refreshed():
        found[0] = replace(found[0], outcome=RunOutcome.INTERRUPTED)
    return found


def last_refresh(runs: Sequence[Run] | None) -> dict[str, object]:
    """When the last refresh began, how it ended and why it failed, by the names that programs get."""
    last = runs[0] if runs else None
    return {
        "last_refresh_at": last.started_at if last else None,
        "last_refresh_outcome": "running" if runs is None else last.outcome if last else None,
        "last_refresh_message": last.message if last else None,
    }


def show_last_runs(console: Console, runs: Sequence[Run] | None) -> None:
    """Prints the last refreshes; says so while one holds the build database."""
    if runs is None:
        console.print("A refresh is running now.")
        return
    if runs:
        console.print("Last refreshes", style="bold")
    for run in runs:
        console.print(Text(_run_in_words(run)))


def _run_in_words(run: Run) -> str:
    took = f", {(run.ended_at - run.started_at).total_seconds():.0f} s" if run.ended_at else ""
    line = f"  {run.started_at:%d %b %Y %H:%M} UTC  {within(run.outcome)}{took}"
    if run.documents_read or run.rows_rejected:
        read, rejected = counted(run.documents_read, "reading"), counted(run.rows_rejected, "record")
        line += f"; {read} of files new or changed, {rejected} rejected"
    return f"{line}; {run.message}" if run.message else line
