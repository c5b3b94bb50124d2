"""The stop itself: runs every rule over what was landed and named, and lands what they find."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pyarrow as pa
import sqlalchemy as sa

from warehouse.columns import ARROW_TYPES
from warehouse.connect import duckdb_behind, open_build
from warehouse.contradictions.papers import Figure, Passage
from warehouse.contradictions.reading import papers_by_authority
from warehouse.contradictions.registry import Found, RuleFault, contradictions
from warehouse.tables import contradictions as table

if TYPE_CHECKING:
    from warehouse.connect import Build

_SCHEMA = pa.schema([pa.field(column.name, ARROW_TYPES[column.type.python_type]) for column in table.columns])


def find_contradictions(build: Build) -> tuple[int, tuple[RuleFault, ...]]:
    """Makes `contradictions.contradictions` of a build anew.

    Gives how many there are, and which rules failed over which documents.
    """
    with open_build(build) as engine, engine.begin() as connection:
        table.drop(connection, checkfirst=True)
        table.create(connection)
        duckdb_connection = duckdb_behind(connection)
        told = [one for papers in papers_by_authority(duckdb_connection) for one in contradictions(papers)]
        rows = [_row(one) for one in told if isinstance(one, Found)]
        duckdb_connection.register("found", pa.Table.from_pylist(rows, _SCHEMA))
        connection.execute(sa.text(f"insert into {table.fullname} by name select * from found"))
        duckdb_connection.unregister("found")
    return len(rows), tuple(one for one in told if isinstance(one, RuleFault))


def _row(found: Found) -> dict[str, Any]:
    one = found.contradiction
    return {
        "kind": found.kind,
        "rule": found.rule,
        **_place("a", one.a),
        "value_a": one.value_a,
        **_place("b", one.b),
        "value_b": one.value_b,
        "arithmetic": one.arithmetic,
        "severity": one.severity,
        "status": one.status,
        "doubts": ", ".join(sorted(one.doubts)),
    }


def _place(side: str, passage: Passage | None) -> dict[str, Any]:
    return {
        f"rendition_{side}": passage.rendition_id if passage else None,
        f"observation_{side}": passage.observation_id if isinstance(passage, Figure) else None,
        f"page_{side}": passage.page if passage else None,
        f"quote_{side}": passage.quote if passage else None,
    }
