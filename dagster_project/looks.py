"""What a look at the documents' folders sees, by which the sensor and `oversight watch` tell that something came."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterator, Mapping, Sequence
from pathlib import Path

from ingest.arriving import mark_of, seconds_to_settle
from ingest.folders import files_in, shown
from ingest.records import Listing

Seen = Mapping[Path, str]
"""Size, time and sidecar of each file, as one text, by its path."""
MOST_NAMED = 10
"""Files that are told by name; of more the number is told."""


def look(folders: Sequence[Path], left_out: Collection[Path], before: Seen | None = None, *, now: float) -> Seen:
    """The files that the folders hold, but for what is still being written: that is as the look `before` saw it.

    Looks at names, sizes and times, the refresh itself at the bytes. `now` is the time in seconds since 1970; a folder
    that is missing holds nothing.
    """
    seen = {}
    for found in files_in([folder for folder in folders if folder.is_dir()], left_out):
        mark = mark_of(found.path)
        if not seconds_to_settle(mark, now):
            seen[found.path] = f"{mark} {found.sidecar}"
        elif before and found.path in before:
            seen[found.path] = before[found.path]
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
