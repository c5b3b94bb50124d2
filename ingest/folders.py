"""Which files a folder of documents holds: what is looked at, what is passed over, what cannot be taken."""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

SIDECAR = ".yaml"
"""What a sidecar's name adds to that of the file beside which it stands: `report.pdf.yaml`."""
SIDECAR_ALONE = "sidecar_alone"
"""Kind of fault of a sidecar beside which there is no document."""
LONGEST_SIDECAR = 10_000
"""Bytes of a sidecar that are read; its five lines have some hundreds."""
OWNER_FILE = "~$"
"""How the file begins that Word or Excel lays beside a document while it is open."""
HALF_WRITTEN = (".part", ".partial", ".filepart", ".crdownload", ".download", ".opdownload", ".tmp", ".temp")
"""How browsers and file transfers end the name of what is not whole yet; they rename it when it is."""

_OBEYED = re.compile("[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]")


@dataclass(frozen=True)
class Fault:
    """Why a file's bytes are not read; `reason` is a sentence for an analyst that names the file."""

    kind: str
    reason: str


@dataclass(frozen=True)
class Found:
    """One file of a folder; `fault` where it is known already that it cannot be taken.

    `sidecar` is the text of the sidecar beside it, where there is one.
    """

    path: Path
    fault: Fault | None = None
    sidecar: str | None = None


def shown(path: Path | str) -> str:
    """A path or name as text that every store and screen takes.

    Bytes that are no UTF-8 are written `\\xe9`, and so are ends of lines and other marks that a screen obeys.
    """
    return _OBEYED.sub(_written, os.fsencode(path).decode("utf-8", "backslashreplace"))


def _written(mark: re.Match[str]) -> str:
    return mark[0].encode("unicode_escape").decode("ascii")


def untold(_: object) -> None:
    """What is told where nobody listens."""


def is_temporary(name: str) -> bool:
    """Whether a name is that of a file that a program holds for the time being, and no document's."""
    return name.startswith(OWNER_FILE) or name.lower().endswith(HALF_WRITTEN)


def files_in(
    folders: Sequence[Path], left_out: Collection[Path] = (), temporary: Callable[[Path], object] = untold
) -> Iterator[Found]:
    """Every file of the folders, in the folders' order and by name within each.

    A folder may be hidden itself; hidden files and folders inside it are passed over, and so is what is in
    `left_out`, pipes and devices, and what has a temporary name, of which `temporary` is told. A link is followed to
    what is in its own folder; one that leads out of it is a fault. A sidecar is no file of its own but with
    the file it is about. Raises FileNotFoundError, naming the folder, where one does not exist.
    """
    passed_over = {os.path.realpath(path) for path in left_out}
    for folder in folders:
        if not folder.is_dir():
            raise FileNotFoundError(f"{shown(folder)} is no folder; name a folder that holds documents")
        found = _walk(folder, os.path.realpath(folder), passed_over, temporary)
        yield from sorted(found, key=lambda one: [os.fsencode(part) for part in one.path.parts])


def _walk(
    folder: Path, root: str, passed_over: Collection[str], temporary: Callable[[Path], object]
) -> Iterator[Found]:
    """Files below one folder; a folder that cannot be listed is a fault under its own name."""
    unlisted: list[OSError] = []
    for parent, folders, files in os.walk(folder, onerror=unlisted.append):
        linked = [name for name in folders if os.path.islink(os.path.join(parent, name))]
        seen = {
            name
            for name in (*folders, *files)
            if not name.startswith(".") and os.path.realpath(os.path.join(parent, name)) not in passed_over
        }
        for name in sorted(filter(is_temporary, seen)):
            temporary(Path(parent, name))
            seen.remove(name)
        folders[:] = [name for name in folders if name in seen]
        sidecars = {name for name in files if name.removesuffix(SIDECAR) in {*files} - {name}}
        for name in (*files, *linked):
            path = Path(parent, name)
            if name in seen and name not in sidecars:
                for found in _look_at(path, root):
                    yield from _with_sidecar(found, root) if name + SIDECAR in sidecars else [found]
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
        yield Found(path, _alone(path))


def _alone(path: Path) -> Fault | None:
    """The fault of a sidecar beside which the file is missing that it is about."""
    about = path.with_suffix("")
    if path.suffix != SIDECAR or not about.suffix or about.exists():
        return None
    return Fault(
        SIDECAR_ALONE,
        f"{shown(path.name)} is a sidecar and {shown(about.name)}, which it is about, is not beside it. "
        "Put the document there, or delete the sidecar.",
    )


def _with_sidecar(found: Found, root: str) -> Iterator[Found]:
    """A file with the text of its sidecar; a sidecar that cannot be read is a fault of its own and costs no other."""
    for sidecar in _look_at(found.path.with_name(found.path.name + SIDECAR), root):
        if sidecar.fault:
            yield sidecar
            continue
        try:
            with sidecar.path.open("rb") as file:
                text = file.read(LONGEST_SIDECAR + 1).decode("utf-8-sig", "replace")
        except OSError as error:
            yield Found(sidecar.path, unreadable(sidecar.path, error))
            continue
        found = replace(found, sidecar=text)
    yield found


def unreadable(path: Path, error: OSError) -> Fault:
    """The fault of a file or folder that the system does not give."""
    said = error.strerror or type(error).__name__
    return Fault(
        "unreadable_file",
        f"{shown(path.name)} could not be read ({said}). Expected a file that may be opened; check that it is still "
        "there and who may read it. It is tried again at the next refresh.",
    )
