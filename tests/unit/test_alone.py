"""A backup waits for a refresh and for a round of fetching, and says for which."""

from __future__ import annotations

from pathlib import Path

import pytest
from filelock import FileLock, Timeout

from dagster_project.alone import alone_in
from dagster_project.paths import DataPaths
from dagster_project.refresh_lock import AnotherRefreshRuns


def test_neither_a_refresh_nor_fetching_begins_meanwhile(tmp_path: Path) -> None:
    data = DataPaths(tmp_path)
    with alone_in(data, print, 0):
        for lock in (data.refresh_lock, data.fetch_lock):
            with pytest.raises(Timeout):
                FileLock(lock).acquire(blocking=False)
    with FileLock(data.refresh_lock, timeout=0), FileLock(data.fetch_lock, timeout=0):
        pass


@pytest.mark.parametrize(("held", "said"), [("refresh.lock", "refresh still runs"), ("fetch.lock", "being fetched")])
def test_what_does_not_end_is_said(tmp_path: Path, held: str, said: str) -> None:
    with (
        FileLock(tmp_path / held, timeout=0),
        pytest.raises(AnotherRefreshRuns, match=said),
        alone_in(DataPaths(tmp_path), print, 0),
    ):
        pytest.fail("it was held")
