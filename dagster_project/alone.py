"""A warehouse that nothing else writes to: neither a refresh nor a round of fetching."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from filelock import FileLock, Timeout

from dagster_project.paths import DataPaths
from dagster_project.refresh_lock import AnotherRefreshRuns, one_refresh_at_a_time


@contextmanager
def alone_in(data: DataPaths, say: Callable[[str], None], seconds: float) -> Iterator[None]:
    """Holds both locks, waiting so long for each; raises AnotherRefreshRuns."""
    with one_refresh_at_a_time(data.refresh_lock, say, seconds):
        try:
            with FileLock(data.fetch_lock, timeout=seconds):
                yield
        except Timeout:
            raise AnotherRefreshRuns(f"sources are still being fetched after {seconds:g} seconds: try again") from None
