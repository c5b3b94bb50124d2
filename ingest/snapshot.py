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
from ingest.stores import Place, Store, digest_of

LARGEST_BYTES = 200_000_000
"""The largest committee pack met has 60 MB; what is larger than this is an archive or a film."""
BYTES, NOTE, ASIDE = ".bytes", ".json", ".damaged"
"""What the names add to a file's hash under which its bytes, their note and other bytes put aside are stored."""
DAMAGED = "damaged_in_store"
"""Kind of the fault of a stored copy that is not what was received."""


@dataclass(frozen=True)
class Snapshot:
    """One file received: at `path` are its stored bytes; `is_new` says that this call saw them for the first time.

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
    path: Place
    is_new: bool
    folder: Path | None = None
    fault: Fault | None = None
    other_names: tuple[str, ...] = ()
    sidecar: str | None = None

    @property
    def told_other_names(self) -> str | None:
        """The other names in one text, apart by the one sign that no file's name holds; None where there are none."""
        return "/".join(self.other_names) or None


class Snapshots:
    """The snapshots of a store as they were when it was looked at, and what is taken into it since.

    `forgotten` says by the hash of bytes why they must not be stored again.
    """

    def __init__(self, store: Store, forgotten: Mapping[str, str] = MappingProxyType({})) -> None:
        self._store = store
        self._forgotten = forgotten
        self._sizes = {name: size for name, size in store.sizes().items() if name.endswith((BYTES, NOTE))}
        hashes = sorted({name.partition(".")[0] for name in self._sizes})
        noted = zip(hashes, store.at_once(self._noted, hashes), strict=True)
        self._known = {sha256: origin for sha256, origin in noted if origin}
        self._taken: dict[str, Snapshot] = {}

    def take(
        self,
        folders: Sequence[Path],
        left_out: Collection[Path] = (),
        temporary: Callable[[Path], object] = untold,
        whole: Callable[[Iterable[Found]], Iterable[Found]] = iter,
    ) -> list[Snapshot]:
        """Snapshots of every file in the folders, in the folders' order and by name within each.

        `whole` chooses those that are not still being written; `left_out` and `temporary` are those of `files_in`.

        Bytes seen before are not copied again, unless their copy or its note is damaged. The same bytes in two
        places are one snapshot with both names and the first sidecar. A file that cannot be taken is a snapshot with
        its fault and costs no other. Raises FileNotFoundError, naming the folder, where one does not exist, and
        StoreFault where the store is what is out of order.
        """
        for found in whole(files_in(folders, left_out, temporary)):
            snap = self.take_found(found)
            # The last of several copies knows the names of all; that they are new the first alone does.
            self._taken[snap.sha256] = dataclasses.replace(snap, is_new=self._taken.get(snap.sha256, snap).is_new)
        return list(self._taken.values())

    def stored(self) -> list[Snapshot]:
        """Every snapshot of the store, in the order first seen; one whose bytes or note are lost has a fault."""
        hashes = sorted({name.partition(".")[0] for name in self._sizes})
        return sorted(map(self._from_store, hashes), key=lambda snap: snap.seen_order)

    def _noted(self, sha256: str) -> Origin | None:
        try:
            return origins.read(sha256, self._store.place(sha256 + NOTE).read_bytes())
        except OSError:
            return None

    def take_found(self, found: Found) -> Snapshot:
        """The snapshot of one file of a folder, with a fault where its bytes cannot be had."""
        if found.fault:
            return self._faulty(found.path, found.fault)
        try:
            size = found.path.stat().st_size
            if size > LARGEST_BYTES:
                return self._faulty(found.path, _too_large(found.path, size))
            sha256 = digest_of(found.path)
            if why := self._forgotten.get(sha256):
                return self._faulty(found.path, Fault("forgotten", why))
            if sha256 not in self._known or not self._is_whole(sha256):
                sha256 = self._copy(found.path)
        except OSError as error:
            return self._faulty(found.path, unreadable(found.path, error))
        return self._note(sha256, found)

    def _note(self, sha256: str, found: Found) -> Snapshot:
        """The snapshot of bytes that are stored, their note written where it is new or says more."""
        seen = self._known.get(sha256)
        # What stood beside a copy that was met before holds for both.
        sidecar = (self._taken[sha256].sidecar if sha256 in self._taken else None) or found.sidecar
        met = (seen or self._origin(sha256, found.path)).met_as(found.path)
        origin = dataclasses.replace(met, sidecar=sidecar)
        if origin != seen:
            self._write(sha256 + NOTE, origins.written(origin))
            self._known[sha256] = origin
        return self._snapshot(origin, is_new=seen is None)

    def _origin(self, sha256: str, path: Path) -> Origin:
        return Origin(
            sha256=sha256,
            file_name=path.name,
            source=str(path.parent),
            size_bytes=self._sizes[sha256 + BYTES],
            first_seen_at=_now().isoformat(),
            seen_order=1 + max((origin.seen_order for origin in self._known.values()), default=0),
        )

    def _copy(self, path: Path) -> str:
        """Stores a file under the hash of the bytes stored, which may differ from those hashed before."""
        content = path.read_bytes()
        sha256 = hashlib.sha256(content).hexdigest()
        self._write(sha256 + BYTES, content)
        return sha256

    def _write(self, name: str, content: bytes) -> None:
        self._store.write(name, content)
        self._sizes[name] = len(content)

    def _is_whole(self, sha256: str) -> bool:
        """Whether the bytes are there still, and those."""
        is_long_enough = self._sizes.get(sha256 + BYTES) == self._known[sha256].size_bytes
        return is_long_enough and self._store.is_sound(sha256 + BYTES, sha256)

    def _from_store(self, sha256: str) -> Snapshot:
        """A stored file as its note tells it."""
        origin, size = self._known.get(sha256), self._sizes.get(sha256 + BYTES)
        if origin is None:
            name, place = sha256 + BYTES, self._store.place(sha256 + BYTES)
            where = shown(self._store.address)
            return Snapshot(sha256, name, where, size or 0, _now(), 0, place, False, fault=_note_lost(name))
        snap = self._snapshot(origin, is_new=False)
        return snap if size == origin.size_bytes else dataclasses.replace(snap, fault=damaged(snap.file_name))

    def _snapshot(self, origin: Origin, is_new: bool) -> Snapshot:
        return Snapshot(
            sha256=origin.sha256,
            file_name=shown(origin.file_name),
            source=shown(origin.source),
            size_bytes=origin.size_bytes,
            first_seen_at=dt.datetime.fromisoformat(origin.first_seen_at),
            seen_order=origin.seen_order,
            path=self._store.place(origin.sha256 + BYTES),
            is_new=is_new,
            folder=Path(origin.source),
            other_names=tuple(map(shown, origin.other_names)),
            sidecar=origin.sidecar,
        )

    def _faulty(self, path: Path, fault: Fault) -> Snapshot:
        sha256 = hashlib.sha256(b"place\x00" + os.fsencode(path)).hexdigest()
        place, where = self._store.place(sha256 + BYTES), shown(path.parent)
        return Snapshot(sha256, shown(path.name), where, 0, _now(), 0, place, True, path.parent, fault)


def take(folders: Sequence[Path], store: Store) -> list[Snapshot]:
    """Snapshots of every file in the folders, stored."""
    return Snapshots(store).take(folders)


def take_one(path: Path, store: Store) -> Snapshot:
    """The snapshot of one file alone, stored, without what is beside it."""
    return Snapshots(store).take_found(Found(path))


def stored(store: Store) -> list[Snapshot]:
    """Every snapshot of a store, as `Snapshots.stored`."""
    return Snapshots(store).stored()


def names_of(sha256: str) -> tuple[str, str, str]:
    """Under which names a store keeps a file: its bytes, the note of where they came from, and what was put aside."""
    return sha256 + BYTES, sha256 + NOTE, sha256 + ASIDE


def damaged(file_name: str) -> Fault:
    """The fault of stored bytes that are no longer those of their hash."""
    return Fault(
        DAMAGED,
        f"The stored copy of {file_name} is damaged: its bytes are not those that were received. "
        "Put the file into the documents folder again; it is then taken anew.",
    )


def _note_lost(name: str) -> Fault:
    return Fault(
        DAMAGED,
        f"The note beside {name} in the snapshot store is damaged: where the file came from is lost. "
        "Put the file into the documents folder again; the note is then written anew.",
    )


def _too_large(path: Path, size: int) -> Fault:
    return Fault(
        "too_large",
        f"{shown(path.name)} has {size / 1e6:,.0f} MB, more than the {LARGEST_BYTES / 1e6:,.0f} MB that are read. "
        "Expected one document; split it.",
    )


def _now() -> dt.datetime:
    return dt.datetime.now(dt.UTC).replace(tzinfo=None, microsecond=0)
