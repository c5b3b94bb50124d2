"""Landing: every table made anew from kept readings and checked."""

from __future__ import annotations

import dataclasses
import shutil
from collections.abc import Iterator
from pathlib import Path

import pyarrow as pa
import pytest
from sqlalchemy import Engine
from sqlalchemy.exc import SQLAlchemyError

from ingest.records import LANDING_TABLES, Reading
from tests.contracts.invented import DOCUMENT, FILE, OBSERVATION, ROWS, SHA256, another_file, reading
from warehouse import landing, runs
from warehouse.catalogue_tables import land_catalogue
from warehouse.columns import columns_of, grain_of
from warehouse.connect import duckdb_behind, open_build
from warehouse.contracts.checking import check
from warehouse.contracts.landed import check_landed
from warehouse.left_out import LeftOut, SetAside
from warehouse.readings import Readings

LIMITS = "limits"


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A build with its tables, all empty."""
    path = tmp_path_factory.mktemp("prepared") / "oversight.duckdb"
    with open_build(path) as build:
        landing.prepare(build)
    return path


@pytest.fixture
def engine(prepared: Path, tmp_path: Path) -> Iterator[Engine]:
    with open_build(shutil.copyfile(prepared, tmp_path / prepared.name)) as build:
        yield build


@pytest.fixture
def readings(tmp_path: Path) -> Readings:
    # Marks that DuckDB takes for patterns are just marks in a path.
    return Readings(tmp_path / "read[1] * ?" / "readings", "reader 1")


def land(engine: Engine, kept: Readings, *read: Reading, left_out: LeftOut = landing.NOTHING, run: str = "run") -> None:
    for one in read:
        kept.keep(check(one), run)
    found = [kept.find(one.file.file_sha256, one.file.file_name, None, LIMITS) for one in read]
    landing.land(engine, [one for one in found if one], [one.file for one in read], left_out)


def count(engine: Engine, table: str) -> int:
    with engine.connect() as connection:
        return int(str(connection.exec_driver_sql(f"select count(*) from {table}").scalar_one()))


def rows_landed(engine: Engine) -> dict[str, int]:
    return {table: number for table in LANDING_TABLES if (number := count(engine, f"landing.{table}"))}


def test_every_row_lands_as_it_was_read(engine: Engine, readings: Readings) -> None:
    land(engine, readings, reading())

    with engine.connect() as connection:
        for table, row in ROWS.items():
            (landed,) = duckdb_behind(connection).sql(f"from landing.{table}").to_arrow_table().to_pylist()
            assert landed == dataclasses.asdict(row)
        query = "select file_sha256, reader_fingerprint, run_id from meta.landed_files"
        found = connection.exec_driver_sql(query).all()
    assert found == [(SHA256, "reader 1", "run")]


def test_a_landing_holds_the_readings_it_is_given_and_nothing_of_the_one_before(
    engine: Engine, readings: Readings
) -> None:
    land(engine, readings, reading(), another_file(2))
    assert set(rows_landed(engine).values()) == {2}

    land(engine, readings, reading(judgements=()))
    assert rows_landed(engine) == dict.fromkeys(LANDING_TABLES.keys() - {"judgements"}, 1)
    land(engine, readings)
    assert rows_landed(engine) == {}


def test_how_a_file_was_received_is_what_is_known_now(engine: Engine, readings: Readings) -> None:
    readings.keep(check(reading()), "run")
    kept = readings.find(SHA256, FILE.file_name, None, LIMITS)
    assert kept
    landing.land(engine, [kept], [dataclasses.replace(FILE, seen_order=7, source="elsewhere", stored_text="")])

    with engine.connect() as connection:
        found = connection.exec_driver_sql("select seen_order, source, stored_text from landing.files").all()
    assert found == [(7, "elsewhere", FILE.stored_text)]


def test_a_failure_on_the_way_leaves_what_was_landed_before(engine: Engine, readings: Readings) -> None:
    land(engine, readings, reading(), another_file(2))
    kept = readings.find(SHA256, FILE.file_name, None, LIMITS)
    assert kept
    kept.tables["reading_notes"].write_bytes(b"no Parquet")

    with pytest.raises(SQLAlchemyError):
        landing.land(engine, [kept], [dataclasses.replace(FILE, source="elsewhere")])

    assert set(rows_landed(engine).values()) == {2}


def test_rejected_records_are_kept_with_their_rule(engine: Engine, readings: Readings) -> None:
    bad = dataclasses.replace(OBSERVATION, observation_id="o2", unit="furlongs")
    land(engine, readings, reading(observations=(OBSERVATION, bad)), run="run 1")

    with engine.connect() as connection:
        query = "select table_name, record_id, rule, is_blocking, document_file, run_id from meta.rejected_records"
        assert connection.exec_driver_sql(query).all() == [
            ("observations", "o2", "unit_listed", False, "invented.txt", "run 1")
        ]
    land(engine, readings, reading(), run="run 2")
    assert count(engine, "meta.rejected_records") == 0


def test_what_is_withdrawn_leaves_its_row_and_why(engine: Engine, readings: Readings) -> None:
    other = another_file(2)
    other = dataclasses.replace(other, documents=(dataclasses.replace(other.documents[0], document_id="d2"),))
    for name in (SHA256, "d1"):
        land(engine, readings, reading(), other, left_out=LeftOut(withdrawn={name: "Withdrawn by Jo."}))

        with engine.connect() as connection:
            query = "select document_id, title, outcome, reason from landing.documents order by 1"
            assert connection.exec_driver_sql(query).all() == [
                ("d1", DOCUMENT.title, "refused", "Withdrawn by Jo."),
                ("d2", DOCUMENT.title, "read", None),
            ]
            quoted = connection.exec_driver_sql("select distinct rendition_id from landing.observations").all()
        assert quoted == [("r2",)]


def set_aside(table: str, record_id: str, rendition_id: str | None = None) -> SetAside:
    return SetAside(SHA256, FILE.file_name, table, record_id, rendition_id, "fct_events", "a cast failed", "run")


def test_a_file_set_aside_leaves_one_blank_refused_document(engine: Engine, readings: Readings) -> None:
    aside = set_aside("files", SHA256)
    land(engine, readings, reading(), another_file(2), left_out=LeftOut(set_aside=[aside]))

    with engine.connect() as connection:
        query = "select kind, title, local_authority_key, outcome, reason from landing.documents where file_sha256 = ?"
        found = connection.exec_driver_sql(query, (SHA256,)).all()
        query = "select table_name, record_id, rule, message from meta.rejected_records"
        entered = connection.exec_driver_sql(query).all()
    assert found == [("set_aside", None, None, "refused", "Set aside: a cast failed")]
    assert entered == [("files", SHA256, "fct_events", "a cast failed")]
    assert rows_landed(engine) == dict.fromkeys(LANDING_TABLES, 1) | {"files": 2, "documents": 2}


def test_a_record_set_aside_leaves_its_document_read_with_warnings(engine: Engine, readings: Readings) -> None:
    land(engine, readings, reading(), left_out=LeftOut(set_aside=[set_aside("events", "e1", "r1")]))

    with engine.connect() as connection:
        found = connection.exec_driver_sql("select outcome, reason from landing.documents").all()
    assert found == [("read_with_warnings", "1 of its records set aside: a cast failed")]
    assert rows_landed(engine).keys() == LANDING_TABLES.keys() - {"events"}


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


@pytest.mark.parametrize("outdated", ["documents", "observations"])
def test_what_was_landed_into_other_columns_is_landed_once_again(
    engine: Engine, readings: Readings, outdated: str
) -> None:
    land(engine, readings, reading())
    before = {table: count(engine, f"landing.{table}") for table in LANDING_TABLES}
    with engine.begin() as connection:
        connection.exec_driver_sql(f"alter table landing.{outdated} add column of_an_older_version varchar")

    landing.prepare(engine)
    land(engine, readings, reading())

    assert {table: count(engine, f"landing.{table}") for table in LANDING_TABLES} == before


def test_a_table_with_outdated_columns_is_made_anew(engine: Engine) -> None:
    with engine.begin() as connection:
        connection.exec_driver_sql("alter table meta.runs drop column message")
        connection.exec_driver_sql("alter table landing.findings drop column strand")

    landing.prepare(engine)

    runs.begin_run(engine, "run")
    runs.end_run(engine, "run", "failed", "why")
    assert check_landed(engine, "findings") == []


@pytest.mark.parametrize("table", LANDING_TABLES)
def test_what_landed_through_the_contracts_keeps_them(engine: Engine, readings: Readings, table: str) -> None:
    land(engine, readings, reading(), another_file(2))

    assert check_landed(engine, table) == []


def test_what_was_changed_behind_the_door_is_found(engine: Engine, readings: Readings) -> None:
    land(engine, readings, reading())
    with engine.begin() as connection:
        connection.exec_driver_sql("insert into landing.findings select * from landing.findings")
        connection.exec_driver_sql("alter table landing.events add column extra integer")
        connection.exec_driver_sql("alter table landing.observations alter column line set data type bigint")

    found = {table: {row.rule for row in check_landed(engine, table)} for table in LANDING_TABLES}

    faults = {"findings": {"key_unique"}, "events": {"columns"}, "observations": {"columns"}}
    assert {table: rules for table, rules in found.items() if rules} == faults


def test_the_catalogue_is_replaced_whole(engine: Engine) -> None:
    land_catalogue(engine, {"grades": pa.table({"grade": ["good"], "grade_rank": [2]}), "old": pa.table({"a": [1]})})
    land_catalogue(engine, {"grades": pa.table({"grade": ["good", "inadequate"], "grade_rank": [2, 4]})})

    assert count(engine, "catalogue.grades") == 2
    assert count(engine, "duckdb_tables() where schema_name = 'catalogue'") == 1


def test_a_run_is_entered_with_the_sums_of_what_it_read(engine: Engine, readings: Readings) -> None:
    land(engine, readings, another_file(3), run="run 0")
    runs.begin_run(engine, "run 1")
    readings.keep(check(another_file(3)), "run 0")
    for one in (reading(), another_file(2)):
        readings.keep(check(one), "run 1")
    kept = [readings.find(sha256, FILE.file_name, None, LIMITS) for sha256 in (SHA256, f"{2:064x}", f"{3:064x}")]
    landing.land(engine, [one for one in kept if one], [another_file(3).file])
    runs.end_run(engine, "run 1", "succeeded")

    with engine.connect() as connection:
        query = "select outcome, documents_read, documents_refused, rows_landed, rows_rejected from meta.runs"
        assert connection.exec_driver_sql(query).all() == [("succeeded", 2, 0, 18, 0)]
