"""The documents as tables: what each is, whose, from when, and what became of it."""

from __future__ import annotations

import duckdb
from rich.console import Console
from rich.table import Table
from rich.text import Text

from dagster_project.screen.words import counted, day, words

LISTED = """
    select
        document_file, part, kind, local_authority, title,
        coalesce(published_date, letter_date, meeting_date, fieldwork_end_date),
        outcome, reason, observations, judgements, findings
    from reporting.documents
    order by document_file, part nulls first, kind
"""
REFUSED = """
    select document_file, part, kind, reason from reporting.documents
    where outcome = 'refused' order by document_file, part
"""


def show_documents(console: Console, connection: duckdb.DuckDBPyConnection) -> None:
    """Prints every document, refused ones too, with what was read from it."""
    table = Table(show_edge=False)
    for title in ("file", "part", "what it is", "authority", "date"):
        table.add_column(title)
    for title in ("figures", "judgements", "findings"):
        table.add_column(title, justify="right")
    table.add_column("outcome")
    for file, part, kind, authority, _, date, outcome, reason, *counts in connection.execute(LISTED).fetchall():
        remark = words(outcome) + (f": {reason}" if reason else "")
        table.add_row(
            file,
            part or "",
            words(kind),
            authority or "",
            day(date) if date else "",
            *(f"{count:,}" if count else "" for count in counts),
            Text(remark, style="yellow" if outcome == "refused" else ""),
        )
    console.print(table)


def show_refused(console: Console, connection: duckdb.DuckDBPyConnection) -> None:
    """Prints every refused document with its reason; nothing where none was."""
    refused = connection.execute(REFUSED).fetchall()
    if not refused:
        return
    console.print(f"[bold]{counted(len(refused), 'document')} refused[/], the others went on:")
    for file, part, kind, reason in refused:
        place = f"{file}, {part}" if part else file
        console.print(Text(f"  {place} ({words(kind).lower()}): {reason}", style="yellow"))
