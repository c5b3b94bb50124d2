"""Refreshing again: what is new is read, what is not is not, a failure leaves the last good file, one at a time."""

from __future__ import annotations

import hashlib
import os
import threading
import time
from collections.abc import Sequence
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import duckdb
import pytest
from dagster import DagsterInstance, RunRequest, SkipReason, build_sensor_context

from dagster_project import sensors
from dagster_project.assets import landing_tables
from dagster_project.assets.snapshots import NOTHING_NEW
from dagster_project.paths import DataPaths
from dagster_project.received import receive
from dagster_project.refresh_lock import one_refresh_at_a_time
from dagster_project.sensors import documents_sensor
from dagster_project.what_is_landed import land_received
from ingest.records import DocumentFile
from tests.conftest import PATIENCE, Walked, in_this_process, oversight
from tests.integration.growing import CORRECTED, FETCHED, STANDING, WITHDRAWN, Grown, landed_at
from warehouse.connect import build_engine


def refresh(walked: Walked, *options: object) -> tuple[int, str]:
    return oversight("refresh", "--documents", walked.documents, "--data", walked.data.root, *options)


def sha256_of(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def land_twice(database: Path, data: DataPaths, received: Sequence[DocumentFile]) -> dict[str, int]:
    """A landing by which every observation stands twice: a fault of ours, which stops the publication."""
    landed = land_received(database, data, received)
    with build_engine(database).begin() as connection:
        connection.exec_driver_sql("insert into landing.observations select * from landing.observations")
    return landed


def test_with_nothing_new_nothing_is_read_or_published_again(grown: Grown) -> None:
    assert grown.exit_code == 0
    assert NOTHING_NEW in grown.screen.replace("\n", " ")
    assert "documents read" in grown.screen
    assert landed_at(grown) == grown.landed_before
    assert grown.data.published.stat().st_mtime_ns == grown.published_before


def answers(walked: Walked, query: str, given: Sequence[object] = ()) -> list[tuple[Any, ...]]:
    with duckdb.connect(str(walked.data.published), read_only=True) as connection:
        return connection.execute(query, given).fetchall()


def test_new_files_alone_are_read_and_a_refused_one_stops_nothing(walked: Walked, grown: Grown) -> None:
    before, after = landed_at(walked), landed_at(grown)

    assert "page.pdf" in grown.screen
    fetched = {path.name for path in grown.data.inbox.glob("*/*.txt")}
    assert len(fetched) == 3
    assert after.keys() - before.keys() == {"page.pdf", *fetched, *(f"corrected_{name}" for name in CORRECTED)}
    assert {name: after[name] for name in before} == before


def test_corrected_documents_supersede_the_first_and_are_published(grown: Grown) -> None:
    """Grades, figures and events of the superseded versions stay, and keep what they refer to."""
    query = "select document_file from marts.dim_documents where parent_document_id is null and {} order by all"

    assert answers(grown, query.format("is_superseded")) == [(name,) for name in CORRECTED]
    current = {name for (name,) in answers(grown, query.format("not is_superseded"))}
    assert current >= {f"corrected_{name}" for name in CORRECTED}


def test_the_publication_before_is_kept_to_go_back_to(walked: Walked, grown: Grown) -> None:
    (before,) = grown.data.history.iterdir()

    assert sha256_of(before) == sha256_of(walked.data.published)


def test_every_file_name_received_is_listed(grown: Grown) -> None:
    listed = {name for (name,) in answers(grown, "select document_file from reporting.documents")}

    assert listed == {path.name for path in (*grown.documents.iterdir(), *grown.data.inbox.glob("*/*.txt"))}


def test_a_fetched_letter_is_read_with_its_sidecar_and_each_fetch_is_published(grown: Grown) -> None:
    query = "select licence, source_address, listing from reporting.documents where document_file like 'letter-%'"
    ((licence, address, listing),) = answers(grown, query)

    assert (licence, address.endswith("/letter.txt")) == ("Read and keep", True)
    assert listing == "not_asked", "what was asked last was the other sources file, of the watch"
    received = tuple(path.name for path in grown.documents.iterdir())
    assert answers(grown, f"select distinct listing from reporting.documents where document_file in {received}") == [
        (None,)
    ]
    query = "select outcome, status, address = $1, file from meta.fetches where source = 'dudley' order by outcome"
    fetches = answers(grown, query, [address])
    assert [row[:3] for row in fetches] == [("fetched", 200, True), ("not_found", 404, False)]
    assert (grown.data.inbox / fetches[0][3]).read_bytes() == FETCHED.read_bytes()


def test_a_withdrawn_document_is_listed_with_the_reason_and_nothing_of_it_is_published(
    walked: Walked, grown: Grown
) -> None:
    read = f"select count(*) from reporting.findings where document_file = '{WITHDRAWN}'"
    outcomes = answers(grown, f"select outcome, reason from reporting.documents where document_file = '{WITHDRAWN}'")

    assert answers(walked, read) != [(0,)] and answers(grown, read) == [(0,)]
    assert [outcome for outcome, _ in outcomes] == ["refused"]
    assert "Withdrawn on" in outcomes[0][1] and "by Dudley: only a draft" in outcomes[0][1]


def test_a_decision_survives_the_rebuild_and_one_whose_document_is_superseded_is_told(grown: Grown) -> None:
    decided = "select document_file, corrected_value, decided_by from reporting.observations where decision is not null"

    assert answers(grown, decided) == [(STANDING, 4.0, "Dudley")]
    assert answers(grown, "select count(*) from meta.review_items where corrected_value = 4 and not is_open") == [(1,)]
    assert "1 decision no longer applied" in grown.screen
    assert "It stands in an earlier version of the document" in " ".join(grown.screen.split())


def test_a_blocking_check_leaves_the_last_good_file_and_the_run_is_entered_with_why(
    walked: Walked, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = walked.copied_to(tmp_path)
    good = sha256_of(own.data.published)
    oversight("withdraw", WITHDRAWN, "--reason", "only a draft", "--by", "Dudley", "--data", own.data.root)
    monkeypatch.setattr(landing_tables, "land_received", land_twice)

    with in_this_process():
        exit_code, screen = refresh(own)

    assert exit_code == 1
    assert "Nothing was published" in screen
    assert "observation_id must be unique" in " ".join(screen.split())
    assert sha256_of(own.data.published) == good
    assert answers(own, "select count(*) from reporting.comparison") != [(0,)]

    exit_code, screen = oversight("status", "--data", own.data.root)
    assert exit_code == 1 and "failed" in screen and "landing.observations" in screen


def test_what_a_person_allows_reaches_the_walk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    allowed: dict[str, Any] = {}

    def begun(*_: object, **choices: Any) -> None:
        allowed.update(choices)
        raise RuntimeError("begun")

    monkeypatch.setattr("dagster_project.refresh.walk", begun)
    (tmp_path / "note.txt").touch()

    exit_code, screen = oversight(
        "refresh", "--documents", tmp_path, "--data", tmp_path / "data", "--allow-loss", "--allow-empty", "--wait", 3
    )

    assert exit_code == 1, screen
    assert (allowed["allow_loss"], allowed["allow_empty"], allowed["wait"]) == (True, True, 3)


def test_files_of_other_folders_stay_out_and_replaced_files_stay_in(tmp_path: Path) -> None:
    data, mine, others = DataPaths(tmp_path / "data"), tmp_path / "mine", tmp_path / "others"
    for folder in (mine, others):
        folder.mkdir()
    settled(others / "theirs.txt", "theirs")
    receive([others], data)
    settled(mine / "letter.txt", "first")
    receive([mine], data)
    settled(mine / "letter.txt", "corrected")

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
        while not said:
            time.sleep(0.01)
        order.append("first")
    waiting.join(timeout=PATIENCE)

    assert order == ["first", "second"]
    assert len(said) == 1 and "waits" in said[0] and f"process {os.getpid()}" in said[0]


def test_a_refresh_that_may_wait_no_longer_says_who_holds_the_warehouse(tmp_path: Path) -> None:
    documents, data = tmp_path / "documents", DataPaths(tmp_path / "data")
    documents.mkdir()
    settled(documents / "note.txt", "A note of no known kind.")
    with one_refresh_at_a_time(data.refresh_lock, print):
        exit_code, screen = oversight("refresh", "--documents", documents, "--data", data.root, "--wait", 0.1)

    assert exit_code == 1
    assert f"another refresh still runs after 0.1 seconds (process {os.getpid()}" in " ".join(screen.split())
    assert not data.published.exists()


def settled(path: Path, text: str) -> None:
    """A file that nobody has written to for a minute."""
    path.write_text(text)
    os.utime(path, (time.time() - 60, time.time() - 60))


def test_the_sensor_asks_for_a_refresh_once_a_change(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """By a clock that stands: what was written to a second ago is written to still, however long the test takes."""
    folder, now = tmp_path / "papers", time.time()
    monkeypatch.setattr(sensors, "time", SimpleNamespace(time=lambda: now))
    folder.mkdir()
    sensor = documents_sensor([folder], DataPaths(tmp_path / "data"))
    context = build_sensor_context(instance=DagsterInstance.ephemeral())
    settled(folder / "letter.txt", "first")

    first = sensor(context)
    settled(folder / ".partial", "half")
    (folder / "copying.txt").write_text("half")
    os.utime(folder / "copying.txt", (now - 1, now - 1))
    again = sensor(context)
    settled(folder / "letter.txt", "a corrected one")
    after_a_change = sensor(context)

    assert isinstance(first, RunRequest)
    assert isinstance(again, SkipReason)
    assert isinstance(after_a_change, RunRequest)
    assert first.run_key is after_a_change.run_key is None, "what is as it was once before starts a refresh too"
