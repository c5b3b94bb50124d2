"""What a refresh says that failed: before it published, or after."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from rich.console import Console

from dagster_project.outcome import Outcome
from dagster_project.paths import DataPaths
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
