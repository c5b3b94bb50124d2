"""The stop itself: reads what was landed, decides each figure's measure, and judges whether its value is plausible."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import chain, groupby, islice
from typing import TYPE_CHECKING, Any

import pyarrow as pa

from warehouse.connect import duckdb_behind, open_build
from warehouse.intervals import printed_interval
from warehouse.kept import RENEWED, ROWS_AT_ONCE, renew, rows_renewed
from warehouse.meaning.aliases import INTRODUCED, alias_of_item, alias_of_row
from warehouse.meaning.exclusive import one_of_each
from warehouse.meaning.items import without_parts
from warehouse.meaning.judging import judge_values
from warehouse.meaning.lexicon import lexicon
from warehouse.meaning.matching import Meaning, Said, meaning_of
from warehouse.meaning.parts import breakdowns_of
from warehouse.meaning.running_text import RunningText
from warehouse.small_numbers.counting import small_number_of
from warehouse.tables import LANDING, observation_meanings

if TYPE_CHECKING:
    from warehouse.connect import Build

DECIDED = ("observation_id", "measure", "breakdown", "decided_by", "small_number_of")
MAY_BE = ("lowest_value", "highest_value")
_DECIDED = pa.schema([*((name, pa.string()) for name in DECIDED), *((name, pa.float64()) for name in MAY_BE)])
_STATED = f"""
    select documents.local_authority, observations.*
    from {LANDING}.observations inner join {LANDING}.documents using (rendition_id)
    where document_id in (select key from {RENEWED})
    order by rendition_id, value_start
"""
# A figure is judged beside others of its document, whichever rendition printed them.
_INPUTS = f"""(
    select document_id as key, bit_xor(hash(documents, observations)) as made_from
    from {LANDING}.observations inner join {LANDING}.documents using (rendition_id)
    group by all
)"""
_STAYING = f"""
    select observation_id from {LANDING}.observations inner join {LANDING}.documents using (rendition_id)
    where document_id not in (select key from {RENEWED})
"""


def decide_meanings(build: Build) -> tuple[int, int]:
    """Fills `meaning.observation_meanings` of a build database from what is landed.

    What was decided stays where neither its document nor code and catalogue changed.
    Gives how many figures there are, and how many of them have a measure.
    """
    with open_build(build) as engine, engine.begin() as connection:
        duckdb_connection = duckdb_behind(connection)
        renew(duckdb_connection, "meanings", _INPUTS)
        table = observation_meanings.fullname
        connection.exec_driver_sql(f"delete from {table} where observation_id not in ({_STAYING})")
        decisions = _decisions(chain.from_iterable(rows_renewed(duckdb_connection, _STATED)))
        while decided := list(islice(decisions, ROWS_AT_ONCE)):
            duckdb_connection.register("decided", pa.Table.from_pylist(decided, _DECIDED))
            connection.exec_driver_sql(f"insert into {table} by name select * from decided")
            duckdb_connection.unregister("decided")
        judge_values(duckdb_connection)
        counted = connection.exec_driver_sql(f"select count(*), count(measure) from {table}").one()
    return int(counted[0]), int(counted[1])


def _decisions(rows: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Document by document: which part a row of a table is depends on the rows around it."""
    text = RunningText()
    for _, of_document in groupby(rows, key=lambda row: row["rendition_id"]):
        decided = without_parts([(row, _meaning(row, text)) for row in of_document])
        for (row, meaning), parts in zip(decided, breakdowns_of(decided), strict=True):
            yield {
                "observation_id": row["observation_id"],
                "measure": meaning.measure,
                "breakdown": "; ".join(parts),
                "decided_by": meaning.why,
                "small_number_of": small_number_of(row, meaning.measure),
                **dict(zip(MAY_BE, _may_be(row), strict=True)),
            }


def _may_be(row: dict[str, Any]) -> tuple[float | None, float | None]:
    if row["value"] is None:
        return None, None
    interval = printed_interval(row["value"], row["value_printed"], row["unit"], row["qualifier"])
    return interval.low, interval.high


def _meaning(row: dict[str, Any], text: RunningText) -> Meaning:
    if row["is_label_lost"]:
        return Meaning(None, (), "the label of the row is lost")
    if row["reading"] == "table":
        return _of_printed_form(row)
    if row["role"] is None:
        meaning = _of_printed_form(row)
        return replace(meaning, breakdown=one_of_each(row, meaning.breakdown))
    return text.meaning(row)


def _of_printed_form(row: dict[str, Any]) -> Meaning:
    """By the printed forms of the catalogue, else by what the label says in words.

    A change is named by the count that it changes before its own unit.
    """
    find = alias_of_row if row["reading"] == "table" else alias_of_item
    label, units = row["reported_label"], ["count", row["unit"]] if row["is_change"] else [row["unit"]]
    alias = next((found for unit in units if (found := find(label, unit))), None)
    if alias:
        breakdown = (alias.breakdown,) if alias.breakdown else ()
        return Meaning(alias.measure, breakdown, f"printed form {alias.pattern.pattern}")
    said = [_of_label(label, unit) for unit in units]
    return next((meaning for meaning in said if meaning.measure), said[-1])


def _of_label(label: str, unit: str) -> Meaning:
    """By words all of which are accounted for; behind an introduction nobody knows what of it an item counts."""
    if INTRODUCED in label:
        return Meaning(None, (), "no printed form of the catalogue fits the label")
    return meaning_of(Said(own=label, unit=unit), lexicon())
