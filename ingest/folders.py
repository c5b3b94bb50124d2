"""Which files a folder of documents holds: what is looked at, what is passed over, what cannot be taken."""

from __future__ import annotations

import os
import stat
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Fault:
    """Why a file's bytes are not read; `reason` is a sentence for an analyst that names the file."""

    kind: str
    reason: str


@dataclass(frozen=True)
class Found:
    """One file of a folder; `fault` where it is known already that it cannot be taken."""

    path: Path
    fault: Fault | None = None


def shown(path: Path | str) -> str:
    """A path or name as text that every store and screen takes: bytes that are no UTF-8 are written `\\xe9`."""
    return os.fsencode(path).decode("utf-8", "backslashreplace")


def files_in(folders: Sequence[Path], left_out: Collection[Path] = ()) -> Iterator[Found]:
    """Every file of the folders, in the folders' order and by name within each.

    A folder may be hidden itself; hidden files and folders inside it are passed over, and so is what is in
    `left_out`, pipes and devices. A link is followed to what is in its own folder; one that leads out of it
    is a fault. Raises FileNotFoundError, naming the folder, where one does not exist.
    """
    passed_over = {os.path.realpath(path) for path in left_out}
    for folder in folders:
        if not folder.is_dir():
            raise FileNotFoundError(f"{shown(folder)} is no folder; name a folder that holds documents")
        found = _walk(folder, os.path.realpath(folder), passed_over)
        yield from sorted(found, key=lambda one: [os.fsencode(part) for part in one.path.parts])


def _walk(folder: Path, root: str, passed_over: Collection[str]) -> Iterator[Found]:
    """Files below one folder; a folder that cannot be listed is a fault under its own name."""
    unlisted: list[OSError] = []
    for parent, folders, files in os.walk(folder, onerror=unlisted.append):
        linked = [name for name in folders if os.path.islink(os.path.join(parent, name))]
        folders[:] = [
            name
            for name in folders
            if not name.startswith(".") and os.path.realpath(os.path.join(parent, name)) not in passed_over
        ]
        for name in (*files, *linked):
            path = Path(parent, name)
            if not name.startswith(".") and os.path.realpath(path) not in passed_over:
                yield from _look_at(path, root)
    for error in unlisted:
        yield Found(Path(error.filename), unreadable(Path(error.filename), error))


def _look_at(path: Path, root: str) -> Iterator[Found]:
    target = os.path.realpath(path)
    if target != root and not target.startswith(os.path.join(root, "")):
        reason = (
            f"{shown(path.name)} is a link that leads out of its folder and is not followed. Put the file itself there."
        )
        yield Found(path, Fault("link_out_of_folder", reason))
        return
    try:
        mode = os.stat(path).st_mode
    except OSError as error:
        yield Found(path, unreadable(path, error))
        return
    if stat.S_ISREG(mode):
        yield Found(path)


def unreadable(path: Path, error: OSError) -> Fault:
    """The fault of a file or folder that the system does not give."""
    said = error.strerror or type(error).__name__
    return Fault(
        "unreadable_file",
        f"{shown(path.name)} could not be read ({said}). Expected a file that may be opened; check that it is still "
        "there and who may read it. It is tried again at the next refresh.",
    )
