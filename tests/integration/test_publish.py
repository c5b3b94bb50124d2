"""Publication: a new file beside the last good one, moved into place or not at all; then the dictionary."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

import duckdb
import pytest

from dagster_project.paths import DataPaths
from tests.contracts.invented import FILE, SHA256, reading
from warehouse import landing
from warehouse.connect import NothingPublished, open_build, open_published
from warehouse.contracts.checking import check
from warehouse.dictionary import render_dictionary
from warehouse.kept_publications import kept
from warehouse.publish import BLOCK_BYTES, Allowances, PublicationRefused, publish
from warehouse.readings import Readings
from warehouse.said_once import STATEMENTS

MODELS = """
create schema marts;
create schema reporting;
create schema staging;
create table marts.dim_grades as select 'good' as grade, 2 as grade_rank;
create table reporting.documents as select 'd1' as document_id, 'OGL' as licence, date '2014-05-09' as published_date;
create view reporting.observations as
    select 'd1' as document_id, 877.0::double as value, ['one', 'two'] as themes, 'It said 877.' as quote;
create table staging.stg_files as select 'never published' as stored_text;
comment on view reporting.observations is 'One row per statement, it''s said';
comment on column reporting.observations.value is 'the value; as printed';
"""


@pytest.fixture(scope="module")
def landed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A build with one reading and a few tables in the place of the models', not to be changed."""
    folder = tmp_path_factory.mktemp("landed")
    path = folder / "build.duckdb"
    with open_build(path) as engine:
        landing.prepare(engine)
        readings = Readings(folder / "readings", "reader 1")
        readings.keep(check(reading()), "run 1")
        kept = readings.find(SHA256, FILE.file_name, None, "limits")
        assert kept
        landing.land(engine, [kept], [FILE])
    change(path, MODELS)
    return path


@pytest.fixture
def build(landed: Path, tmp_path: Path) -> Path:
    """The same build, for a test that may change it."""
    return shutil.copyfile(landed, tmp_path / landed.name)


def change(path: Path, statements: str) -> None:
    with duckdb.connect(str(path)) as connection:
        connection.execute(statements)


def test_marts_reporting_and_meta_are_published_as_tables_with_their_comments(build: Path, tmp_path: Path) -> None:
    published = publish(build, tmp_path / "out" / "oversight.duckdb", "run 1")

    with open_published(published.path) as connection:
        tables = {
            f"{schema}.{name}"
            for schema, name in connection.execute("select schema_name, table_name from duckdb_tables()").fetchall()
        }
        assert tables == {
            "marts.dim_grades",
            "reporting.documents",
            "reporting.observations",
            "meta.runs",
            "meta.landed_files",
            "meta.rejected_records",
            "meta.changes",
            "meta.decisions",
            "meta.fetches",
            "meta.listings",
            "meta.keys",
            "meta.relationships",
            "meta.publication",
        }
        assert connection.execute("select count(*) from duckdb_views() where not internal").fetchone() == (0,)
        comments = connection.execute(
            "select comment from duckdb_tables() where table_name = 'observations' union all "
            "select comment from duckdb_columns() where table_name = 'observations' and column_name = 'value'"
        ).fetchall()
        assert comments == [("One row per statement, it's said",), ("the value; as printed",)]
        kinds = connection.execute(
            "select typeof(value), typeof(published_date) from reporting.observations, reporting.documents"
        )
        assert kinds.fetchall() == [("DOUBLE", "DATE")]
    assert published.tables == 12
    assert published.rows == 8
    assert published.bytes == published.path.stat().st_size


def test_the_file_is_of_the_old_storage_in_small_blocks_and_has_no_log_beside_it(build: Path, tmp_path: Path) -> None:
    published = publish(build, tmp_path / "out" / "oversight.duckdb", "run 1")

    assert os.listdir(published.path.parent) == ["oversight.duckdb"]
    # Bytes 12 to 20 hold the storage version: 64 is what DuckDB 1.0 and 1.1 write.
    assert int.from_bytes(published.path.read_bytes()[12:20], "little") == 64
    with open_published(published.path) as connection:
        assert connection.execute("select block_size from pragma_database_size()").fetchone() == (BLOCK_BYTES,)


def test_keys_and_relationships_are_published_as_rows(build: Path, tmp_path: Path) -> None:
    change(build, "create table marts.fct_judgements as select 'j1' as judgement_id, 'good' as grade")
    published = publish(build, tmp_path / "oversight.duckdb", "run 1")

    with open_published(published.path) as connection:
        keys = connection.execute("select table_name, position, column_name from meta.keys order by all").fetchall()
        assert keys == [
            ("dim_grades", 1, "grade"),
            ("documents", 1, "rendition_id"),
            ("documents", 2, "document_file"),
            ("fct_judgements", 1, "judgement_id"),
            ("observations", 1, "observation_id"),
        ]
        # The other tables that judgements refer to are not published here.
        assert connection.execute("from meta.relationships").fetchall() == [
            ("marts", "fct_judgements", "grade", "marts", "dim_grades", "grade")
        ]


def test_the_publication_says_which_run_and_readers_made_it(build: Path, tmp_path: Path) -> None:
    published = publish(build, tmp_path / "oversight.duckdb", "run 7")

    with open_published(published.path) as connection:
        columns = "run_id, storage_version, reader_fingerprints, published_tables, published_rows"
        assert connection.execute(f"select {columns} from meta.publication").fetchall() == [
            ("run 7", "v1.1.0", ["reader 1"], 12, 8)
        ]


def test_publishing_again_replaces_while_a_reader_keeps_what_it_opened(build: Path, tmp_path: Path) -> None:
    target = tmp_path / "oversight.duckdb"
    publish(build, target, "run 1")
    with open_published(target) as reader:
        change(build, "insert into marts.dim_grades values ('inadequate', 4)")
        publish(build, target, "run 2")
        assert reader.execute("select count(*) from marts.dim_grades").fetchone() == (1,)
    with open_published(target) as reader:
        assert reader.execute("select count(*) from marts.dim_grades").fetchone() == (2,)


@pytest.mark.parametrize(
    ("statement", "column"),
    [
        (
            "create or replace view reporting.observations as select 'Ask on 01632 960001' as quote",
            "reporting.observations.quote",
        ),
        (
            "create or replace view reporting.observations as select ['x', 'Tel: 960 0001'] as themes",
            "reporting.observations.themes",
        ),
    ],
)
def test_contact_details_in_evidence_refuse_the_publication(
    build: Path, tmp_path: Path, statement: str, column: str
) -> None:
    target = tmp_path / "out" / "oversight.duckdb"
    publish(build, target, "run 1")
    before = target.read_bytes()
    change(build, statement)

    with pytest.raises(PublicationRefused, match=rf"{column} \(1\)") as refused:
        publish(build, target, "run 2")

    assert "960001" not in str(refused.value)
    assert target.read_bytes() == before
    assert os.listdir(target.parent) == ["oversight.duckdb"]


@pytest.mark.parametrize(
    ("statement", "column", "published"),
    [
        (
            "insert into reporting.documents values ('d2', 'Ask on 01632 960001', null)",
            "reporting.documents.licence",
            "Ask on ▇▇▇▇▇▇▇▇▇▇▇▇",
        ),
        ("insert into marts.dim_grades values ('jo@example.org', 1)", "marts.dim_grades.grade", "▇" * 14),
        ("update meta.landed_files set file_name = 'for jo@example.org'", "meta.landed_files.file_name", "for ▇▇▇▇▇▇"),
    ],
)
def test_contact_details_in_a_name_or_a_text_of_ours_are_blacked_out(
    build: Path, tmp_path: Path, statement: str, column: str, published: str
) -> None:
    target = tmp_path / "oversight.duckdb"
    change(build, statement)

    publish(build, target, "run 1")

    table, _, name = column.rpartition(".")
    with open_published(target) as reader:
        texts = [text for (text,) in reader.execute(f"select {name} from {table}").fetchall()]
    assert next(text for text in texts if "▇" in text).startswith(published)
    assert not [text for text in texts if "960001" in text or "@" in text]


def test_a_file_named_by_a_number_is_no_contact_detail(build: Path, tmp_path: Path) -> None:
    change(build, "update meta.landed_files set file_name = '01632960001.pdf'")

    assert publish(build, tmp_path / "oversight.duckdb", "run 1").tables == 12


def test_a_build_without_reporting_is_not_published(build: Path, tmp_path: Path) -> None:
    target = tmp_path / "out" / "oversight.duckdb"
    change(build, "drop schema reporting cascade")

    with pytest.raises(PublicationRefused, match="no reporting tables"):
        publish(build, target, "run 1")
    with pytest.raises(PublicationRefused, match="nothing was built"):
        publish(tmp_path / "none.duckdb", target, "run 1")

    assert os.listdir(target.parent) == []


def test_a_failure_at_the_move_leaves_no_partial_file(
    build: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(source: Path, target: Path) -> None:
        raise OSError("no space left on device")

    target = tmp_path / "out" / "oversight.duckdb"
    publish(build, target, "run 1")
    before = target.read_bytes()
    monkeypatch.setattr("warehouse.placing.os.replace", fail)

    with pytest.raises(OSError, match="no space"):
        publish(build, target, "run 2")

    assert target.read_bytes() == before
    assert os.listdir(target.parent) == ["oversight.duckdb"]


def read_while(process: subprocess.Popen[str], published: Path) -> tuple[set[tuple[object, ...]], str]:
    """What connections saw that were opened one after the other, and what the process said."""
    query = "select run_id, published_rows, (select count(*) from reporting.observations) from meta.publication"
    seen = set()
    while not published.is_file() and process.poll() is None:
        time.sleep(0.01)
    while process.poll() is None:
        with open_published(published) as reader:
            seen.add(reader.execute(query).fetchall()[0])
        time.sleep(0.05)
    assert process.stdout is not None
    return seen, process.stdout.read()


def test_killed_at_any_step_a_whole_file_stands_and_nothing_is_left(build: Path, tmp_path: Path) -> None:
    """Killed at one change of a file after the other, each time gone on from there, until one comes through.

    Whoever reads meanwhile meets no error and no half of a publication.
    """
    data = DataPaths(tmp_path / "data")
    data.build.mkdir(parents=True)
    build.rename(data.build_database)
    program = [sys.executable, "-m", "tests.integration.killed_publication", str(data.root)]

    with subprocess.Popen(program, stdout=subprocess.PIPE, text=True) as publishing:
        seen, said = read_while(publishing, data.published)

    told = [json.loads(line) for line in said.splitlines()]
    stood = [int(run.removeprefix("run ")) for _, run, _, _ in told]
    assert len(told) > 12
    assert {run for run, _, _ in seen} <= {f"run {number}" for number in stood} and len(seen) > 2
    assert {values for _, _, values in seen} == {1}
    assert stood[0] == -1 and stood[-1] == len(told) - 1
    assert all(number in (step, stood[step - 1]) for step, number in enumerate(stood) if step)
    assert {(outcome, values) for _, _, outcome, values in told} == {("succeeded", 1)}
    assert [path.name for path in data.root.rglob("*") if path.name.endswith((".partial", ".wal"))] == []
    assert [one.run_id for one in kept(data.history)] == [f"run {number}" for number in sorted({*stood[:-1]})[:-6:-1]]


def test_opening_what_is_not_there_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(NothingPublished, match="make run"):
        open_published(tmp_path / "oversight.duckdb")


def test_the_published_file_is_for_all_to_read_and_none_to_write(build: Path, tmp_path: Path) -> None:
    published = publish(build, tmp_path / "oversight.duckdb", "run 1")

    assert published.path.stat().st_mode & 0o777 == 0o444


def test_an_empty_reading_replaces_what_is_published_only_when_told_to(build: Path, tmp_path: Path) -> None:
    target = tmp_path / "oversight.duckdb"
    publish(build, target, "run 1")
    before = target.read_bytes()
    change(build, "create or replace view reporting.observations as select 1 as value where false")

    with pytest.raises(PublicationRefused, match="--allow-empty"):
        publish(build, target, "run 2")
    assert target.read_bytes() == before

    publish(build, target, "run 2", Allowances(empty=True))
    with open_published(target) as connection:
        assert connection.execute("select count(*) from reporting.observations").fetchone() == (0,)


def test_the_dictionary_is_rendered_from_the_comments(build: Path, tmp_path: Path) -> None:
    published = publish(build, tmp_path / "oversight.duckdb", "run 1")

    with open_published(published.path) as connection:
        dictionary = render_dictionary(connection)

    assert "### reporting.observations\n\nOne row per statement, it's said\n" in dictionary
    assert "| `value` | DOUBLE | the value; as printed |" in dictionary
    assert "### meta.rejected_records" in dictionary


def test_what_reporting_says_at_length_the_star_says_only_of_the_rows_that_reporting_has_not(
    build: Path, tmp_path: Path
) -> None:
    change(
        build,
        """
        drop view reporting.observations;
        create table marts.fct_observations as from (values
            ('told', 'A label', 'Its label', 'A section', 'It said 877.', 'review 1', 877.0, false),
            ('earlier', 'A label', 'Its label', 'A section', 'It said 876.', 'review 2', 876.0, true),
            ('in words', 'A label', 'Its label', 'A section', 'None yet', 'review 3', null, false)
        ) as t (observation_id, reported_label, measure_label, section, quote, review_id, value, is_superseded);
        create table reporting.observations as
        from marts.fct_observations where not is_superseded and value is not null;
        """,
    )
    published = publish(build, tmp_path / "out" / "oversight.duckdb", "run 1")

    with open_published(published.path) as connection:
        star = connection.execute("from marts.fct_observations order by all").fetchall()
        whole = connection.execute(f"select observation_id, quote from {STATEMENTS} order by all").fetchall()
    assert star == [
        ("earlier", "A label", "A section", "It said 876.", "review 2", 876.0, True),
        ("in words", "A label", "A section", "None yet", "review 3", None, False),
        ("told", None, None, None, None, 877.0, False),
    ]
    assert whole == [("earlier", "It said 876."), ("in words", "None yet"), ("told", "It said 877.")]
