"""Puts beside each named figure of a build database why its value is implausible, where it is."""

from __future__ import annotations

from typing import Any

import duckdb
import pyarrow as pa

from warehouse.meaning.bounds import units
from warehouse.meaning.plausibility import Figure, implausible, years_between
from warehouse.meaning.references import official_references
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
        meanings.breakdown <> '' as has_breakdown
    from {observation_meanings.fullname} as meanings
    inner join {LANDING}.observations using (observation_id)
    inner join {LANDING}.documents using (rendition_id)
    where meanings.measure is not null and observations.value is not null and not observations.is_change
    order by rendition_id, value_start
"""
_JUDGED = pa.schema([pa.field("observation_id", pa.string()), pa.field("reason", pa.string())])


def judge_values(connection: duckdb.DuckDBPyConnection) -> int:
    """Fills `implausible_because`; gives how many values are implausible."""
    named = connection.sql(_NAMED).to_arrow_table().to_pylist()
    found = implausible(map(_figure, named), official_references())
    reasons = [{"observation_id": figure, "reason": reason} for figure, reason in found]
    connection.register("reasons", pa.Table.from_pylist(reasons, _JUDGED))
    connection.execute(
        f"update {observation_meanings.fullname} as meanings set implausible_because = reasons.reason "
        "from reasons where meanings.observation_id = reasons.observation_id"
    )
    connection.unregister("reasons")
    return len(reasons)


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
