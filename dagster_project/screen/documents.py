"""The documents as tables: what each is, whose, from when, and what became of it."""

from __future__ import annotations

from typing import Any

import duckdb
from rich.console import Console
from rich.table import Table
from rich.text import Text

from dagster_project.screen.words import counted, day, within, words

LISTED = """
    select
        document_file, part, kind, local_authority,
        published_date, letter_date, meeting_date, fieldwork_end_date,
        outcome, observations, judgements, findings
    from reporting.documents
    where counted_under is null
    order by document_file, part nulls first, kind
"""
KINDS_OF_DATE = ("published", "letter", "meeting", "fieldwork to")
COUNTED_ELSEWHERE = """
    select document_file, part, reason from reporting.documents
    where counted_under is not null order by document_file, part
"""
WITH_REASON = """
    select document_file, part, kind, reason from reporting.documents
    where outcome = ? and reason is not null and counted_under is null order by document_file, part
"""


def show_documents(console: Console, connection: duckdb.DuckDBPyConnection) -> None:
    """Prints every document, refused ones too, with what was read from it; then what is counted under another name."""
    table = Table(show_edge=False)
    for title in ("file", "part", "what it is", "authority", "date", "which date"):
        table.add_column(title, no_wrap=title != "authority")
    for title in ("figures", "judgements", "findings"):
        table.add_column(title, justify="right")
    table.add_column("outcome")
    for file, part, kind, authority, *dates, outcome, figures, judgements, findings in _rows(connection, LISTED):
        dated = [(date, name) for date, name in zip(dates, KINDS_OF_DATE, strict=True) if date]
        date, kind_of_date = dated[0] if dated else (None, "")
        table.add_row(
            file,
            part or "",
            words(kind),
            authority or "",
            day(date) if date else "",
            kind_of_date,
            *(f"{count:,}" if count else "" for count in (figures, judgements, findings)),
            Text(words(outcome), style="" if outcome == "read" else "yellow"),
        )
    console.print(table)
    console.print()
    for file, part, reason in _rows(connection, COUNTED_ELSEWHERE):
        console.print(Text(f"{_place(file, part)}: {reason}", style="dim"))
    show_refused(console, connection)
    show_doubts(console, connection)


def show_refused(console: Console, connection: duckdb.DuckDBPyConnection) -> None:
    """Prints every refused document with its reason; nothing where none was."""
    _show_reasons(console, connection, "refused", "refused, the others went on:")


def show_doubts(console: Console, connection: duckdb.DuckDBPyConnection) -> None:
    """Prints every document read with doubt and what was doubtful; nothing where none was."""
    _show_reasons(console, connection, "read_with_warnings", "read with doubt:")


def _show_reasons(console: Console, connection: duckdb.DuckDBPyConnection, outcome: str, said: str) -> None:
    rows = connection.execute(WITH_REASON, [outcome]).fetchall()
    if rows:
        console.print(f"{counted(len(rows), 'document')} {said}", style="bold")
    for file, part, kind, reason in rows:
        console.print(Text(f"  {_place(file, part)} ({within(kind)}): {reason}", style="yellow"))


def _place(file: str, part: str | None) -> str:
    return f"{file}, {part}" if part else file


def _rows(connection: duckdb.DuckDBPyConnection, query: str) -> list[tuple[Any, ...]]:
    return connection.execute(query).fetchall()
