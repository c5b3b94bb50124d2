"""A disk that is full or cannot be written to: a plain message, exit status 1, the published file untouched."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from dagster_project.paths import DataPaths
from tests.conftest import Walked
from tests.integration.refresh_process import RefreshProcess

MEGABYTE = 1_000_000


@pytest.fixture
def small_disk(tmp_path: Path, walked: Walked) -> Iterator[Path]:
    """A disk in memory with room for the published file and little more."""
    mounted = tmp_path / "small"
    mounted.mkdir()
    size = walked.data.published.stat().st_size + MEGABYTE // 4
    try:
        subprocess.run(
            ["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", mounted], check=True, capture_output=True
        )
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("this user may not mount a disk in memory")
    yield mounted
    subprocess.run(["umount", "--lazy", mounted], check=True)


@pytest.fixture
def published(walked: Walked, small_disk: Path) -> DataPaths:
    """A warehouse on it, of which nothing stands but the published file."""
    data = DataPaths(small_disk / "data")
    data.root.mkdir()
    shutil.copy(walked.data.published, data.published)
    return data


def refused(documents: Path, data: DataPaths) -> str:
    """Screen of a refresh that must end plainly with 1 and leave what is published."""
    before = data.published.read_bytes()
    refresh = RefreshProcess(documents, data)
    assert refresh.ended() == 1, refresh.screen
    assert "Traceback" not in refresh.screen and "Nothing was published" in refresh.screen
    assert data.published.read_bytes() == before
    assert refresh.left_behind() == []
    return refresh.screen


def test_a_full_disk(walked: Walked, published: DataPaths) -> None:
    assert "is full: free some space" in refused(walked.documents, published)


def test_a_read_only_disk(walked: Walked, published: DataPaths, small_disk: Path) -> None:
    subprocess.run(["mount", "-o", "remount,ro", small_disk], check=True)

    assert "cannot be written to" in refused(walked.documents, published)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write into any folder")
def test_a_folder_without_the_right_to_write(walked: Walked, tmp_path: Path) -> None:
    data = DataPaths(tmp_path / "data")
    data.root.mkdir()
    shutil.copy(walked.data.published, data.published)
    data.root.chmod(0o555)

    assert "cannot be written to" in refused(walked.documents, data)
