"""The documents as tables: what each is, whose, from when, and what became of it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

import duckdb
from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table
from rich.text import Text

from warehouse.words import counted, day, within, words

_OF_AREAS = "($areas is null or list_contains($areas, local_authority))"
LISTED = f"""
    select
        document_file, part, kind, local_authority,
        published_date, letter_date, meeting_date, fieldwork_end_date,
        outcome, if(listing = 'unlisted', unlisted_since, null) as unlisted_since, observations, judgements, findings
    from reporting.documents
    where counted_under is null and {_OF_AREAS}
    order by document_file, part nulls first, kind
"""
KINDS_OF_DATE = ("published", "letter", "meeting", "fieldwork")
COUNTED_ELSEWHERE = f"""
    select document_file, part, reason from reporting.documents
    where counted_under is not null and {_OF_AREAS} order by document_file, part
"""
WITH_REASON = f"""
    select document_file, part, kind, reason from reporting.documents
    where outcome = $outcome and reason is not null and counted_under is null and {_OF_AREAS}
    order by document_file, part
"""


def show_documents(console: Console, connection: duckdb.DuckDBPyConnection, areas: Sequence[str] | None = None) -> None:
    """Prints every document, refused ones too, with what was read from it; then what is counted under another name.

    A document takes two lines, so that its file, its authority and its figures stand beside one another on a screen of
    80 columns.
    """
    table = Table(show_edge=False, box=SIMPLE_HEAD)
    table.add_column("document", overflow="fold")
    table.add_column("authority and date")
    for title in ("figures", "judged", "findings"):
        table.add_column(title, justify="right")
    for file, part, kind, authority, *dates, outcome, unlisted, figures, judgements, findings in _rows(
        connection, LISTED, areas
    ):
        date, dated_by = next(((day(d), by) for d, by in zip(dates, KINDS_OF_DATE, strict=True) if d), ("", "no date"))
        table.add_row(
            _titled(_place(file, part), f"{words(kind)}, {dated_by}", _doubts(outcome, unlisted)),
            f"{authority or '–'}\n{date}",
            *(f"{count:,}" if count else "" for count in (figures, judgements, findings)),
        )
    console.print(table)
    console.print()
    for file, part, reason in _rows(connection, COUNTED_ELSEWHERE, areas):
        console.print(Text(f"{_place(file, part)}: {reason}", style="dim"))
    show_refused(console, connection, areas)
    show_doubts(console, connection, areas)


def _titled(place: str, kind: str, doubt: str) -> Text:
    """Where a document is and what it is; then what became of it where it was not simply read."""
    return Text.assemble(place, (f"\n{kind}", "dim"), (f", {doubt}" if doubt else "", "yellow"))


def _doubts(outcome: str, unlisted_since: dt.date | None) -> str:
    """What became of a document where it was not simply read, and whether its source took it off its list."""
    told = [within(outcome)] if outcome != "read" else []
    told += [f"not listed by its source since {day(unlisted_since)}"] if unlisted_since else []
    return ", ".join(told)


def show_refused(console: Console, connection: duckdb.DuckDBPyConnection, areas: Sequence[str] | None = None) -> None:
    """Prints every refused document with its reason; nothing where none was."""
    _show_reasons(console, _reasons(connection, "refused", areas), "refused, the others went on:")


def show_doubts(console: Console, connection: duckdb.DuckDBPyConnection, areas: Sequence[str] | None = None) -> None:
    """Prints every document read with doubt and what was doubtful; nothing where none was."""
    _show_reasons(console, _reasons(connection, "read_with_warnings", areas), "read with doubt:")


def _reasons(
    connection: duckdb.DuckDBPyConnection, outcome: str, areas: Sequence[str] | None
) -> Sequence[tuple[Any, ...]]:
    return connection.execute(WITH_REASON, {"outcome": outcome, "areas": areas}).fetchall()


def _show_reasons(console: Console, rows: Sequence[tuple[Any, ...]], said: str) -> None:
    if rows:
        console.print(f"{counted(len(rows), 'document')} {said}", style="bold")
    for file, part, kind, reason in rows:
        console.print(Text(f"  {_place(file, part)} ({within(kind)}): {reason}", style="yellow"))


def _place(file: str, part: str | None) -> str:
    return f"{file}, {part}" if part else file


def _rows(connection: duckdb.DuckDBPyConnection, query: str, areas: Sequence[str] | None) -> list[tuple[Any, ...]]:
    return connection.execute(query, {"areas": areas}).fetchall()
