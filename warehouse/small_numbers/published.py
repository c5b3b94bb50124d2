"""The figures of a published file as withholding them asks: places, quantities and whose they are."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any

import duckdb

from ingest import catalogue
from warehouse.said_once import STATEMENTS
from warehouse.small_numbers.withholding import Figure

# A numbered paragraph is one place; of running text without numbers each passage is one.
_FIGURES = f"""
    select
        observation_id, document_id, reading = 'table' as is_cell, local_authority_key as authority, comparator,
        measure, lower(trim(reported_label)) as label, breakdown, unit, is_change,
        coalesce(corrected_value, value) as value, period_start as first, period_end as last,
        is_small_number or (unit = 'count' and corrected_value between 1 and 5) as is_small,
        concat_ws(
            '|', document_version_id,
            case
                when table_number is not null then 't' || table_number
                when paragraph is not null then concat_ws('|', 'p', section, paragraph)
                else 'c' || char_start
            end
        ) as place
    from {STATEMENTS}
"""
SHARE = "percent"


def figures_of(connection: duckdb.DuckDBPyConnection) -> Iterator[Figure]:
    """Every statement of the published file, cells of words too: they stand in tables."""
    found = connection.execute(_FIGURES)
    names = [column[0] for column in found.description or []]
    while rows := found.fetchmany(10_000):
        for row in rows:
            yield _figure(dict(zip(names, row, strict=True)))


def _figure(row: dict[str, Any]) -> Figure:
    is_own = row["comparator"] is None
    return Figure(
        observation_id=row["observation_id"],
        document_id=row["document_id"],
        place=row["place"],
        is_cell=row["is_cell"],
        # What is said of nobody known is said of one authority all the same: its document's.
        authority=(row["authority"] or row["document_id"]) if is_own else None,
        quantities=_quantities(row["measure"]) if row["measure"] else frozenset({row["label"]}),
        breakdown=row["breakdown"],
        is_whole=bool(row["measure"]) and is_own and not row["breakdown"] and row["unit"] != SHARE,
        value=row["value"],
        first=row["first"],
        last=row["last"],
        is_small=row["is_small"],
    )


@cache
def _quantities(measure: str) -> frozenset[str]:
    """What a measure is a figure of: the concepts by any of which running text first names it, else the measure."""
    requires = next((row["requires"] for row in catalogue.rows("measure_facets") if row["measure"] == measure), measure)
    return frozenset(requires.split()[0].split("|"))
