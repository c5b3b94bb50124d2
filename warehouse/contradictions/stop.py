"""The stop itself: runs every rule over the papers of each authority, and lands what they find."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pyarrow as pa
import sqlalchemy as sa

from warehouse.columns import ARROW_TYPES
from warehouse.connect import duckdb_behind, open_build
from warehouse.contradictions.papers import Figure, Passage
from warehouse.contradictions.reading import INPUTS, WHOSE, papers_by_authority
from warehouse.contradictions.registry import Found, RuleFault, contradictions
from warehouse.kept import RENEWED, make_again, renew
from warehouse.tables import LANDING
from warehouse.tables import contradictions as table

if TYPE_CHECKING:
    from warehouse.connect import Build

_SCHEMA = pa.schema([pa.field(column.name, ARROW_TYPES[column.type.python_type]) for column in table.columns])

_STOP = "contradictions"
_STAYING = f"""
    select rendition_id from {LANDING}.documents
    where outcome <> 'refused' and {WHOSE} not in (select key from {RENEWED})
"""


def find_contradictions(build: Build) -> tuple[int, tuple[RuleFault, ...]]:
    """Fills `contradictions.contradictions` of a build database.

    What was found stays where nothing of the authority's papers changed, nor code and catalogue; a rule that failed
    is tried again. Gives how many there are, and which rules failed over which documents.
    """
    with open_build(build) as engine, engine.begin() as connection:
        duckdb_connection = duckdb_behind(connection)
        renew(duckdb_connection, _STOP, INPUTS)
        connection.exec_driver_sql(f"delete from {table.fullname} where rendition_a not in ({_STAYING})")
        told, faulty = [], set()
        for whose, papers in papers_by_authority(duckdb_connection):
            found = list(contradictions(papers))
            told += found
            if any(isinstance(one, RuleFault) for one in found):
                faulty.add(whose)
        make_again(duckdb_connection, _STOP, faulty)
        rows = [_row(one) for one in told if isinstance(one, Found)]
        duckdb_connection.register("found", pa.Table.from_pylist(rows, _SCHEMA))
        connection.execute(sa.text(f"insert into {table.fullname} by name select * from found"))
        duckdb_connection.unregister("found")
        number = connection.scalar(sa.select(sa.func.count()).select_from(table)) or 0
    return number, tuple(one for one in told if isinstance(one, RuleFault))


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
