"""What a refresh says that failed: before it published, or after."""

from __future__ import annotations

import io
from contextlib import nullcontext
from pathlib import Path

import duckdb
import pytest
from rich.console import Console

from dagster_project import refresh
from dagster_project.attempt import attempt
from dagster_project.outcome import Outcome
from dagster_project.paths import BUILD_DATABASE_VARIABLE, DATA_VARIABLE, DOCUMENTS_VARIABLE, DataPaths
from dagster_project.progress import Silent
from dagster_project.screen.run_summary import show_failure
from dagster_project.troubles import in_plain_words


@pytest.mark.parametrize(
    ("stands", "said"),
    [
        (False, "Nothing was published. The disk is full. The last good file stands as it was: oversight.duckdb"),
        (True, "Published, and not exported. The disk is full. The new file stands: oversight.duckdb. Refresh again"),
    ],
)
def test_what_failed_after_the_publication_is_not_told_as_nothing_published(
    stands: bool, said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("oversight.duckdb").touch()
    screen = io.StringIO()

    show_failure(Console(file=screen), Outcome(False, "The disk is full.", stands=stands), Path("oversight.duckdb"))

    assert " ".join(screen.getvalue().split()).startswith(said)


@pytest.mark.parametrize(
    "said",
    [
        "[Errno 28] No space left on device",
        'TransactionContext Error: Failed to commit: Could not write file "build.duckdb.wal": No space left on device',
        "Out of Memory Error: failed to offload data block of size 128.0 KiB (5.3 MiB/5.3 MiB used).",
    ],
)
def test_a_full_disk_is_told_with_what_to_do_in_whichever_words_it_shows(said: str, tmp_path: Path) -> None:
    assert in_plain_words(said, DataPaths(tmp_path)).endswith(f"is full: free some space and refresh again ({said}).")


class NoRecord:
    """A walk that publishes and then finds no room for Dagster's own record, as a job and the definitions of it."""

    def __init__(self, data: DataPaths, publishes: bool) -> None:
        self._data, self._publishes = data, publishes

    def resolve_job_def(self, name: str) -> NoRecord:
        return self

    def execute_in_process(self, run_id: str, **_: object) -> None:
        if self._publishes:
            with duckdb.connect(str(self._data.published)) as connection:
                connection.execute(f"create schema meta; create table meta.publication as select '{run_id}' as run_id")
        raise OSError("no space left on device")


@pytest.mark.parametrize("publishes", [True, False])
def test_what_fails_in_dagster_itself_after_the_publication_is_known_to_come_after_it(
    publishes: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = DataPaths(tmp_path)
    monkeypatch.setattr(refresh, "walk", lambda *_, **__: NoRecord(data, publishes))
    monkeypatch.setattr(refresh, "open_instance", nullcontext)
    for name in (DATA_VARIABLE, DOCUMENTS_VARIABLE, BUILD_DATABASE_VARIABLE):
        monkeypatch.setenv(name, "")

    outcome = attempt(data, [], Silent())

    assert (outcome.is_published, outcome.stands) == (False, publishes)
    assert outcome.message and "is full: free some space" in outcome.message
