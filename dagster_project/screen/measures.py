"""The measures that the published file holds, and the labels that no catalogue row knows yet."""

from __future__ import annotations

import duckdb
from rich.console import Console
from rich.table import Table
from rich.text import Text

LONGEST_PASSAGE = 160
CATALOGUED = """
    select
        measure, any_value(measure_label) as measure_label, unit, count(*) as statements,
        count(distinct gss_code) as local_authorities, min(period_end) as first_date, max(period_end) as last_date
    from reporting.observations
    where measure_status = 'catalogued' and not contains(breakdown, 'figure=change')
    group by measure, unit order by measure, unit
"""
# Labels that differ by their breakdown or case alone are one line: the same row of the catalogue would know them.
UNCATALOGUED = """
    select
        lower(trim(reported_label)) as label, unit, count(*) as times, count(distinct document_id) as documents,
        min_by(regexp_replace(quote, '\\s+', ' ', 'g'), length(quote)) as passage,
        min_by(document_file, length(quote)) as document_file
    from reporting.observations where measure_status = 'uncatalogued' and value is not null
    group by all order by times desc, label limit ?
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


def show_uncatalogued(console: Console, connection: duckdb.DuckDBPyConnection, limit: int) -> None:
    """Prints labels in no catalogue row, the most frequent first, each with one passage: a row is a minute's work."""
    table = Table(show_edge=False)
    for title in ("times", "documents", "unit", "label", "one passage"):
        table.add_column(title, justify="right" if title in ("times", "documents") else "left")
    for label, unit, times, documents, passage, file in connection.execute(UNCATALOGUED, [limit]).fetchall():
        shown = passage if len(passage) <= LONGEST_PASSAGE else passage[: LONGEST_PASSAGE - 1] + "…"
        table.add_row(f"{times:,}", str(documents), unit, Text(label), Text(f"{shown}  ({file})", style="dim"))
    console.print(table)
    console.print(
        "For a row of a table add its printed form to ingest/catalogue/measure_aliases.csv; for running text its "
        "concepts to concept_phrases.csv and measure_facets.csv (and measures.csv for a new measure). The next refresh "
        "gives them their measure without reading the documents again."
    )
