"""Puts beside each named figure of a build database why its value is implausible and what official value there is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import duckdb
import pyarrow as pa

from warehouse.kept import RENEWED
from warehouse.meaning.bounds import units
from warehouse.meaning.official import OfficialValues, official_values
from warehouse.meaning.plausibility import Figure, implausible, years_between
from warehouse.tables import LANDING, observation_meanings

_NAMED = f"""
    select
        observations.observation_id, documents.document_id, documents.local_authority_key, meanings.measure,
        observations.value, observations.comparator, observations.period_start, observations.period_end,
        observations.is_total, observations.reading = 'table' as is_cell,
        observations.role is not null as is_running_text,
        coalesce(
            observations.period_end, documents.fieldwork_end_date, documents.letter_date, documents.meeting_date,
            documents.published_date
        ) as day,
        coalesce(
            documents.published_date, documents.letter_date, documents.meeting_date, documents.fieldwork_end_date
        ) as document_date,
        meanings.breakdown <> '' as has_breakdown
    from {observation_meanings.fullname} as meanings
    inner join {LANDING}.observations using (observation_id)
    inner join {LANDING}.documents using (rendition_id)
    where meanings.measure is not null and observations.value is not null and not observations.is_change
        and documents.document_id in (select key from {RENEWED})
    order by rendition_id, value_start
"""
_REASONS = pa.schema([pa.field(name, pa.string()) for name in ("observation_id", "implausible_because")])
_OFFICIAL = pa.schema(
    [
        pa.field("observation_id", pa.string()),
        pa.field("official_period_start", pa.date32()),
        pa.field("official_period_end", pa.date32()),
        pa.field("official_source", pa.string()),
    ]
)


def judge_values(connection: duckdb.DuckDBPyConnection) -> None:
    """Fills, for figures just decided, `implausible_because`, and `official_…` of the authority's own of no part."""
    named = connection.sql(_NAMED).to_arrow_table().to_pylist()
    official = official_values()
    reasons = implausible(map(_figure, named), official.references())
    _fill(connection, _REASONS, [dict(zip(_REASONS.names, row, strict=True)) for row in reasons])
    _fill(connection, _OFFICIAL, list(_beside(named, official)))


def _beside(named: Sequence[Mapping[str, Any]], official: OfficialValues) -> Iterable[dict[str, Any]]:
    """The official value beside each value that may have one: its key, but for authority and measure."""
    for row in named:
        if row["comparator"] is None and not row["has_breakdown"]:
            period = row["period_start"], row["period_end"]
            if found := official.beside(row["local_authority_key"], row["measure"], *period, row["document_date"]):
                told = row["observation_id"], found.start, found.end, found.source
                yield dict(zip(_OFFICIAL.names, told, strict=True))


def _fill(connection: duckdb.DuckDBPyConnection, schema: pa.Schema, rows: Sequence[Mapping[str, Any]]) -> None:
    """Fills columns of the figures that the rows name."""
    connection.register("told", pa.Table.from_pylist(list(rows), schema))
    filled = ", ".join(f"{name} = told.{name}" for name in schema.names[1:])
    connection.execute(
        f"update {observation_meanings.fullname} as meanings set {filled} "
        "from told where meanings.observation_id = told.observation_id"
    )
    connection.unregister("told")


def _figure(row: dict[str, Any]) -> Figure:
    """A row of a table that is no printed total may be one of several parts that share a name."""
    may_be_part = row["is_cell"] and not row["is_total"] and units()[row["measure"]] == "count"
    return Figure(
        observation_id=row["observation_id"],
        document_id=row["document_id"],
        local_authority_key=row["local_authority_key"],
        measure=row["measure"],
        value=row["value"],
        comparator=row["comparator"],
        day=row["day"],
        years=years_between(row["period_start"], row["period_end"]),
        is_part=row["has_breakdown"] or may_be_part,
        is_area_statistic=not row["is_cell"] and not row["is_running_text"],
    )
