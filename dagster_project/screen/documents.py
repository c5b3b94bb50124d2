"""The documents as tables: what each is, whose, from when, and what became of it."""

from __future__ import annotations

import duckdb
from rich.console import Console
from rich.table import Table
from rich.text import Text

from dagster_project.screen.words import counted, day, within, words

LISTED = """
    select
        document_file, part, kind, local_authority,
        coalesce(published_date, letter_date, meeting_date, fieldwork_end_date),
        outcome, observations, judgements, findings
    from reporting.documents
    order by document_file, part nulls first, kind
"""
WITH_REASON = """
    select document_file, part, kind, reason from reporting.documents
    where outcome = ? and reason is not null order by document_file, part
"""


def show_documents(console: Console, connection: duckdb.DuckDBPyConnection) -> None:
    """Prints every document, refused ones too, with what was read from it."""
    table = Table(show_edge=False)
    for title in ("file", "part", "what it is", "authority", "date"):
        table.add_column(title, no_wrap=title != "authority")
    for title in ("figures", "judgements", "findings"):
        table.add_column(title, justify="right")
    table.add_column("outcome")
    for file, part, kind, authority, date, outcome, *counts in connection.execute(LISTED).fetchall():
        table.add_row(
            file,
            part or "",
            words(kind),
            authority or "",
            day(date) if date else "",
            *(f"{count:,}" if count else "" for count in counts),
            Text(words(outcome), style="" if outcome == "read" else "yellow"),
        )
    console.print(table)
    console.print()
    show_refused(console, connection)
    show_doubts(console, connection)


def show_refused(console: Console, connection: duckdb.DuckDBPyConnection) -> None:
    """Prints every refused document with its reason; nothing where none was."""
    _show_reasons(console, connection, "refused", "refused[/], the others went on:")


def show_doubts(console: Console, connection: duckdb.DuckDBPyConnection) -> None:
    """Prints every document read with doubt and what was doubtful; nothing where none was."""
    _show_reasons(console, connection, "read_with_warnings", "read with doubt[/]:")


def _show_reasons(console: Console, connection: duckdb.DuckDBPyConnection, outcome: str, said: str) -> None:
    rows = connection.execute(WITH_REASON, [outcome]).fetchall()
    if rows:
        console.print(f"[bold]{counted(len(rows), 'document')} {said}")
    for file, part, kind, reason in rows:
        place = f"{file}, {part}" if part else file
        console.print(Text(f"  {place} ({within(kind)}): {reason}", style="yellow"))
