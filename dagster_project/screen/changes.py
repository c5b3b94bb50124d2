"""What refreshes did to the values that stand: how many changes of which kind, and the changes themselves."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import duckdb
from rich.console import Console
from rich.table import Table
from rich.text import Text

from ingest.vocabularies import ChangeReason
from warehouse.words import counted, within

# What stood before is what a reader looks for: withdrawn, changed, added.
LOGGED = """
    select * from meta.changes
    where ($every or run_id = (select run_id from meta.publication))
        and ($areas is null or list_contains($areas, local_authority))
    order by changed_at desc, change desc, document_file, before, after
"""
SUMMED = f"""
    select
        changed_at, change, why,
        sum(differences)::integer as changes, count(distinct document_id) as documents, count(*) as lines
    from ({LOGGED}) group by all order by changed_at desc, change desc, why
"""
SHOWN = ("change", "local_authority", "document_file", "before", "after", "why")


def show_changes(console: Console, connection: duckdb.DuckDBPyConnection, asked: Mapping[str, Any], limit: int) -> None:
    """Prints the changes that are asked for as LOGGED takes it: summed up, then the first of them."""
    summed = connection.execute(SUMMED, asked).fetchall()
    if not summed:
        console.print("The last refresh that published changed no value.")
        return
    for at, change, why, changes, documents, _ in summed:
        of = f"{counted(changes, 'value')} of {counted(documents, 'document')} {change}"
        console.print(Text.assemble(f"{at:%d %b %Y %H:%M} UTC  ", (of, "bold"), f": {_meaning(why)}"))
    table = _listed(connection, asked, limit)
    console.print(table)
    left = sum(lines for *_, lines in summed) - table.row_count
    if left > 0:
        console.print(f"{left:,} more: --limit lists more of them, --format csv all.")


def _listed(connection: duckdb.DuckDBPyConnection, asked: Mapping[str, Any], limit: int) -> Table:
    table = Table(show_edge=False)
    table.add_column("change")
    for title in ("authority and document", "before", "after"):
        table.add_column(title, overflow="fold")
    query = f"select {', '.join(SHOWN)} from ({LOGGED}) limit $limit"
    for change, authority, file, before, after, why in connection.execute(query, {**asked, "limit": limit}).fetchall():
        done = Text.assemble(change, (f"\n{within(why)}", "dim"))
        table.add_row(done, Text(f"{authority or '–'}\n{file}"), *(Text(text or "") for text in (before, after)))
    return table


def _meaning(why: str) -> str:
    """The reason in words; as it stands where it is of another version of Oversight."""
    return ChangeReason(why).meaning if why in ChangeReason.values() else why
