"""The measures that the published file holds."""

from __future__ import annotations

import duckdb
from rich.console import Console
from rich.table import Table

CATALOGUED = """
    select
        measure, any_value(measure_label) as measure_label, unit, count(*) as statements,
        count(distinct gss_code) as local_authorities, min(period_end) as first_date, max(period_end) as last_date
    from reporting.observations
    where measure_status = 'catalogued' and not contains(breakdown, 'figure=change')
    group by measure, unit order by measure, unit
"""


def show_measures(console: Console, connection: duckdb.DuckDBPyConnection) -> None:
    """Prints every catalogued measure that a document states, with its unit, how often, and over which dates."""
    table = Table(show_edge=False)
    for title in ("measure", "label", "unit", "statements", "authorities", "from", "to"):
        table.add_column(title, justify="right" if title in ("statements", "authorities") else "left")
    for *named, times, authorities, first, last in connection.execute(CATALOGUED).fetchall():
        dates = (str(date) if date else "" for date in (first, last))
        table.add_row(*(name or "" for name in named), f"{times:,}", str(authorities), *dates)
    console.print(table)
