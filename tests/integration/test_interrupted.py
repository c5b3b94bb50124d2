"""Interrupted at any moment: it says so, leaves nothing behind, and the next refresh makes good what was cut off."""

from __future__ import annotations

import hashlib
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from filelock import FileLock

from dagster_project.assets.published import exports
from dagster_project.instance import open_instance
from dagster_project.paths import BUILD_DATABASE_VARIABLE, DATA_VARIABLE, DataPaths
from dagster_project.publication_state import is_published
from dagster_project.walk import walk
from tests.conftest import PATIENCE, Walked, in_this_process, oversight
from tests.integration.refresh_process import PublicationProcess, RefreshProcess
from warehouse.connect import open_published
from warehouse.exports.folder import LISTING

HEADERS = 3 * 4096
"""Bytes of a DuckDB file before its blocks: which of those are in use nobody can say."""
# What begins when the signal comes, and the signal: Ctrl-C and what `kill`, a container or a service sends.
MOMENTS = [
    ("Starting", signal.SIGINT, 130),
    ("Building the star", signal.SIGTERM, 143),
]


@pytest.fixture(scope="module")
def own(walked: Walked, tmp_path_factory: pytest.TempPathFactory) -> Walked:
    return with_a_new_file(walked, tmp_path_factory.mktemp("interrupted"))


def with_a_new_file(walked: Walked, folder: Path) -> Walked:
    """A warehouse with a file that is new to it: a refresh has work to do."""
    copied = walked.copied_to(folder)
    (copied.documents / "note.txt").write_text("A note of no known kind.", encoding="utf-8")
    return copied


@pytest.fixture(autouse=True)
def no_names_of_this_process(monkeypatch: pytest.MonkeyPatch) -> None:
    """Refreshes run in this process named their warehouse to what it starts."""
    for name in (DATA_VARIABLE, BUILD_DATABASE_VARIABLE):
        monkeypatch.delenv(name, raising=False)


def sha256_of(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


@pytest.mark.parametrize(("moment", "number", "status"), MOMENTS)
def test_a_signal_ends_it_plainly(own: Walked, moment: str, number: int, status: int) -> None:
    published = sha256_of(own.data.published)
    refresh = RefreshProcess(own.documents, own.data)
    refresh.wait_for(moment)
    time.sleep(0.3)

    assert refresh.signalled(number) == status, refresh.screen

    assert "Interrupted" in refresh.screen and "Traceback" not in refresh.screen
    assert refresh.left_behind() == []
    assert sha256_of(own.data.published) == published
    with FileLock(own.data.refresh_lock, timeout=0):
        pass


def test_a_command_interrupted_while_it_is_imported_says_so_too() -> None:
    program = (
        "import os, signal, sys; from dagster_project import cli; "
        "sys.meta_path.insert(0, type('AtFirstImport', (), {'find_spec': staticmethod("
        "lambda *_: os.kill(os.getpid(), signal.SIGINT))})); cli.app()"
    )
    ended = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, timeout=PATIENCE)

    assert ended.returncode == 130
    assert ended.stderr.startswith("Interrupted") and "Traceback" not in ended.stderr


def test_exports_that_a_kill_cut_off_are_to_be_made_again(walked: Walked, tmp_path: Path) -> None:
    own = with_a_new_file(walked, tmp_path)
    publication = PublicationProcess(own.documents, own.data)
    publication.wait_for("Exporting")
    assert publication.signalled(signal.SIGKILL) == -signal.SIGKILL
    made_from = json.loads(own.data.publication.read_text(encoding="utf-8"))["made_from"]
    (own.data.exports / LISTING).unlink(missing_ok=True)
    assert not is_published(own.data, made_from)

    job = walk(own.data, [own.documents]).resolve_implicit_global_asset_job_def()
    with open_instance(own.data) as instance:
        assert job.execute_in_process(instance=instance, asset_selection=[*exports.keys]).success

    assert is_published(own.data, made_from)
    assert not [path.name for path in own.data.root.rglob("*.partial")]


@pytest.fixture(scope="module")
def mended(tmp_path_factory: pytest.TempPathFactory) -> Walked:
    """Killed while dbt builds, and begun again with much of it garbage.

    Garbage are Dagster's history, the build database and the state file.
    A warehouse of one refused file: what is cut off is the same, and nothing of the star holds a row but its document.
    """
    folder = tmp_path_factory.mktemp("mended")
    documents, data = folder / "documents", DataPaths(folder / "data")
    documents.mkdir()
    (documents / "note.txt").write_text("A note of no known kind.", encoding="utf-8")
    kill_while_dbt_builds(documents, data)
    damage(data)
    with in_this_process():
        exit_code, screen = oversight("refresh", "--documents", documents, "--data", data.root)
    return Walked(data, documents, exit_code, screen)


def kill_while_dbt_builds(documents: Path, data: DataPaths) -> None:
    """dbt, a program of its own, must not live on: it would hold the build against the refresh that comes next."""
    refresh = RefreshProcess(documents, data)
    refresh.wait_for("Building the star")
    dbt = refresh.child_that_holds(data.build_database)
    assert refresh.signalled(signal.SIGKILL) == -signal.SIGKILL
    dbt.wait(timeout=PATIENCE)
    exit_code, screen = oversight("status", "--data", data.root)
    assert "interrupted" in screen and "Nothing is published" in screen and exit_code == 2


def damage(data: DataPaths) -> None:
    data.publication.write_text('{"made_from": ', encoding="utf-8")
    (data.dagster_home / "history" / "runs.db").write_bytes(os.urandom(5000))
    with data.build_database.open("r+b") as file:
        file.seek(HEADERS)
        file.write(os.urandom(data.build_database.stat().st_size - HEADERS))


def test_what_a_kill_cut_off_or_a_disk_damaged_is_made_again(mended: Walked) -> None:
    assert mended.exit_code == 0, mended.screen
    said = " ".join(mended.screen.split())
    assert "history of earlier runs was damaged" in said and "The build was damaged" in said
    noted = json.loads(mended.data.publication.read_text(encoding="utf-8"))
    assert is_published(mended.data, noted["made_from"])
    assert not [path.name for path in mended.data.root.rglob("*.partial")]


def test_a_refused_document_alone_is_built_and_published(mended: Walked) -> None:
    """No model or test fails or warns where there is nothing but its row; an exposure has nothing to do."""
    results = json.loads((mended.data.dbt_target / "run_results.json").read_bytes())["results"]
    with open_published(mended.data.published) as published:
        documents = published.execute("select document_file, outcome from reporting.documents").fetchall()
        observations = published.execute("select count(*) from reporting.observations").fetchone()

    assert {result["status"] for result in results} <= {"success", "pass", "no-op"}
    assert (documents, observations) == ([("note.txt", "refused")], (0,))
