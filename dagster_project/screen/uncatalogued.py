"""The cataloguer's list as the published file has it: what is counted without a measure, and what is to be done."""

from __future__ import annotations

import duckdb
from rich.console import Console
from rich.table import Table
from rich.text import Text

from warehouse.meaning.cataloguing import Entry, Labelled, cataloguers_list

COLUMNS = Entry._fields
# Labels that differ by their case alone are one: the same row of the catalogue would know them.
_LABELLED = """
    select
        lower(trim(observations.reported_label)), observations.unit, facts.reading = 'table',
        observations.document_id, any_value(observations.local_authority), count(*)
    from reporting.observations inner join marts.fct_observations as facts using (observation_id)
    where observations.measure_status = 'uncatalogued' and observations.value is not null
    group by all order by all
"""


def uncatalogued(connection: duckdb.DuckDBPyConnection, limit: int) -> list[Entry]:
    """The first lines of the list."""
    found = connection.execute(_LABELLED).fetchall()
    return cataloguers_list(Labelled(*row) for row in found)[:limit]


def show_uncatalogued(console: Console, entries: list[Entry]) -> None:
    """Prints the list, and which document says what the rows mean."""
    table = Table(show_edge=False, show_lines=True)
    for title in ("counts", "unit", "figures", "documents", "authorities", "for example", "kept apart", "row to add"):
        is_number = title in ("figures", "documents", "authorities")
        table.add_column(title, justify="right" if is_number else "left", overflow="fold")
    for entry in entries:
        table.add_row(
            Text(entry.counts),
            entry.unit,
            f"{entry.figures:,}",
            str(entry.documents),
            str(entry.authorities),
            Text(entry.example),
            Text(entry.kept_apart),
            Text(entry.row_to_add, style="dim"),
        )
    console.print(table)
    console.print(
        "Rows stand in ingest/catalogue/; what is in <> only a person knows. docs/measures.md says what is asked of "
        "each. The next refresh gives the figures their measure without reading the documents again."
    )
