"""Which files are whole: one that was written to a moment ago is looked at a second time before it is read."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterable
from pathlib import Path

from ingest.folders import Found

SECONDS_TO_SETTLE = 2.0
"""For so long nothing must have been written to a file. One that is moved in keeps its time and is whole at once."""

Mark = tuple[int, int]
"""Size in bytes and time of the last writing in nanoseconds."""


def mark_of(path: Path) -> Mark | None:
    """Size and time of a file; None where there is none, or it may not be looked at."""
    try:
        stat = os.stat(path)
    except OSError:
        return None
    return stat.st_size, stat.st_mtime_ns


def seconds_to_settle(mark: Mark | None, now: float) -> float:
    """How long to wait until a file can be told to be whole; 0 for one that is.

    A time ahead of the clock (another machine's, or a clock that was put back) is taken for that of this moment.
    """
    if mark is None:
        return 0
    return max(0.0, SECONDS_TO_SETTLE - max(0.0, now - mark[1] / 1e9))


def whole(
    found: Iterable[Found],
    written_still: Callable[[Path], object],
    now: Callable[[], float] = time.time,
    wait: Callable[[float], object] = time.sleep,
) -> list[Found]:
    """Those of the files that nobody is writing to, in their order; `written_still` is told of the others.

    Waits, for all together, until the youngest has settled: not at all where none is young.
    """
    listed = list(found)
    marks = {one.path: mark_of(one.path) for one in listed}
    young = {path: seconds for path, mark in marks.items() if (seconds := seconds_to_settle(mark, now()))}
    if not young:
        return listed
    wait(max(young.values()))
    growing = {path for path in young if mark_of(path) != marks[path]}
    for path in sorted(growing):
        written_still(path)
    return [one for one in listed if one.path not in growing]
