"""`oversight watch` as a service starts and ends it: a process of its own, a second one beside it, a signal."""

from __future__ import annotations

import dataclasses
import datetime as dt
import json
import os
import shlex
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from types import SimpleNamespace

import psutil
import pytest
import yaml
from filelock import FileLock

from dagster_project import fetched
from dagster_project.commands import watch
from dagster_project.notices import NOTIFY_VARIABLE
from fetching.round import utc_now
from ingest.arriving import SECONDS_TO_SETTLE
from tests.conftest import Walked, oversight
from tests.unit.fetching.site import serving
from warehouse.connect import open_published

EXAMPLES = Path(__file__).resolve().parents[1] / "examples"
LETTER, REPORT = "counted_from_two_judgements.txt", "joint_care_grade_2019.txt"


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
        process.communicate(timeout=60)


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

    rest, _ = watching.communicate(timeout=60)
    assert watching.returncode == status, rest
    assert "Interrupted" in rest and "Traceback" not in rest
    assert not any(child.is_running() and child.status() != psutil.STATUS_ZOMBIE for child in children)
    with FileLock(tmp_path / "data" / "watch.lock", timeout=0):
        pass


@dataclass
class Pauses:
    """What happens while a watch sleeps: the next of these each time, and then Ctrl-C; a day goes by in each."""

    left: list[Callable[[], object]]
    day: dt.datetime = dataclasses.field(default_factory=utc_now)

    def sleep(self, _seconds: float) -> None:
        if not self.left:
            raise KeyboardInterrupt
        self.day += dt.timedelta(days=1)
        self.left.pop(0)()


def publication(*listed: str) -> bytes:
    """A page in the structure of the government's, with these attachments."""
    link = '<section class="gem-c-attachment"><h3><a class="govuk-link gem-c-attachment__link" href="{}">{}</a></h3>'
    return f"<html>{''.join(link.format(path, path) for path in listed)}</html>".encode()


def test_what_a_page_lists_since_this_morning_is_published_and_told_with_nobody_there(
    walked: Walked, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    own, told = walked.copied_to(tmp_path), tmp_path / "told.json"
    letter, report = EXAMPLES / "monitoring_visit_letter" / LETTER, EXAMPLES / "ilacs_report" / REPORT
    tells = f"import sys; open({str(told)!r}, 'a').write(sys.stdin.read() + chr(10))"
    monkeypatch.setenv(NOTIFY_VARIABLE, f"{sys.executable} -c {shlex.quote(tells)}")
    monkeypatch.setattr("dagster_project.watching.SECONDS_BETWEEN_FETCHES", 0)
    with serving() as site:
        site.gives("/visits", publication())
        for path in (letter, report):
            site.gives(f"/{path.name}", path.read_bytes())
        pauses = Pauses([lambda: site.gives("/visits", publication(f"/{LETTER}", f"/{REPORT}"))])
        monkeypatch.setattr(fetched, "fetch", partial(fetched.fetch, now=lambda: pauses.day))
        settled = SimpleNamespace(time=lambda: time.time() + SECONDS_TO_SETTLE, sleep=pauses.sleep)
        monkeypatch.setattr(watch, "time", settled)
        source = {"name": "dudley", "kind": "govuk_publication", "address": site.address("/visits", "127.0.0.1")}
        limits = {"seconds_between": 0, "attempts": 1}
        file = tmp_path / "sources.yml"
        file.write_text(
            yaml.safe_dump({"private_hosts": ["127.0.0.1"], "limits": limits, "sources": [source]}), encoding="utf-8"
        )

        oversight("watch", "--sources", file, "--data", own.data.root)

    said = capfd.readouterr().out
    assert (said.count("fetched http"), said.count("a refresh begins"), said.count("published ")) == (2, 1, 1), said
    with open_published(own.data.published) as connection:
        came = connection.execute(
            "select document_file, outcome, listing from reporting.documents where listing is not null order by 1"
        ).fetchall()
    assert [(outcome, listing) for _, outcome, listing in came] == [("read", "listed")] * 2, came
    (line,) = told.read_text(encoding="utf-8").splitlines()
    assert any(one["kind"] == "judgement" for one in json.loads(line)["notices"])


def test_a_second_one_says_who_watches_and_ends(watching: subprocess.Popen[str], folder: Path, tmp_path: Path) -> None:
    status, screen = oversight("watch", "--documents", folder, "--data", tmp_path / "data")

    assert status == 2
    assert f"process {watching.pid}, since" in screen


def test_wrong_usage_is_told(tmp_path: Path) -> None:
    assert oversight("watch", "--data", tmp_path)[0] == 2
    status, screen = oversight("watch", "--documents", tmp_path / "nowhere", "--data", tmp_path)
    assert status == 2 and "there is no folder" in screen
