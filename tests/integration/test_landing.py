"""Landing: one file in one transaction, repeatable, and checked again where it stands."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from pathlib import Path

import pyarrow as pa
import pytest
from sqlalchemy import Engine
from sqlalchemy.exc import SQLAlchemyError

from ingest.records import LANDING_TABLES, Reading
from tests.contracts.invented import DOCUMENT, FILE, OBSERVATION, ROWS, SHA256, reading
from warehouse import landing, runs
from warehouse.catalogue_tables import land_catalogue
from warehouse.columns import columns_of, grain_of
from warehouse.connect import duckdb_behind, open_build
from warehouse.contracts.checking import check
from warehouse.contracts.landed import check_landed


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[Engine]:
    with open_build(tmp_path / "build" / "oversight.duckdb") as build:
        landing.prepare(build)
        yield build


def count(engine: Engine, table: str) -> int:
    with engine.connect() as connection:
        return int(str(connection.exec_driver_sql(f"select count(*) from {table}").scalar_one()))


def another_file(number: int) -> Reading:
    """The invented reading as if of another file."""
    sha256 = f"{number:064x}"
    rendition = f"r{number}"
    rows = {
        table: (dataclasses.replace(row, rendition_id=rendition, **{key: f"{key}{number}"}),)
        for table, row in ROWS.items()
        if table not in ("files", "documents")
        for key in [next(column.name for column in columns_of(LANDING_TABLES[table]) if column.is_key)]
    }
    return reading(
        files=(dataclasses.replace(FILE, file_sha256=sha256),),
        documents=(dataclasses.replace(DOCUMENT, file_sha256=sha256, rendition_id=rendition),),
        **rows,
    )


def test_every_row_lands_as_it_was_read(engine: Engine) -> None:
    landing.land(engine, check(reading()), "run", "reader 1")

    with engine.connect() as connection:
        for table, row in ROWS.items():
            (landed,) = duckdb_behind(connection).sql(f"from landing.{table}").to_arrow_table().to_pylist()
            assert landed == dataclasses.asdict(row)
    assert landing.landed(engine) == {SHA256: "reader 1"}


def test_landing_again_replaces(engine: Engine) -> None:
    landing.land(engine, check(reading()), "run 1", "reader 1")
    landing.land(engine, check(another_file(2)), "run 1", "reader 1")
    landing.land(engine, check(reading(judgements=())), "run 2", "reader 2")

    assert [count(engine, f"landing.{table}") for table in LANDING_TABLES] == [2, 2, 2, 1, 2, 2, 2, 2]
    assert landing.landed(engine) == {SHA256: "reader 2", f"{2:064x}": "reader 1"}


def test_a_failure_on_the_way_leaves_what_was_landed_before(engine: Engine) -> None:
    landing.land(engine, check(reading()), "run 1", "reader 1")
    with engine.begin() as connection:
        connection.exec_driver_sql("drop table landing.reading_notes")

    with pytest.raises(SQLAlchemyError):
        landing.land(engine, check(reading(observations=())), "run 2", "reader 2")

    assert count(engine, "landing.observations") == 1
    assert landing.landed(engine) == {SHA256: "reader 1"}


def test_rejected_records_are_kept_with_their_rule(engine: Engine) -> None:
    bad = dataclasses.replace(OBSERVATION, observation_id="o2", unit="furlongs")
    landing.land(engine, check(reading(observations=(OBSERVATION, bad))), "run 1", "reader 1")

    with engine.connect() as connection:
        query = "select table_name, record_id, rule, is_blocking, document_file, run_id from meta.rejected_records"
        assert connection.exec_driver_sql(query).all() == [
            ("observations", "o2", "unit_listed", False, "invented.txt", "run 1")
        ]
    landing.land(engine, check(reading()), "run 2", "reader 1")
    assert count(engine, "meta.rejected_records") == 0


def test_a_forgotten_file_leaves_nothing(engine: Engine) -> None:
    landing.land(engine, check(reading()), "run", "reader 1")
    landing.forget(engine, SHA256)

    assert [count(engine, f"landing.{table}") for table in LANDING_TABLES] == [0] * len(LANDING_TABLES)
    assert landing.landed(engine) == {}


def test_tables_and_columns_carry_their_meanings(engine: Engine) -> None:
    with engine.connect() as connection:
        rows = connection.exec_driver_sql(
            "select table_name, comment from duckdb_tables() where schema_name = 'landing'"
        ).all()
        columns = connection.exec_driver_sql(
            "select table_name, column_name, comment from duckdb_columns() where schema_name = 'landing'"
        ).all()
    assert {tuple(row) for row in rows} == {(table, grain_of(record)) for table, record in LANDING_TABLES.items()}
    stated = {
        (table, column.name, column.meaning) for table in LANDING_TABLES for column in columns_of(LANDING_TABLES[table])
    }
    assert {tuple(row) for row in columns} == stated


def test_a_table_with_outdated_columns_is_made_anew_and_everything_read_again(engine: Engine) -> None:
    landing.land(engine, check(reading()), "run", "reader 1")
    with engine.begin() as connection:
        connection.exec_driver_sql("alter table landing.findings drop column direction")

    landing.prepare(engine)

    assert landing.landed(engine) == {}
    landing.land(engine, check(reading()), "run", "reader 1")
    assert count(engine, "landing.findings") == 1 == count(engine, "landing.observations")


@pytest.mark.parametrize("table", LANDING_TABLES)
def test_what_landed_through_the_contracts_keeps_them(engine: Engine, table: str) -> None:
    landing.land(engine, check(reading()), "run", "reader 1")
    landing.land(engine, check(another_file(2)), "run", "reader 1")

    assert check_landed(engine, table) == []


def test_what_was_changed_behind_the_door_is_found(engine: Engine) -> None:
    landing.land(engine, check(reading()), "run", "reader 1")
    with engine.begin() as connection:
        connection.exec_driver_sql("insert into landing.findings select * from landing.findings")
        connection.exec_driver_sql("update landing.observations set quote = 'made up'")
        connection.exec_driver_sql("alter table landing.events add column extra integer")

    found = {
        table: {row.rule for row in check_landed(engine, table)} for table in ("findings", "observations", "events")
    }

    assert found == {
        "findings": {"key_unique"},
        "observations": {"quote_at_offsets"},
        "events": {"unknown_column"},
    }


def test_the_catalogue_is_replaced_whole(engine: Engine) -> None:
    land_catalogue(engine, {"grades": pa.table({"grade": ["good"], "grade_rank": [2]}), "old": pa.table({"a": [1]})})
    land_catalogue(engine, {"grades": pa.table({"grade": ["good", "inadequate"], "grade_rank": [2, 4]})})

    assert count(engine, "catalogue.grades") == 2
    assert count(engine, "duckdb_tables() where schema_name = 'catalogue'") == 1


def test_a_run_is_entered_with_the_sums_of_what_it_landed(engine: Engine) -> None:
    runs.begin_run(engine, "run 1")
    landing.land(engine, check(reading()), "run 1", "reader 1")
    landing.land(engine, check(another_file(2)), "run 1", "reader 1")
    runs.end_run(engine, "run 1", "succeeded")

    with engine.connect() as connection:
        query = "select outcome, documents_read, documents_refused, rows_landed, rows_rejected from meta.runs"
        assert connection.exec_driver_sql(query).all() == [("succeeded", 2, 0, 16, 0)]
