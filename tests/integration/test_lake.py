"""A refresh that builds in a lake, its catalogue in a real PostgreSQL: the same tables, and what befalls lakes."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import adbc_driver_postgresql.dbapi as adbc
import duckdb
import pytest

from dagster_project.assets import landing_tables
from dagster_project.assets.snapshots import NOTHING_NEW
from dagster_project.paths import DataPaths
from dagster_project.where_built import LAKE_FOLDER_VARIABLE, LAKE_VARIABLE, TARGET_VARIABLE, build_from_environment
from tests.conftest import Walked, in_this_process, oversight
from tests.integration.growing import Grown
from tests.integration.postgres_server import OWNER, end, postgres_cluster, served, server_programs
from warehouse import landing, runs, upkeep
from warehouse.connect import connect_build, open_build
from warehouse.lake import place
from warehouse.lake.holding import held
from warehouse.lake.place import CATALOGUE, Lake, LakeFault, parse_lake

PASSWORD = "s3cret"
OF_THE_RUN = {
    "changes": "what this publication changed of the one before, with the run's own id and time",
    "publication": "the run that published, and when",
    "runs": "the ledger of the refreshes of this build",
}
"""Tables of `meta` that tell of the refresh and not of the documents; every other one is compared, row by row."""
TABLES = "select schema_name, table_name, comment from duckdb_tables() where database_name = '{}' order by all"
COLUMNS = (
    "select table_name, column_name, data_type, comment from duckdb_columns() where database_name = '{}' order by all"
)


@dataclass(frozen=True)
class Lakeside:
    """A warehouse that was built in a lake, after a refresh that lost PostgreSQL on the way."""

    walked: Walked
    lake: Lake
    server: Path
    screen_of_the_lost: str
    is_untouched: bool


@pytest.fixture(scope="module")
def programs() -> Path:
    found = server_programs()
    if found is None:
        pytest.skip("PostgreSQL's server (initdb and postgres) is not installed")
    return found


@pytest.fixture(scope="module")
def lakeside(grown: Grown, programs: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Lakeside]:
    """PostgreSQL ends in the middle of the first refresh; it comes back damaged, and the second refresh is whole.

    It builds at once what the build of one machine was given by and by.
    """
    folder = tmp_path_factory.mktemp("lakeside")
    data = DataPaths(folder / "data")
    shutil.copytree(grown.data.root, data.root)
    own = Walked(data, grown.documents, grown.exit_code, grown.screen)
    own.data.build_database.unlink()
    own.data.publication.unlink()
    published = identity(own.data.published)
    with postgres_cluster(programs) as server, pytest.MonkeyPatch.context() as patch, in_this_process():
        patch.setenv(LAKE_VARIABLE, f"postgresql://{OWNER}:{PASSWORD}@/lake?host={server}")
        patch.setenv(LAKE_FOLDER_VARIABLE, str(folder))
        patch.setenv(TARGET_VARIABLE, "")
        with served(programs, server) as process:
            ask(server, "postgres", "create database lake")
            lost = lose_postgres(process, own)
        untouched = identity(own.data.published) == published
        with served(programs, server):
            ask(server, "lake", f"drop table {CATALOGUE}.ducklake_column")
            exit_code, screen = refresh(own)
            assert exit_code == 0, screen
            lake = build_from_environment(own.data)
            assert isinstance(lake, Lake)
            yield Lakeside(replace(own, screen=screen), lake, server, lost, untouched)


def identity(file: Path) -> tuple[int, int]:
    return file.stat().st_ino, file.stat().st_mtime_ns


def refresh(walked: Walked, *options: object) -> tuple[int, str]:
    return oversight("refresh", "--documents", walked.documents, "--data", walked.data.root, *options)


def lose_postgres(process: subprocess.Popen[bytes], walked: Walked) -> str:
    """Screen of a refresh whose server ends while the catalogue is landed."""
    land = landing_tables.land_catalogue

    def land_without_server(*given: Any) -> None:
        end(process)
        land(*given)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(landing_tables, "land_catalogue", land_without_server)
        exit_code, screen = refresh(walked)
    assert exit_code == 1
    return screen.replace("\n", " ")


def ask(server: Path, database: str, *statements: str) -> list[tuple[Any, ...]]:
    """Runs statements, each of its own transaction; gives the rows of the last."""
    with (
        adbc.connect(f"postgresql://{OWNER}@/{database}?host={server}", autocommit=True) as connection,
        connection.cursor() as cursor,
    ):
        for statement in statements:
            cursor.execute(statement)
        return list(cursor.fetchall()) if cursor.description else []


@pytest.fixture
def small(lakeside: Lakeside, tmp_path: Path) -> Lake:
    """A lake of its own with the landing tables, empty but for one run."""
    name = f"lake_{tmp_path.name}"
    ask(lakeside.server, "postgres", f'drop database if exists "{name}"', f'create database "{name}"')
    (tmp_path / "shared").mkdir()
    lake = parse_lake(f"postgresql://{OWNER}@/{name}?host={lakeside.server}", str(tmp_path / "shared"), tmp_path)
    lake.make()
    begin(lake)
    return lake


def begin(lake: Lake) -> None:
    with open_build(lake) as engine:
        landing.prepare(engine)
        runs.begin_run(engine, "a run")


def test_a_refresh_that_loses_postgresql_says_so_and_leaves_the_last_good_file(lakeside: Lakeside) -> None:
    said = f"the lake's catalogue, lake on {lakeside.server}: the database was not reached"
    assert said in lakeside.screen_of_the_lost
    assert "Nothing was published" in lakeside.screen_of_the_lost
    assert lakeside.is_untouched


def test_the_next_refresh_makes_a_damaged_lake_anew(lakeside: Lakeside) -> None:
    assert "The build was damaged: it is made again." in lakeside.walked.screen
    assert not lakeside.walked.data.build_database.exists()


def test_the_published_tables_are_those_of_one_machine_to_which_documents_came_later(
    grown: Grown, lakeside: Lakeside
) -> None:
    """One that landed them one after another, kept what it had decided and published in between."""
    with duckdb.connect() as connection:
        for name, one in (("own", grown), ("shared", lakeside.walked)):
            connection.execute(f"attach '{one.data.published}' as {name} (read_only)")
        tables = connection.execute(TABLES.format("own")).fetchall()
        assert tables == connection.execute(TABLES.format("shared")).fetchall()
        columns = connection.execute(COLUMNS.format("own")).fetchall()
        assert columns == connection.execute(COLUMNS.format("shared")).fetchall()
        for schema, table, _ in tables:
            own, shared = (f"{name}.{schema}.{table}" for name in ("own", "shared"))
            differing = f"(from {own} except all from {shared}) union all (from {shared} except all from {own})"
            if table not in OF_THE_RUN:
                assert connection.execute(differing).fetchall() == [], table
        compared = "select count(*) from shared.reporting.compare('Bradford 2014', ['Bolton 2014'])"
        assert connection.execute(f"use shared; {compared}").fetchone() != (0,)


def test_the_password_is_nowhere_in_the_warehouse(lakeside: Lakeside) -> None:
    files = [path for path in lakeside.walked.data.root.rglob("*") if path.is_file()]

    assert len(files) > 100
    assert [path for path in files if PASSWORD.encode() in path.read_bytes()] == []


def test_a_reader_sees_the_state_before_an_open_write(lakeside: Lakeside) -> None:
    count = "select count(*) from landing.files"
    with connect_build(lakeside.lake, read_only=True) as reader, connect_build(lakeside.lake) as writer:
        before = reader.execute(count).fetchone()
        writer.begin()
        writer.execute("delete from landing.files")
        assert writer.execute(count).fetchone() == (0,)
        assert reader.execute(count).fetchone() == before != (0,)
        writer.rollback()


def test_a_second_machine_waits_and_is_told_for_whom(lakeside: Lakeside) -> None:
    said: list[str] = []
    with held(lakeside.lake, said.append, seconds=0) as hold:
        hold.check()
        exit_code, screen = refresh(lakeside.walked, "--wait", "0")
    assert exit_code == 1
    assert "another refresh of the lake still runs after 0 seconds (oversight: " in screen.replace("\n", " ")

    exit_code, screen = refresh(lakeside.walked)
    assert exit_code == 0
    assert NOTHING_NEW in screen.replace("\n", " ")
    exit_code, screen = oversight("status", "--data", lakeside.walked.data.root)
    assert exit_code == 0
    assert screen.count(" UTC  ") == 2, "both refreshes that got the lake are in its ledger"


def test_who_lost_the_lock_may_not_publish(small: Lake, lakeside: Lakeside) -> None:
    with pytest.raises(LakeFault, match="was lost on the way"), held(small, print, seconds=0) as hold:
        ask(lakeside.server, "postgres", "select pg_terminate_backend(pid) from pg_stat_activity "
            "where application_name like 'oversight: %'")  # fmt: skip
        hold.check()


def test_states_that_nobody_reads_any_more_go_with_their_files(small: Lake, monkeypatch: pytest.MonkeyPatch) -> None:
    (small.rows / "cut off.parquet").write_bytes(b"PAR1")
    for number in range(3):
        with open_build(small) as engine:
            runs.begin_run(engine, f"run {number}")
    assert len(states(small)) > 3

    upkeep.let_go_of_old_states(small)
    assert len(states(small)) > 3, "a query may be reading them still"
    monkeypatch.setattr(upkeep, "KEPT", -upkeep.KEPT)
    upkeep.let_go_of_old_states(small)

    assert len(states(small)) == 1
    with connect_build(small) as connection:
        known = connection.execute("select count(*) from ducklake_list_files('build', 'runs', schema => 'meta')")
        assert known.fetchone() == (len(list(small.rows.rglob("*.parquet"))),)
        assert connection.execute("select count(*) from meta.runs").fetchone() == (4,)


def states(lake: Lake) -> list[tuple[Any, ...]]:
    with connect_build(lake) as connection:
        return connection.execute("from ducklake_snapshots('build')").fetchall()


DAMAGES = {
    "a table of the catalogue is dropped": f"drop table {CATALOGUE}.ducklake_table",
    "its columns are garbled": f"update {CATALOGUE}.ducklake_column set column_type = 'nothing'",
    "it is emptied": f"delete from {CATALOGUE}.ducklake_snapshot",
}


@pytest.mark.parametrize("damage", [*DAMAGES, "a file of rows is gone", "a file of rows is cut"])
def test_a_damaged_lake_is_removed_and_made_anew(damage: str, small: Lake, lakeside: Lakeside) -> None:
    assert not upkeep.remake_if_damaged(small)
    if damage in DAMAGES:
        ask(lakeside.server, small.catalogue.shown.partition(" ")[0], DAMAGES[damage])
    else:
        (file,) = small.rows.rglob("*.parquet")
        file.unlink() if damage.endswith("gone") else file.write_bytes(file.read_bytes()[:50])

    assert upkeep.remake_if_damaged(small)

    small.make()
    begin(small)
    with connect_build(small) as connection:
        assert connection.execute("select run_id from meta.runs").fetchall() == [("a run",)]


def test_a_lake_out_of_reach_is_not_damaged(small: Lake) -> None:
    moved = small.rows.rename(small.folder / "elsewhere")
    with pytest.raises(LakeFault, match="holds nothing of the lake"):
        upkeep.remake_if_damaged(small)
    shared = small.folder.rename(small.folder.with_name("not mounted"))
    with pytest.raises(LakeFault, match="there is no folder"):
        upkeep.remake_if_damaged(small)

    shared.rename(small.folder)
    moved.rename(small.rows)
    assert not upkeep.remake_if_damaged(small)


def test_without_the_extra_a_lake_says_what_to_install(small: Lake, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(place.importlib.util, "find_spec", lambda _: None)

    with pytest.raises(LakeFault, match=r"oversight\[nation\]"), connect_build(small):
        pass
