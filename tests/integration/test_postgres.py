"""`oversight publish`: the mirror of a published file in a real PostgreSQL."""

from __future__ import annotations

import shutil
import threading
import time
import uuid
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import adbc_driver_postgresql.dbapi as adbc
import duckdb
import pytest

from tests.conftest import Walked, oversight
from tests.integration.postgres_server import OWNER, postgres_server, server_programs
from warehouse.connect import open_published
from warehouse.exports.tables import INDEXES
from warehouse.postgres.address import PostgresFault, parse_address
from warehouse.postgres.mirror import Mirrored, mirror
from warehouse.postgres.structure import ABOUT, SCHEMAS

CHANGED = "update reporting.findings set text = 'changed'; delete from reporting.comparison; "

COMPARED = 1_000
"""Rows of a table up to which they are compared one by one."""

PAUSE = 0.005
"""Seconds between two looks of a reader, which leave the processor to who publishes."""
LONGEST_WAIT = "250ms"
"""For a lock: a reader that would wait for who publishes fails. How long it waits for the processor tells nothing."""


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    programs = server_programs()
    if programs is None:
        pytest.skip("PostgreSQL's server (initdb and postgres) is not installed")
    with postgres_server(programs) as folder:
        yield folder


@pytest.fixture(scope="module")
def mirrored(server: str, walked: Walked) -> str:
    """Name of a database that holds a mirror of the walked file and is not changed: a template for others."""
    ask(address_of("postgres", server), "create database mirrored")
    mirror_file(walked.data.published, address_of("mirrored", server))
    return "mirrored"


@pytest.fixture
def empty(server: str) -> str:
    """Address of an empty database."""
    return new_database(server, "template0")


@pytest.fixture
def database(server: str, mirrored: str) -> str:
    """Address of a database with a mirror."""
    return new_database(server, mirrored)


def new_database(server: str, template: str) -> str:
    """Address of a copy of a database."""
    name = f"test_{uuid.uuid4().hex}"
    ask(address_of("postgres", server), f"create database {name} template {template}")
    return address_of(name, server)


def address_of(database: str, server: str) -> str:
    return f"postgresql://{OWNER}@/{database}?host={server}"


def ask(address: str, *statements: str) -> list[tuple[Any, ...]]:
    """Runs statements, each of its own transaction; gives the rows of the last."""
    with adbc.connect(address, autocommit=True) as connection, connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)
        return list(cursor.fetchall()) if cursor.description else []


def mirror_file(published: Path, address: str) -> Mirrored:
    with open_published(published) as file:
        return mirror(file, parse_address(address))


def published_copy(walked: Walked, folder: Path, changes: str) -> Path:
    """The published file with changes."""
    path = folder / "changed.duckdb"
    shutil.copyfile(walked.data.published, path)
    with duckdb.connect(str(path)) as connection:
        connection.execute(changes)
    return path


def test_every_table_is_mirrored_with_its_rows_and_meanings(walked: Walked, empty: str) -> None:
    exit_code, screen = oversight("publish", "--to", empty, "--data", walked.data.root)

    assert exit_code == 0
    assert "oversight_reader may read them" in screen
    with duckdb.connect(str(walked.data.published), read_only=True) as connection:
        tables = connection.execute(
            "select schema_name, table_name from duckdb_tables() where schema_name <> 'meta' "
            f"and table_name not in {tuple(INDEXES)} or schema_name || '.' || table_name in {ABOUT}"
        ).fetchall()
        for schema, table in tables:
            (number,) = connection.execute(f"select count(*) from {schema}.{table}").fetchone() or (0,)
            assert ask(empty, f"select count(*) from {schema}.{table}") == [(number,)], table
            if number <= COMPARED:
                expected = connection.execute(f"from {schema}.{table}").fetchall()
                found = ask(empty, f"select * from {schema}.{table}")
                assert sorted(map(repr, found)) == sorted(map(repr, expected)), table
        meanings = connection.execute(
            "select schema_name, table_name, column_name, comment from duckdb_columns() where comment <> ''"
        ).fetchall()
    said = ask(
        empty,
        "select table_schema, table_name, column_name, col_description((quote_ident(table_schema) || '.' || "
        "quote_ident(table_name))::regclass, ordinal_position) from information_schema.columns "
        f"where table_schema in {SCHEMAS}",
    )
    assert {row for row in meanings if row[:2] in tables} == {row for row in said if row[3]}


def test_keys_and_references_are_the_databases_own(database: str) -> None:
    keys = ask(database, "select count(distinct (table_schema, table_name)) from meta.keys")
    with_index = ask(database, f"select count(*) from pg_indexes where schemaname in {SCHEMAS} and indexdef ~ 'UNIQUE'")
    left_out = ask(database, f"select count(distinct table_name) from meta.keys where table_name in {tuple(INDEXES)}")
    others = ask(database, "select count(distinct table_name) from meta.keys where table_schema = 'meta'")
    assert with_index[0][0] == keys[0][0] - left_out[0][0] - others[0][0] > 40
    references = ask(
        database,
        "select conrelid::regclass::text, confrelid::regclass::text from pg_constraint where contype = 'f' "
        "and convalidated and conname = 'fct_observations_measure_fkey'",
    )
    assert references == [("marts.fct_observations", "marts.dim_measures")]


def test_readers_may_read_and_nothing_else(database: str) -> None:
    as_reader = f"{database}&options=-c%20role%3Doversight_reader"
    assert ask(as_reader, "select count(*) > 0 from reporting.observations") == [(True,)]
    for statement in ("delete from marts.fct_findings", "create table reporting.mine (n integer)", "drop schema marts"):
        with pytest.raises(adbc.Error, match=r"permission denied|must be owner"):
            ask(as_reader, statement)


def test_only_rows_that_changed_are_written_again(walked: Walked, database: str, tmp_path: Path) -> None:
    ask(database, "create view public.mine as select finding_id, text from reporting.findings")
    writers = "select count(distinct xmin::text) from marts.fct_observations"

    written = mirror_file(published_copy(walked, tmp_path, CHANGED), database)

    assert not written.is_reshaped
    assert ask(database, writers) == [(1,)]
    assert ask(database, "select distinct text from public.mine") == [("changed",)]
    assert ask(database, "select count(*) from reporting.comparison") == [(0,)]


def test_readers_in_a_loop_never_see_a_part_and_never_wait(walked: Walked, database: str, tmp_path: Path) -> None:
    other = published_copy(walked, tmp_path, CHANGED)
    state = (
        "select (select count(*) from reporting.comparison), (select count(*) from reporting.findings), "
        "(select count(*) from reporting.findings where text = 'changed')"
    )
    seen: dict[str, list[Any]] = {"read committed": [], "repeatable read": []}
    is_over = threading.Event()

    def read(isolation: str) -> None:
        with adbc.connect(database) as connection, connection.cursor() as cursor:
            cursor.execute(f"set lock_timeout = '{LONGEST_WAIT}'")
            connection.commit()
            while not is_over.wait(PAUSE):
                cursor.execute(f"set transaction isolation level {isolation}")
                cursor.execute(state)
                seen[isolation].append(cursor.fetchone())
                connection.rollback()

    def looked_again() -> None:
        """Until each has looked twice more: the second look began after what stands was published."""
        looks = {isolation: len(found) for isolation, found in seen.items()}
        while any(len(seen[isolation]) < number + 2 for isolation, number in looks.items()):
            assert all(reader.is_alive() for reader in readers), "a reader failed"
            time.sleep(PAUSE)

    readers = [threading.Thread(target=read, args=[isolation]) for isolation in seen]
    for reader in readers:
        reader.start()
    looked_again()
    with adbc.connect(database) as waiting, waiting.cursor() as cursor:
        cursor.execute(state)  # a transaction that stays open over all publications
        before = cursor.fetchone()
        for published in (other, walked.data.published):
            mirror_file(published, database)
            looked_again()
    is_over.set()
    for reader in readers:
        reader.join()

    compared, findings, _ = before
    assert compared and findings
    for found in seen.values():
        assert set(found) == {(compared, findings, 0), (0, findings, findings)}


def test_a_column_that_a_view_needs_is_not_dropped_under_it(walked: Walked, database: str, tmp_path: Path) -> None:
    newer = published_copy(
        walked,
        tmp_path,
        "alter table reporting.documents drop column title; "
        "alter table reporting.documents add column heading varchar; update reporting.documents set heading = 'a'",
    )
    ask(database, "create view public.mine as select title from reporting.documents")
    ask(database, "create view public.other as select document_id from reporting.documents")
    ask(database, "create index mine on reporting.documents (document_id)")

    with pytest.raises(PostgresFault, match=r"view or table of your own.*view mine depends on column title"):
        mirror_file(newer, database)
    assert ask(database, "select count(*) > 0 from reporting.documents where title <> ''") == [(True,)]

    ask(database, "drop view public.mine")
    assert mirror_file(newer, database).is_reshaped
    assert ask(database, "select distinct heading from reporting.documents") == [("a",)]
    assert ask(database, "select count(*) > 0 from public.other") == [(True,)]
    assert ask(database, "select tablename from pg_indexes where indexname = 'mine'") == [("documents",)]


def test_a_failure_on_the_way_leaves_what_stood(walked: Walked, database: str, tmp_path: Path) -> None:
    broken = published_copy(walked, tmp_path, CHANGED + "update marts.fct_observations set measure = 'nothing'")

    with pytest.raises(PostgresFault, match="fct_observations_measure_fkey"):
        mirror_file(broken, database)
    assert ask(database, "select count(*) from reporting.findings where text = 'changed'") == [(0,)]


def test_a_schema_of_somebody_elses_is_left_alone(walked: Walked, empty: str) -> None:
    ask(empty, "create schema reporting", "create table reporting.mine (n integer)")

    exit_code, screen = oversight("publish", "--to", empty, "--data", walked.data.root)

    assert exit_code == 1
    assert "schema reporting that is not Oversight's" in screen


@pytest.mark.parametrize(
    "address",
    [
        "postgresql://owner:s3cret@127.0.0.1:1/database",
        "postgresql://owner:s3c%40ret@127.0.0.1:1/database?sslmode=s3c%40ret",
        "postgresql://owner:s3cr@et:x@127.0.0.1:1/database",
        "mysql://owner:s3cret@127.0.0.1/database",
        "owner:s3cret",
    ],
)
def test_no_message_shows_a_password(walked: Walked, address: str) -> None:
    exit_code, screen = oversight("publish", "--to", address, "--data", walked.data.root)

    assert exit_code == 1
    assert "s3c" not in screen
