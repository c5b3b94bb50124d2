"""Statistical neighbours of the compared authority-years, or why they are not known."""

from __future__ import annotations

import duckdb
from rich.console import Console
from rich.text import Text

BY_MEMBER = """
    select member, string_agg(neighbour, ', ' order by neighbour_rank), any_value(reason)
    from reporting.comparison_neighbours
    where comparison_set = ?
    group by member order by min(rowid)
"""


def show_neighbours(console: Console, connection: duckdb.DuckDBPyConnection, comparison_set: str) -> None:
    """Prints a line an authority-year."""
    console.print("Statistical neighbours", style="bold")
    for member, neighbours, reason in connection.execute(BY_MEMBER, [comparison_set]).fetchall():
        console.print(Text(f"  {member}: {neighbours}. {reason}" if neighbours else f"  {reason}", style="dim"))
