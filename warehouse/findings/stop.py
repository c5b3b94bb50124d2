"""The stop itself: decides directions, themes, shortfalls and words of the findings that were landed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

import pyarrow as pa
import sqlalchemy as sa
from sqlalchemy import Connection

from warehouse.columns import ARROW_TYPES
from warehouse.connect import duckdb_behind, open_build
from warehouse.findings.directions import ASKED_FOR, direction_of
from warehouse.findings.shortfalls import shortfalls_of
from warehouse.findings.subjects import subjects, themes_of
from warehouse.findings.words import insert_words
from warehouse.kept import RENEWED, renew, rows_renewed
from warehouse.tables import LANDING, finding_directions, finding_shortfalls, finding_themes, finding_words

if TYPE_CHECKING:
    from warehouse.connect import Build

DECIDED = (finding_directions, finding_themes, finding_shortfalls, finding_words)
_BOARD_AREA = "lscb"
_DECIDED_BY = "finding_id, kind, judgement_area, text"
_INPUTS = (
    f"(select rendition_id as key, bit_xor(hash({_DECIDED_BY})) as made_from from {LANDING}.findings group by all)"
)
_FINDINGS = f"""
    select {_DECIDED_BY} from {LANDING}.findings
    where rendition_id in (select key from {RENEWED})
    order by finding_id
"""
_STAYING = f"select finding_id from {LANDING}.findings where rendition_id not in (select key from {RENEWED})"
_SEPARATOR = ","

Row = Mapping[str, Any]


def decide_findings(build: Build) -> dict[str, int]:
    """Fills the tables of findings in schema `meaning` of a build database; gives the rows of each.

    What was decided stays where neither the findings of its document nor code and catalogue changed.
    """
    with open_build(build) as engine, engine.begin() as connection:
        renew(duckdb_behind(connection), "findings", _INPUTS)
        for table in DECIDED:
            connection.exec_driver_sql(f"delete from {table.fullname} where finding_id not in ({_STAYING})")
        for found in rows_renewed(duckdb_behind(connection), _FINDINGS):
            _insert(connection, finding_directions, _directions(found))
            _insert(connection, finding_themes, _themes(found))
            _insert(connection, finding_shortfalls, _shortfalls(found))
            insert_words(duckdb_behind(connection), found)
        return {table.name: _row_count(connection, table) for table in DECIDED}


def _insert(connection: Connection, table: sa.Table, rows: Iterator[Row]) -> None:
    schema = pa.schema([pa.field(column.name, ARROW_TYPES[column.type.python_type]) for column in table.columns])
    decided = pa.Table.from_pylist(list(rows), schema)
    loader = duckdb_behind(connection)
    loader.register("decided", decided)
    connection.exec_driver_sql(f"insert into {table.fullname} by name select * from decided")
    loader.unregister("decided")


def _row_count(connection: Connection, table: sa.Table) -> int:
    return int(connection.scalar(sa.select(sa.func.count()).select_from(table)) or 0)


def _directions(findings: Sequence[Row]) -> Iterator[Row]:
    for row in findings:
        yield {"finding_id": row["finding_id"], "direction": direction_of(row["text"], row["kind"])}


def _themes(findings: Sequence[Row]) -> Iterator[Row]:
    for row in findings:
        for name, theme in themes_of(row["text"]).items():
            yield {
                "finding_id": row["finding_id"],
                "theme": name,
                "weight": theme.weight,
                "direction": direction_of(theme.passage, row["kind"]),
            }


def _shortfalls(findings: Sequence[Row]) -> Iterator[Row]:
    for row in findings:
        found = shortfalls_of(row["text"], row["kind"], row["judgement_area"] == _BOARD_AREA)
        for number, shortfall in enumerate(found, start=1):
            concerned = shortfall.whom & subjects().keys()
            yield {
                "finding_id": row["finding_id"],
                "shortfall_number": number,
                "sentence": shortfall.sentence,
                "subject": shortfall.subject,
                "concerned": _SEPARATOR.join(sorted(concerned)),
                "populations": _SEPARATOR.join(sorted(shortfall.whom - concerned)),
                "aspects": _SEPARATOR.join(sorted(shortfall.aspects)),
                "is_asked": row["kind"] in ASKED_FOR,
            }
