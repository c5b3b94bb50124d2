"""`oversight watch` as a service starts and ends it: a process of its own, a second one beside it, a signal."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest
from filelock import FileLock

from dagster_project.assets.snapshots import NOTHING_NEW
from tests.conftest import PATIENCE, oversight
from tests.integration.growing import Grown
from warehouse.connect import open_published


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "papers").mkdir()
    return tmp_path / "papers"


@pytest.fixture
def watching(folder: Path, tmp_path: Path) -> Iterator[subprocess.Popen[str]]:
    """A watch of an empty folder that has begun."""
    command = [sys.executable, "-m", "dagster_project.cli", "watch", "--every", "0.2"]
    process = subprocess.Popen(
        [*command, "--documents", str(folder), "--data", str(tmp_path / "data")],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    try:
        assert "watching" in next_line(process)
        yield process
    finally:
        process.kill()
        process.communicate(timeout=PATIENCE)


def next_line(process: subprocess.Popen[str]) -> str:
    assert process.stdout is not None
    return process.stdout.readline().strip()


def read_up_to(process: subprocess.Popen[str], ending: str) -> None:
    """Whether a line says before that the file came depends on whether it did before the first look."""
    while not (line := next_line(process)).endswith(ending):
        assert line, f"it ended without saying {ending}"


def drop(folder: Path, name: str) -> None:
    """Moves a file in that was written some time ago."""
    path = folder.parent / name
    path.write_text("A note of no known kind.")
    os.utime(path, (0, 0))
    path.rename(folder / name)


@pytest.mark.parametrize(("number", "status"), [(signal.SIGTERM, 143), (signal.SIGINT, 130)])
def test_a_signal_ends_it_and_the_refresh_that_runs(
    watching: subprocess.Popen[str], folder: Path, tmp_path: Path, number: int, status: int
) -> None:
    drop(folder, "note.txt")
    read_up_to(watching, "a refresh begins")
    this = psutil.Process(watching.pid)
    while not (children := this.children(recursive=True)):
        time.sleep(0.05)

    watching.send_signal(number)

    rest, _ = watching.communicate(timeout=PATIENCE)
    assert watching.returncode == status, rest
    assert "Interrupted" in rest and "Traceback" not in rest
    assert not any(child.is_running() and child.status() != psutil.STATUS_ZOMBIE for child in children)
    with FileLock(tmp_path / "data" / "watch.lock", timeout=0):
        pass


def test_what_a_page_lists_since_this_morning_is_published_and_told_with_nobody_there(grown: Grown) -> None:
    said = grown.watched
    assert (said.count("fetched http"), said.count("a refresh begins"), said.count("published ")) == (2, 2, 1), said
    assert said.index(NOTHING_NEW) < said.index("fetched http"), "in the morning nothing was new"
    with open_published(grown.data.published) as connection:
        came = connection.execute(
            "select document_file, documents.outcome, documents.listing from reporting.documents as documents "
            "inner join meta.fetches as fetches on fetches.file = 'visits/' || document_file order by 1"
        ).fetchall()
    assert [(outcome, listing) for _, outcome, listing in came] == [("read", "listed")] * 2, came
    (line,) = grown.told
    assert any(one["kind"] == "judgement" for one in json.loads(line)["notices"])


def test_a_second_one_says_who_watches_and_ends(watching: subprocess.Popen[str], folder: Path, tmp_path: Path) -> None:
    status, screen = oversight("watch", "--documents", folder, "--data", tmp_path / "data")

    assert status == 2
    assert f"process {watching.pid}, since" in screen


def test_wrong_usage_is_told(tmp_path: Path) -> None:
    assert oversight("watch", "--data", tmp_path)[0] == 2
    status, screen = oversight("watch", "--documents", tmp_path / "nowhere", "--data", tmp_path)
    assert status == 2 and "there is no folder" in screen
