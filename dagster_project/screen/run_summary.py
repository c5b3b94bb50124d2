"""What a refresh shows at its end: what was read, what was refused and why, what came of it and where it is."""

from __future__ import annotations

import shlex
from pathlib import Path

import duckdb
from rich.console import Console
from rich.text import Text

from dagster_project.outcome import Outcome
from dagster_project.screen.comparison import show_comparison
from dagster_project.screen.documents import show_refused
from ingest.vocabularies import Change
from warehouse.comparing import hold_set, sets_of
from warehouse.words import counted, within

COUNTS = {
    "figure": "select count(*) from reporting.observations where value is not null",
    "judgement": "select count(*) from reporting.judgements where grade is not null",
    "finding": "select count(*) from reporting.findings",
    "contradiction": "select count(*) from reporting.discrepancies",
    "rejected record": "select count(distinct (table_name, record_id)) from meta.rejected_records",
}


def show_run(console: Console, connection: duckdb.DuckDBPyConnection, published: Path) -> None:
    """Prints documents, counts, every comparison set, and last where the file is and how to open it."""
    show_documents_read(console, connection)
    show_refused(console, connection)
    console.print(counts_in_words(connection))
    console.print(changes_in_words(connection))
    show_lost_decisions(console, connection)
    for name in sets_of(connection):
        show_comparison(console, hold_set(connection, name), connection)
    console.print()
    line = Text.assemble(
        "Published: ", (str(published), "bold"), f"   open it with: duckdb -readonly {shlex.quote(str(published))}"
    )
    console.print(line, soft_wrap=True)


def show_documents_read(console: Console, connection: duckdb.DuckDBPyConnection) -> None:
    """Prints how many documents of which kind were read, and from how many files."""
    rows = connection.execute(
        "select kind, count(*) from reporting.documents where outcome <> 'refused' and counted_under is null "
        "group by kind order by 2 desc, 1"
    ).fetchall()
    files = connection.execute("select count(*) from meta.landed_files").fetchone()
    read = sum(number for _, number in rows)
    kinds = ", ".join(f"{number} {within(kind)}" for kind, number in rows)
    console.print()
    line = Text(f"{counted(read, 'document')} read", style="bold")
    console.print(line, f"from {counted(files[0] if files else 0, 'file')}{f': {kinds}' if kinds else ''}")


def show_lost_decisions(console: Console, connection: duckdb.DuckDBPyConnection) -> None:
    """Prints every decision of a person that no longer applies; nothing where all do."""
    lost = connection.execute(
        "select review_id, label, why from meta.review_items where kind = 'decision_without_item' order by position"
    ).fetchall()
    if lost:
        console.print(f"{counted(len(lost), 'decision')} no longer applied:", style="bold")
    for review_id, label, why in lost:
        console.print(Text(f"  {review_id} ({label}): {why}", style="yellow"))


def counts_in_words(connection: duckdb.DuckDBPyConnection) -> Text:
    """How much of everything the published file holds, in one line."""
    found = []
    for name, query in COUNTS.items():
        row = connection.execute(query).fetchone()
        found.append(Text(counted(row[0] if row else 0, name), style="bold"))
    return Text(", ").join(found)


def show_failure(console: Console, outcome: Outcome, published: Path) -> None:
    """Prints why nothing was published, and that the last good file stands; or what failed after the publication."""
    failed = "Published, and not exported." if outcome.stands else "Nothing was published."
    console.print(Text(failed, style="bold red"))
    if outcome.message:
        console.print(Text(outcome.message))
    for fault in outcome.blocked:
        console.print(Text(f"  {fault}"))
    if outcome.stands:
        console.print(Text(f"The new file stands: {published}. Refresh again to have it exported."))
        return
    stands = f"The last good file stands as it was: {published}" if published.is_file() else "There is no earlier file."
    console.print(Text(stands))


def changes_in_words(connection: duckdb.DuckDBPyConnection) -> str:
    """How many values the last publication added, changed and withdrew."""
    rows = connection.execute(
        "select change, sum(differences)::integer from meta.changes "
        "where run_id = (select run_id from meta.publication) group by change"
    ).fetchall()
    numbers: dict[str, int] = dict(rows)
    told = ", ".join(f"{numbers.get(change, 0):,} {change}" for change in Change)
    return f"Values since the publication before: {told}; `oversight changes` lists them"
