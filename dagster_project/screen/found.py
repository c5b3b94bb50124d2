"""What a search finds: findings ranked by the words they share with the query, each with where it is."""

from __future__ import annotations

import duckdb
from rich.console import Console
from rich.text import Text

from warehouse.words import day, within, words


def show_found(console: Console, found: duckdb.DuckDBPyConnection) -> int:
    """Prints what `warehouse.found.find` found; how many findings that were."""
    rows = found.fetchall()
    for authority, document_kind, date, section, paragraph, page, kind, text, file, *_ in rows:
        where = [
            within(document_kind or "document"),
            day(date) if date else "",
            f"p. {page}" if page else "",
            file or "",
        ]
        head = Text(f"\n{authority or 'no authority'} · ", style="bold")
        head.append(" · ".join(part for part in where if part), style="")
        console.print(head)
        place = " ".join(part for part in (section or "", f"paragraph {paragraph}" if paragraph else "") if part)
        console.print(Text(f"  {words(kind)}{f' · {place}' if place else ''}", style="dim"))
        console.print(Text(f"  {text}"))
    return len(rows)
