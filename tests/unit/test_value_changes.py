"""The log of changes: what one published file does to the values of another, why, and when that is too much."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from itertools import chain
from pathlib import Path
from typing import Any

import duckdb
import pytest

from warehouse.changes.log import write_changes
from warehouse.changes.losses import Losses, list_losses, losses

NOW = dt.datetime(2026, 1, 1)
TABLES = """
    create schema reporting;
    create schema meta;
    create table reporting.observations (
        observation_id varchar, local_authority varchar, gss_code varchar, document_id varchar, document_file varchar,
        measure varchar, reported_label varchar, breakdown varchar, comparator varchar, value double, unit varchar,
        qualifier varchar, period_start date, period_end date, char_start integer
    );
    create table reporting.judgements (
        local_authority varchar, gss_code varchar, document_id varchar, document_file varchar, area varchar,
        area_printed varchar, grade varchar, status varchar, page integer
    );
    create table meta.renditions (
        document_id varchar, file_sha256 varchar, version_number integer, kind varchar, outcome varchar,
        is_published boolean, is_superseded boolean
    );
    create table meta.landed_files (file_sha256 varchar, reader_fingerprint varchar);
    create table meta.rejected_records (record_id varchar);
"""


@dataclass(frozen=True)
class Said:
    """A figure of Dudley in a document."""

    value: float
    measure: str | None = "children_looked_after"
    day: str = "2023-03-31"
    place: int = 0
    label: str = "children looked after"
    breakdown: str = ""


@dataclass(frozen=True)
class Paper:
    """A document that stands published, alone in its file."""

    says: Sequence[Said] = ()
    name: str = "letter"
    file: str = "letter.pdf"
    version: int = 1
    outcome: str = "read"
    kind: str = "monitoring_visit_letter"
    reader: str = "reader 1"
    grade: str | None = None
    rejected: Sequence[str] = field(default=())


def record(paper: Paper, said: Said) -> str:
    """Hash of file, place, value and unit in a real file; legible here."""
    return f"{paper.file} {said.place} {said.value}"


def make(path: Path, papers: Sequence[Paper]) -> Path:
    rows: dict[str, list[tuple[Any, ...]]] = defaultdict(list)

    def insert(table: str, *values: Any) -> None:
        rows[table].append(values)

    with duckdb.connect(str(path)) as connection:
        connection.begin()
        connection.execute(TABLES)
        whose = "Dudley", "E08000027"
        for paper in papers:
            insert("meta.landed_files", f"sha of {paper.file}", paper.reader)
            where = f"sha of {paper.file}", paper.version, paper.kind, paper.outcome, True, False
            insert("meta.renditions", paper.name, *where)
            for said in paper.says:
                row = (said.measure, said.label, said.breakdown, None, said.value, "count", "exact", said.day, said.day)
                place = record(paper, said), *whose, paper.name, paper.file
                insert("reporting.observations", *place, *row, said.place)
            if paper.grade:
                judged = "overall", "Overall effectiveness", paper.grade, "graded", 1
                insert("reporting.judgements", *whose, paper.name, paper.file, *judged)
            for rejected in paper.rejected:
                insert("meta.rejected_records", rejected)
        for table, given in rows.items():
            row = f"({', '.join('?' * len(given[0]))})"
            connection.execute(f"insert into {table} values {', '.join([row] * len(given))}", list(chain(*given)))
        connection.commit()
    return path


@contextmanager
def compared(
    folder: Path, before: Sequence[Paper] | None, now: Sequence[Paper], withdrawn: Sequence[str] = ()
) -> Iterator[tuple[duckdb.DuckDBPyConnection, int]]:
    """The new file with its log, and how many values stood."""
    stood = folder / "before.duckdb" if before is None else make(folder / "before.duckdb", before)
    made = make(folder / "now.duckdb", now)
    with duckdb.connect() as connection:
        connection.execute(f"attach '{made}' as published")
        number = write_changes(connection, stood, "run 2", withdrawn, NOW)
    with duckdb.connect(str(made)) as connection:
        yield connection, number


def changes(folder: Path, *given: Any) -> list[tuple[Any, ...]]:
    with compared(folder, *given) as (connection, _):
        columns = "change, why, value_before, value_after"
        return connection.execute(f"select {columns} from meta.changes order by all").fetchall()


LETTER = Paper([Said(877), Said(540, day="2022-03-31", place=50)])


@pytest.mark.parametrize("before", [None, [Paper([Said(12)], "report", "report.pdf")]])
def test_a_new_document_is_one_row_that_says_how_many_values_it_brought(
    tmp_path: Path, before: list[Paper] | None
) -> None:
    graded = replace(LETTER, grade="good")
    with compared(tmp_path, before, [*(before or ()), graded]) as (connection, _):
        columns = "change, why, local_authority, document_file, differences, after, value_after"
        rows = connection.execute(f"select {columns} from meta.changes").fetchall()

    assert rows == [("added", "new_document", "Dudley", "letter.pdf", 3, "3 values and grades", None)]


def test_what_stays_has_no_row(tmp_path: Path) -> None:
    assert changes(tmp_path, [LETTER], [LETTER]) == []


OTHER_VALUE = replace(LETTER, says=[Said(878), LETTER.says[1]])


@pytest.mark.parametrize(
    ("now", "expected"),
    [
        (
            [replace(LETTER, says=[*LETTER.says, Said(12, place=90)], reader="reader 2")],
            [("added", "reader_changed", None, 12.0)],
        ),
        (
            [replace(OTHER_VALUE, file="corrected.pdf", version=2)],
            [("changed", "corrected_document", 877.0, 878.0)],
        ),
        (
            [replace(LETTER, says=LETTER.says[:1], file="corrected.pdf", version=2)],
            [("withdrawn", "corrected_document", 540.0, None)],
        ),
        ([replace(OTHER_VALUE, file="letter.txt")], [("changed", "another_rendition", 877.0, 878.0)]),
        ([replace(OTHER_VALUE, reader="reader 2")], [("changed", "reader_changed", 877.0, 878.0)]),
        (
            [replace(LETTER, says=[Said(877, "children_in_need"), LETTER.says[1]])],
            [("changed", "catalogue_changed", 877.0, 877.0)],
        ),
        (
            [replace(LETTER, says=LETTER.says[:1], rejected=["letter.pdf 50 540"])],
            [("withdrawn", "set_aside", 540.0, None)],
        ),
        (
            [replace(LETTER, says=(), name="a blank one", kind="set_aside", outcome="refused")],
            [("withdrawn", "set_aside", 540.0, None), ("withdrawn", "set_aside", 877.0, None)],
        ),
        ([], [("withdrawn", "not_received", 540.0, None), ("withdrawn", "not_received", 877.0, None)]),
    ],
)
def test_each_change_says_why(tmp_path: Path, now: list[Paper], expected: list[tuple[Any, ...]]) -> None:
    assert changes(tmp_path, [LETTER], now) == expected


@pytest.mark.parametrize("name", ["letter", "sha of letter.pdf"])
def test_a_withdrawn_document_withdraws_its_values_and_undone_brings_them_back(tmp_path: Path, name: str) -> None:
    out = replace(LETTER, says=(), outcome="refused")
    for folder in ("out", "back"):
        (tmp_path / folder).mkdir()

    assert {row[:2] for row in changes(tmp_path / "out", [LETTER], [out], [name])} == {
        ("withdrawn", "document_withdrawn")
    }
    assert {row[:2] for row in changes(tmp_path / "back", [out], [LETTER])} == {("added", "brought_back")}


def test_grades_are_values_too(tmp_path: Path) -> None:
    before, now = replace(LETTER, grade="good"), replace(LETTER, grade="inadequate", reader="reader 2")
    with compared(tmp_path, [before], [now]) as (connection, stood):
        columns = "change, area, grade_before, grade_after, measure"
        rows = connection.execute(f"select {columns} from meta.changes").fetchall()

    assert rows == [("changed", "overall", "good", "inadequate", None)]
    assert stood == 3


def test_a_repeated_quantity_is_paired_in_the_order_of_the_document(tmp_path: Path) -> None:
    twice = replace(LETTER, says=[Said(877, place=0), Said(880, place=9)])
    moved = replace(twice, file="corrected.pdf", version=2, says=[Said(877, place=4), Said(881, place=13)])

    assert changes(tmp_path, [twice], [moved]) == [("changed", "corrected_document", 880.0, 881.0)]


def test_what_stood_and_what_stands_is_told_in_words(tmp_path: Path) -> None:
    now = replace(LETTER, says=[Said(877, None, label="children"), replace(LETTER.says[1], breakdown="sex=female")])
    with compared(tmp_path, [LETTER], [now]) as (connection, _):
        told = connection.execute("select before, after from meta.changes order by all").fetchall()

    assert told == [
        (
            "540 count, children_looked_after, 2022-03-31",
            "540 count, children_looked_after, sex=female, 2022-03-31",
        ),
        ("877 count, children_looked_after, 2023-03-31", "877 count, “children”, 2023-03-31"),
    ]


def test_the_log_is_carried_on_from_refresh_to_refresh(tmp_path: Path) -> None:
    made = make(tmp_path / "one.duckdb", [LETTER])
    after = make(tmp_path / "two.duckdb", [OTHER_VALUE])
    for number, (stood, path) in enumerate([(tmp_path / "none", made), (made, after)], start=1):
        with duckdb.connect() as connection:
            connection.execute(f"attach '{path}' as published")
            write_changes(connection, stood, f"run {number}", (), NOW)

    with duckdb.connect(str(after)) as connection:
        rows = connection.execute("select run_id, differences from meta.changes order by all").fetchall()
    assert rows == [("run 1", 2), ("run 2", 1)]


def test_nothing_is_told_of_a_document_that_was_forgotten(tmp_path: Path) -> None:
    stood = make(tmp_path / "stood.duckdb", [LETTER])
    with duckdb.connect() as connection:
        connection.execute(f"attach '{stood}' as published")
        write_changes(connection, tmp_path / "none", "run 1", (), NOW)
    made = make(tmp_path / "now.duckdb", [])
    with duckdb.connect() as connection:
        connection.execute(f"attach '{made}' as published")
        assert write_changes(connection, stood, "run 2", (), NOW, forgotten=[LETTER.name]) > 0
        assert connection.execute("select * from published.meta.changes").fetchall() == []


def test_rows_of_a_log_that_did_not_say_of_how_many_values_are_of_one_each(tmp_path: Path) -> None:
    with compared(tmp_path, [LETTER], [OTHER_VALUE]) as (connection, _):
        connection.execute("alter table meta.changes drop column differences")
    earlier, made = tmp_path / "now.duckdb", make(tmp_path / "next.duckdb", [OTHER_VALUE])
    with duckdb.connect() as connection:
        connection.execute(f"attach '{made}' as published")
        write_changes(connection, earlier, "run 3", (), NOW)
        assert connection.execute("select differences from published.meta.changes").fetchall() == [(1,)]


@pytest.mark.parametrize("content", [b"no database", None])
def test_a_file_that_cannot_be_compared_counts_as_none(tmp_path: Path, content: bytes | None) -> None:
    earlier, made = tmp_path / "before.duckdb", make(tmp_path / "now.duckdb", [LETTER])
    if content is None:
        with duckdb.connect(str(earlier)) as connection:
            connection.execute("create schema reporting; create table reporting.observations as select 1 as value")
    else:
        earlier.write_bytes(content)
    with duckdb.connect() as connection:
        connection.execute(f"attach '{made}' as published")
        assert write_changes(connection, earlier, "run 2", (), NOW) == 0
        assert connection.execute("select differences from published.meta.changes").fetchall() == [(2,)]


MANY = Paper([Said(number, place=number, day="2020-01-01") for number in range(100, 200)])


def lost(folder: Path, *given: Any) -> Losses:
    with compared(folder, *given) as (connection, stood):
        return losses(connection, "run 2", stood)


@pytest.mark.parametrize(
    ("now", "number"),
    [
        (replace(MANY, says=MANY.says[:96], reader="reader 2"), 4),
        (replace(MANY, says=MANY.says[:94], reader="reader 2"), 6),
        (replace(MANY, says=[replace(said, measure=None) for said in MANY.says]), 100),
        (replace(MANY, says=[replace(said, value=said.value + 1000) for said in MANY.says], reader="reader 2"), 0),
        (replace(MANY, says=(), file="corrected.pdf", version=2), 0),
    ],
)
def test_what_is_lost_is_what_nobody_withdrew_or_corrected(tmp_path: Path, now: Paper, number: int) -> None:
    found = lost(tmp_path, [MANY], [now])

    assert (found.stood, found.lost, found.are_too_many) == (100, number, number > 5)


def test_what_a_person_withdrew_is_not_lost(tmp_path: Path) -> None:
    assert lost(tmp_path, [MANY], [replace(MANY, says=(), outcome="refused")], ["letter"]).lost == 0


def test_too_many_losses_name_documents_and_measures_and_how_to_accept_them(tmp_path: Path) -> None:
    other = Paper([Said(1)], "report", "report.pdf")
    with compared(tmp_path, [MANY, other], [other]) as (connection, stood):
        found = losses(connection, "run 2", stood)
        list_losses(connection, "run 2", tmp_path / "lost.csv")

    said = found.in_words(tmp_path / "lost.csv")
    assert "100 of the 101 values" in said and "99%" in said
    assert "Of documents: letter.pdf (100)." in said and "Of measures: children_looked_after (100)." in said
    assert "100 because the file of its document is in none of the folders refreshed" in said
    assert "--allow-loss" in said and "lost.csv" in said
    assert len((tmp_path / "lost.csv").read_text(encoding="utf-8").splitlines()) == 101
