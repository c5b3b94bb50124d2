"""Refreshing again: what is new is read, what is not is not, a failure leaves the last good file, one at a time."""

from __future__ import annotations

import hashlib
import shutil
import threading
import time
from collections.abc import Sequence
from pathlib import Path

import duckdb
import pytest
from dagster import RunRequest, SkipReason, build_sensor_context

from dagster_project.assets import landing_tables
from dagster_project.assets.snapshots import NOTHING_NEW
from dagster_project.paths import PROJECT, DataPaths
from dagster_project.received import receive
from dagster_project.refresh_lock import one_refresh_at_a_time
from dagster_project.sensors import documents_sensor
from dagster_project.what_is_landed import land_received
from ingest.records import DocumentFile
from tests.conftest import Walked, oversight
from warehouse.connect import build_engine


def refresh(walked: Walked) -> tuple[int, str]:
    return oversight("refresh", "--documents", walked.documents, "--data", walked.data.root)


def landed_at(walked: Walked) -> dict[str, str]:
    """When each file was landed, by its name."""
    with duckdb.connect(str(walked.data.build_database), read_only=True) as connection:
        found = connection.execute("select file_name, landed_at::varchar from meta.landed_files").fetchall()
    return dict(found)


def sha256_of(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def land_twice(database: Path, data: DataPaths, received: Sequence[DocumentFile]) -> dict[str, int]:
    """A landing by which every observation stands twice: a fault of ours, which stops the publication."""
    landed = land_received(database, data, received)
    with build_engine(database).begin() as connection:
        connection.exec_driver_sql("insert into landing.observations select * from landing.observations")
    return landed


def test_with_nothing_new_nothing_is_read_or_published_again(walked: Walked) -> None:
    before, published = landed_at(walked), walked.data.published.stat().st_mtime_ns

    exit_code, screen = refresh(walked)

    assert exit_code == 0
    assert NOTHING_NEW in screen.replace("\n", " ")
    assert "documents read" in screen
    assert landed_at(walked) == before
    assert walked.data.published.stat().st_mtime_ns == published


def test_a_new_file_alone_is_read_and_a_refused_one_stops_nothing(walked: Walked, tmp_path: Path) -> None:
    own = walked.copied_to(tmp_path)
    (own.documents / "page.pdf").write_text("<!DOCTYPE html><title>Not found</title>", encoding="utf-8")
    before = landed_at(own)

    exit_code, screen = refresh(own)

    after = landed_at(own)
    assert exit_code == 0
    assert "1 document refused" in screen and "page.pdf" in screen
    assert after.keys() - before.keys() == {"page.pdf"}
    assert {name: after[name] for name in before} == before


def test_a_blocking_check_leaves_the_last_good_file(
    walked: Walked, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = walked.copied_to(tmp_path)
    good = sha256_of(own.data.published)
    shutil.copy(own.documents / "bolton_2014_inspection.txt", own.documents / "again.txt")
    with (own.documents / "again.txt").open("a", encoding="utf-8") as file:
        file.write("\nA line more.\n")
    monkeypatch.setattr(landing_tables, "land_received", land_twice)

    exit_code, screen = refresh(own)

    assert exit_code == 1
    assert "Nothing was published" in screen
    assert "observation_id must be unique" in " ".join(screen.split())
    assert sha256_of(own.data.published) == good
    with duckdb.connect(str(own.data.published), read_only=True) as connection:
        assert connection.execute("select count(*) from reporting.comparison").fetchone() != (0,)


def test_a_failed_run_is_entered_with_why(walked: Walked, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    own = walked.copied_to(tmp_path)
    (own.documents / "note.txt").write_text("A note of no known kind.", encoding="utf-8")
    monkeypatch.setattr(landing_tables, "land_received", land_twice)
    refresh(own)

    _, screen = oversight("status", "--data", own.data.root)

    assert "failed" in screen and "landing.observations" in screen


def test_files_of_other_folders_stay_out_and_replaced_files_stay_in(tmp_path: Path) -> None:
    data, mine, others = DataPaths(tmp_path / "data"), tmp_path / "mine", tmp_path / "others"
    for folder in (mine, others):
        folder.mkdir()
    (others / "theirs.txt").write_text("theirs")
    receive([others], data)
    (mine / "letter.txt").write_text("first")
    receive([mine], data)
    (mine / "letter.txt").write_text("corrected")

    received = receive([mine], data)

    assert [(snap.file_name, snap.path.read_text()) for snap in received] == [
        ("letter.txt", "first"),
        ("letter.txt", "corrected"),
    ]


def test_a_second_refresh_waits_for_the_first_and_says_so(tmp_path: Path) -> None:
    lock, said, order = tmp_path / "refresh.lock", [], []

    def second() -> None:
        with one_refresh_at_a_time(lock, said.append):
            order.append("second")

    with one_refresh_at_a_time(lock, said.append):
        waiting = threading.Thread(target=second)
        waiting.start()
        time.sleep(0.5)
        order.append("first")
    waiting.join(timeout=10)

    assert order == ["first", "second"]
    assert len(said) == 1 and "waits" in said[0]


def test_the_sensor_asks_for_a_refresh_once_a_change(tmp_path: Path) -> None:
    sensor = documents_sensor([tmp_path])
    context = build_sensor_context()
    (tmp_path / "letter.txt").write_text("first")

    first = sensor(context)
    again = sensor(context)
    (tmp_path / "letter.txt").write_text("a corrected one")
    after_a_change = sensor(context)

    assert isinstance(first, RunRequest)
    assert isinstance(again, SkipReason)
    assert isinstance(after_a_change, RunRequest)
    assert first.run_key != after_a_change.run_key


def test_a_corrected_document_supersedes_the_first_and_is_published(tmp_path: Path) -> None:
    """Grades, figures and events of the superseded version stay, and keep what they refer to."""
    documents = tmp_path / "documents"
    documents.mkdir()
    for specimen in (PROJECT / "specimens").glob("*.txt"):
        text = specimen.read_text(encoding="utf-8")
        (documents / specimen.name).write_text(text, encoding="utf-8")
        (documents / f"corrected_{specimen.name}").write_text(f"{text}\nCorrected.\n", encoding="utf-8")

    exit_code, screen = oversight("refresh", "--documents", documents, "--data", tmp_path / "data")

    assert exit_code == 0, screen
    with duckdb.connect(str(tmp_path / "data" / "oversight.duckdb"), read_only=True) as connection:
        superseded, current = connection.execute(
            "select count(*) filter (is_superseded), count(*) filter (not is_superseded) from marts.dim_documents "
            "where parent_document_id is null"
        ).fetchall()[0]
    assert superseded == current > 0


@pytest.mark.parametrize(
    ("folder", "file_name", "text"),
    [
        (
            "what? 100% #1 'of' \"it\"",
            "letter.txt",
            (PROJECT / "specimens" / "bradford_2023_november_visit_letter.txt").read_text(encoding="utf-8"),
        ),
        ("jo@example.org [red]", "note.txt", "A note of no known kind."),
    ],
    ids=["without figures", "without documents"],
)
def test_a_warehouse_without_figures_or_documents_is_published_under_any_name(
    folder: str, file_name: str, text: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    documents, data = tmp_path / folder / "documents #2?", tmp_path / folder / "data"
    documents.mkdir(parents=True)
    (documents / file_name).write_text(text, encoding="utf-8")

    exit_code, screen = oversight("refresh", "--documents", documents, "--data", data)

    assert exit_code == 0, screen
    assert oversight("documents", "--data", data)[0] == 0
    assert (data / "exports" / "documents.csv").is_file()
