"""What a look at the documents' folders sees, by which the sensor and `oversight watch` tell that something came."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from pathlib import Path

from ingest.arriving import SECONDS_TO_SETTLE, Mark, mark_of, seconds_to_settle
from ingest.folders import files_in, shown
from ingest.records import Listing

Seen = Mapping[Path, str]
"""Size, time and sidecar of each file, as one text, by its path."""
MOST_NAMED = 10
"""Files that are told by name; of more the number is told."""


def look(
    folders: Sequence[Path],
    left_out: Collection[Path],
    before: Seen | None = None,
    *,
    now: float,
    wait: Callable[[float], object] = time.sleep,
) -> Seen:
    """The files that the folders hold, but for what is still being written: that is as the look `before` saw it.

    Looks at names, sizes and times, the refresh itself at the bytes. `now` is the time in seconds since 1970; a folder
    that is missing holds nothing. A file of a time that is still to come (another machine's clock, or this one's
    before it was put back) would not settle until then: it is looked at a second time, after a `wait`.
    """
    marks: dict[Path, tuple[Mark | None, str]] = {}
    for found in files_in([folder for folder in folders if folder.is_dir()], left_out):
        mark = mark_of(found.path)
        marks[found.path] = mark, f"{mark} {found.sidecar}"
    ahead = {path for path, (mark, _) in marks.items() if mark and mark[1] / 1e9 > now}
    if ahead:
        wait(SECONDS_TO_SETTLE)
    seen = {}
    for path, (mark, told) in marks.items():
        if mark_of(path) == mark if path in ahead else not seconds_to_settle(mark, now):
            seen[path] = told
        elif before and path in before:
            seen[path] = before[path]
    return seen


def told_of(before: Seen, seen: Seen) -> Iterator[str]:
    """What came, changed or went between two looks, a line each."""
    came = [path for path in seen if path not in before]
    changed = [path for path in seen if path in before and seen[path] != before[path]]
    gone = [path for path in before if path not in seen]
    for paths, one, many in ((came, "came", "came"), (changed, "changed", "changed"), (gone, "is gone", "are gone")):
        if len(paths) > MOST_NAMED:
            yield f"{len(paths):,} files {many}"
        else:
            yield from (f"{shown(path)} {one}" for path in paths)


def digest_of(seen: Seen, listings: Sequence[Listing]) -> str:
    """Hash over all that a look saw and what sources list."""
    digest = hashlib.sha256(repr(listings).encode())
    for path, told in sorted(seen.items()):
        digest.update(f"{shown(path)}\x00{told}\n".encode())
    return digest.hexdigest()
