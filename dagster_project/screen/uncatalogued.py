"""The cataloguer's list as the published file has it: what is counted without a measure, and what is to be done."""

from __future__ import annotations

from collections.abc import Sequence

import duckdb
from rich.console import Console
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
        and ($areas is null or list_contains($areas, observations.local_authority))
    group by all order by all
"""


def uncatalogued(connection: duckdb.DuckDBPyConnection, limit: int, areas: Sequence[str] | None = None) -> list[Entry]:
    """The first entries of the list, of these local authorities or of all."""
    found = connection.execute(_LABELLED, {"areas": areas}).fetchall()
    return cataloguers_list(Labelled(*row) for row in found)[:limit]


def show_uncatalogued(console: Console, entries: list[Entry]) -> None:
    """Prints an entry as a paragraph whose lines are not broken, so that its row can be copied."""
    for entry in entries:
        times = f"figures {entry.figures:,}, documents {entry.documents}, authorities {entry.authorities}"
        _print(console, f"{entry.counts}  ({entry.unit}; {times})", "bold")
        _print(console, f"    for example  {entry.example}")
        if entry.kept_apart:
            _print(console, f"    kept apart   {entry.kept_apart}")
        _print(console, f"    row to add   {entry.row_to_add}", "dim")
    _print(
        console,
        "Rows stand in ingest/catalogue/; what is in <> only a person knows. docs/measures.md says what is asked of "
        "each. The next refresh gives the figures their measure without reading the documents again.",
    )


def _print(console: Console, line: str, style: str = "") -> None:
    console.print(Text(line, style=style), soft_wrap=True)
