"""Stop 1: every file's bytes go once into a content-addressed store, with a note that says where they came from."""

from __future__ import annotations

import dataclasses
import datetime as dt
import hashlib
import os
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from ingest import origins
from ingest.folders import Fault, Found, files_in, shown, unreadable, untold
from ingest.origins import Origin

LARGEST_BYTES = 200_000_000
"""The largest committee pack met has 60 MB; what is larger than this is an archive or a film."""
_CHUNK = 1 << 20


@dataclass(frozen=True)
class Snapshot:
    """One file received: `path` holds its stored bytes; `is_new` says that this call saw them for the first time.

    `seen_order` counts stored files in the order they were first seen, from 1. Where there is a `fault` there are no
    bytes to read and the file is refused with it: `sha256` then hashes the place it was found in, unless a stored
    copy is what is damaged. `folder` is None where the note that told it is lost. `other_names` are further names
    under which the same bytes came; `sidecar` is the text of the sidecar beside the file, where there is one.
    """

    sha256: str
    file_name: str
    source: str
    size_bytes: int
    first_seen_at: dt.datetime
    seen_order: int
    path: Path
    is_new: bool
    folder: Path | None = None
    fault: Fault | None = None
    other_names: tuple[str, ...] = ()
    sidecar: str | None = None

    @property
    def told_other_names(self) -> str | None:
        """The other names in one text, apart by the one sign that no file's name holds; None where there are none."""
        return "/".join(self.other_names) or None


def take(
    folders: Sequence[Path],
    store: Path,
    left_out: Collection[Path] = (),
    temporary: Callable[[Path], object] = untold,
    whole: Callable[[Iterable[Found]], Iterable[Found]] = iter,
    forgotten: Mapping[str, str] = MappingProxyType({}),
) -> list[Snapshot]:
    """Snapshots of every file in the folders, in the folders' order and by name within each.

    `whole` chooses those that are not still being written; `left_out` and `temporary` are those of `files_in`.

    Bytes seen before are not copied again, unless their copy or its note is damaged. The same bytes in two
    places are one snapshot with both names and the first sidecar. A file that cannot be taken is a snapshot with
    its fault and costs no other. `forgotten` says by the hash of bytes why they must not be stored again.
    Raises FileNotFoundError, naming the folder, where one does not exist.
    """
    store.mkdir(parents=True, exist_ok=True)
    known = {origin.sha256: origin for path in _notes(store) if (origin := origins.read(path))}
    taken: dict[str, Snapshot] = {}
    for found in whole(files_in(folders, left_out, temporary)):
        snap = _take(found, store, known, taken, forgotten)
        # The last of several copies knows the names of all; that they are new the first alone does.
        taken[snap.sha256] = dataclasses.replace(snap, is_new=taken.get(snap.sha256, snap).is_new)
    return list(taken.values())


def take_one(path: Path, store: Path) -> Snapshot:
    """The snapshot of one file alone, without what is beside it."""
    store.mkdir(parents=True, exist_ok=True)
    return _take(Found(path), store, {}, {}, {})


def stored(store: Path) -> list[Snapshot]:
    """Every snapshot of the store, in the order first seen; one whose bytes or note are lost has a fault."""
    found = (_from_store(note, store) for note in _notes(store))
    return sorted(found, key=lambda snap: snap.seen_order)


def digest_of(path: Path) -> str:
    """SHA-256 of a file's bytes, read in pieces."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def damaged(file_name: str) -> Fault:
    """The fault of stored bytes that are no longer those of their hash."""
    return Fault(
        "damaged_in_store",
        f"The stored copy of {file_name} is damaged: its bytes are not those that were received. "
        "Put the file into the documents folder again; it is then taken anew.",
    )


def _take(
    found: Found, store: Path, known: dict[str, Origin], taken: Mapping[str, Snapshot], forgotten: Mapping[str, str]
) -> Snapshot:
    """The snapshot of one file of a folder, with a fault where its bytes cannot be had."""
    if found.fault:
        return _faulty(found.path, store, found.fault)
    try:
        size = found.path.stat().st_size
        if size > LARGEST_BYTES:
            return _faulty(found.path, store, _too_large(found.path, size))
        if forgotten and (why := forgotten.get(digest_of(found.path))):
            return _faulty(found.path, store, Fault("forgotten", why))
        return _store(found, store, known, taken)
    except OSError as error:
        if error.filename is not None and os.path.realpath(error.filename).startswith(os.path.realpath(store)):
            raise  # the store itself is full or read-only: no fault of the document
        return _faulty(found.path, store, unreadable(found.path, error))


def _store(found: Found, store: Path, known: dict[str, Origin], taken: Mapping[str, Snapshot]) -> Snapshot:
    """Stores a file's bytes and note where they are not yet or no longer whole."""
    path = found.path
    sha256 = digest_of(path)
    if sha256 not in known or not _is_whole(_bytes_of(store, sha256), sha256):
        sha256 = _copy(path, store)
    seen = known.get(sha256)
    # What stood beside a copy that was met before holds for both.
    sidecar = (taken[sha256].sidecar if sha256 in taken else None) or found.sidecar
    origin = dataclasses.replace((seen or _origin(sha256, path, store, known)).met_as(path), sidecar=sidecar)
    if origin != seen:
        origins.write(_bytes_of(store, sha256).with_suffix(".json"), origin)
        known[sha256] = origin
    return _snapshot(origin, store, is_new=seen is None)


def _origin(sha256: str, path: Path, store: Path, known: dict[str, Origin]) -> Origin:
    return Origin(
        sha256=sha256,
        file_name=path.name,
        source=str(path.parent),
        size_bytes=_bytes_of(store, sha256).stat().st_size,
        first_seen_at=_now().isoformat(),
        seen_order=1 + max((origin.seen_order for origin in known.values()), default=0),
    )


def _copy(path: Path, store: Path) -> str:
    """Copies a file into the store under the hash of the bytes copied, which may differ from those hashed before."""
    partial = store / "copying.partial"
    digest = hashlib.sha256()
    with path.open("rb") as source, partial.open("wb") as target:
        while chunk := source.read(_CHUNK):
            digest.update(chunk)
            target.write(chunk)
    place = _bytes_of(store, digest.hexdigest())
    place.parent.mkdir(exist_ok=True)
    os.replace(partial, place)
    return digest.hexdigest()


def _is_whole(path: Path, sha256: str) -> bool:
    try:
        return digest_of(path) == sha256
    except OSError:
        return False


def _from_store(note: Path, store: Path) -> Snapshot:
    """A stored file as its note tells it."""
    origin = origins.read(note)
    path = note.with_suffix(".bytes")
    if origin is None:
        name = path.name
        size = path.stat().st_size if path.is_file() else 0
        reason = (
            f"The note beside {name} in the snapshot store is damaged: where the file came from is lost. "
            "Put the file into the documents folder again; the note is then written anew."
        )
        fault = Fault("damaged_in_store", reason)
        return Snapshot(note.stem, name, shown(store), size, _now(), 0, path, False, fault=fault)
    snap = _snapshot(origin, store, is_new=False)
    if not path.is_file() or path.stat().st_size != origin.size_bytes:
        return dataclasses.replace(snap, fault=damaged(snap.file_name))
    return snap


def _snapshot(origin: Origin, store: Path, is_new: bool) -> Snapshot:
    return Snapshot(
        sha256=origin.sha256,
        file_name=shown(origin.file_name),
        source=shown(origin.source),
        size_bytes=origin.size_bytes,
        first_seen_at=dt.datetime.fromisoformat(origin.first_seen_at),
        seen_order=origin.seen_order,
        path=_bytes_of(store, origin.sha256),
        is_new=is_new,
        folder=Path(origin.source),
        other_names=tuple(map(shown, origin.other_names)),
        sidecar=origin.sidecar,
    )


def _faulty(path: Path, store: Path, fault: Fault) -> Snapshot:
    place = hashlib.sha256(b"place\x00" + os.fsencode(path)).hexdigest()
    return Snapshot(place, shown(path.name), shown(path.parent), 0, _now(), 0, store / place, True, path.parent, fault)


def _too_large(path: Path, size: int) -> Fault:
    return Fault(
        "too_large",
        f"{shown(path.name)} has {size / 1e6:,.0f} MB, more than the {LARGEST_BYTES / 1e6:,.0f} MB that are read. "
        "Expected one document; split it.",
    )


def _bytes_of(store: Path, sha256: str) -> Path:
    return store / sha256[:2] / f"{sha256}.bytes"


def _notes(store: Path) -> list[Path]:
    """Notes in the order of their names, bytes without one as if they had it."""
    return sorted({path.with_suffix(".json") for path in store.glob("??/*") if path.suffix in (".json", ".bytes")})


def _now() -> dt.datetime:
    return dt.datetime.now(dt.UTC).replace(tzinfo=None, microsecond=0)
