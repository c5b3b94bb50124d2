"""What refreshes did to the values that stand: how many changes of which kind, and the changes themselves."""

from __future__ import annotations

import duckdb
from rich.console import Console
from rich.table import Table
from rich.text import Text

from dagster_project.screen.words import counted, within
from ingest.vocabularies import ChangeReason

# What stood before is what a reader looks for: withdrawn, changed, added.
LOGGED = """
    select * from meta.changes
    where $every or run_id = (select run_id from meta.publication)
    order by changed_at desc, change desc, document_file, before, after
"""
SUMMED = f"""
    select changed_at, change, why, count(*) as changes, count(distinct document_id) as documents
    from ({LOGGED}) group by all order by changed_at desc, change desc, why
"""
SHOWN = ("change", "local_authority", "document_file", "before", "after", "why")


def show_changes(console: Console, connection: duckdb.DuckDBPyConnection, every: bool, limit: int) -> None:
    """Prints the changes of the last refresh that published, or of all: summed up, then as many as asked for."""
    summed = connection.execute(SUMMED, {"every": every}).fetchall()
    if not summed:
        console.print("The last refresh that published changed no value.")
        return
    for at, change, why, changes, documents in summed:
        of = f"{counted(changes, 'value')} of {counted(documents, 'document')} {change}"
        console.print(Text.assemble(f"{at:%d %b %Y %H:%M} UTC  ", (of, "bold"), f": {_meaning(why)}"))
    table = _listed(connection, every, limit)
    console.print(table)
    left = sum(changes for _, _, _, changes, _ in summed) - table.row_count
    if left > 0:
        console.print(f"{left:,} more: --limit lists more of them, --format csv all.")


def _listed(connection: duckdb.DuckDBPyConnection, every: bool, limit: int) -> Table:
    table = Table(show_edge=False)
    for title in ("change", "authority", "document", "before", "after", "why"):
        table.add_column(title)
    query = f"select {', '.join(SHOWN)} from ({LOGGED}) limit $limit"
    for *told, why in connection.execute(query, {"every": every, "limit": limit}).fetchall():
        table.add_row(*(Text(text or "") for text in told), within(why))
    return table


def _meaning(why: str) -> str:
    """The reason in words; as it stands where it is of another version of Oversight."""
    return ChangeReason(why).meaning if why in ChangeReason.values() else why
