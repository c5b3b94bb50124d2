"""The measures that the published file holds."""

from __future__ import annotations

from collections.abc import Sequence

import duckdb
from rich.console import Console
from rich.table import Table
from rich.text import Text

from warehouse.words import day, within

CATALOGUED = """
    select
        measure, any_value(measure_label) as measure_label, unit, count(*) as statements,
        count(distinct gss_code) as local_authorities, min(period_end) as first_date, max(period_end) as last_date
    from reporting.observations
    where measure_status = 'catalogued' and not contains(breakdown, 'figure=change')
        and ($areas is null or list_contains($areas, local_authority))
    group by measure, unit order by measure, unit
"""


def show_measures(console: Console, connection: duckdb.DuckDBPyConnection, areas: Sequence[str] | None = None) -> None:
    """Prints every catalogued measure that a document states, with its unit, how often, and over which dates."""
    table = Table(show_edge=False)
    table.add_column("measure", overflow="fold")
    for title in ("statements", "authorities"):
        table.add_column(title, justify="right")
    table.add_column("first and last", no_wrap=True)
    for measure, label, unit, times, authorities, *dates in connection.execute(CATALOGUED, {"areas": areas}).fetchall():
        named = Text.assemble(label, (f"\n{measure}, {within(unit)}", "dim"))
        told = "\n".join(dict.fromkeys(day(date) for date in dates if date))
        table.add_row(named, f"{times:,}", str(authorities), told)
    console.print(table)
