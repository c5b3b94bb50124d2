"""Checks the landing tables as they stand against their contracts, for use as blocking asset checks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import polars as pl
from sqlalchemy import Connection, Engine

from ingest.records import LANDING_TABLES
from warehouse.columns import key_of
from warehouse.connect import duckdb_behind
from warehouse.contracts import contract_of
from warehouse.contracts.checking import in_context
from warehouse.contracts.context import Context
from warehouse.tables import LANDING

# Stored texts are held for so many files at a time, so that memory does not grow with their number.
FILES_AT_ONCE = 50


@dataclass(frozen=True)
class LandedViolation:
    """A rule that a landed row breaks; `record_id` is empty where the table as a whole does."""

    table: str
    record_id: str
    rule: str
    message: str
    is_blocking: bool


def check_landed(engine: Engine, table: str) -> list[LandedViolation]:
    """Every rule of its contract that a landing table breaks; empty when all is well.

    Raises KeyError where `table` is no landing table.
    """
    record = LANDING_TABLES[table]
    with engine.connect() as connection:
        violations = list(_repeated_keys(connection, table))
        for frame, context in _frames(connection, table):
            checked = in_context(table, frame, context)
            keys = frame[key_of(record)].to_list()
            for violation in contract_of(table).violations(checked):
                key = "" if violation.row is None else keys[violation.row]
                rule = violation.rule
                violations.append(LandedViolation(table, key, rule.code, violation.message, rule.guards.is_blocking))
    return violations


def _frames(connection: Connection, table: str) -> Iterator[tuple[pl.DataFrame, Context]]:
    """The table's rows with what their rules need to know, some files at a time."""
    documents = _rows(connection, f"select rendition_id, file_sha256 from {LANDING}.documents")
    files_of = dict(documents.iter_rows())
    known = _rows(connection, f"select file_sha256 from {LANDING}.files order by 1")["file_sha256"].to_list()
    for first in range(0, len(known), FILES_AT_ONCE):
        chosen = known[first : first + FILES_AT_ONCE]
        within = f"file_sha256 in ({', '.join(repr(sha256) for sha256 in chosen)})"
        texts = _rows(connection, f"select file_sha256, stored_text from {LANDING}.files where {within}")
        context = Context(dict(texts.iter_rows()), files_of)
        yield _rows(connection, f"select * from {LANDING}.{table} where {_of_files(table, within)}"), context


def _of_files(table: str, within: str) -> str:
    if table in ("files", "documents"):
        return within
    return f"rendition_id in (select rendition_id from {LANDING}.documents where {within})"


def _repeated_keys(connection: Connection, table: str) -> Iterator[LandedViolation]:
    """Keys that stand more than once, across files too."""
    rule = next(rule for rule in contract_of(table).rules if rule.code == "key_unique")
    names = ", ".join(rule.shows)
    query = f"select {names}, count(*) as times from {LANDING}.{table} group by {names} having times > 1"
    for row in _rows(connection, query).iter_rows(named=True):
        key = str(row[key_of(LANDING_TABLES[table])])
        yield LandedViolation(
            table, key, rule.code, f"{rule.asks}; found {row['times']} times", rule.guards.is_blocking
        )


def _rows(connection: Connection, query: str) -> pl.DataFrame:
    return pl.DataFrame(duckdb_behind(connection).sql(query).to_arrow_table())
