"""A stored copy that is met with other bytes than were received: taken anew, or put aside until it can be."""

from __future__ import annotations

import hashlib

from ingest.snapshot import Snapshot, names_of
from ingest.stores import Place, Store


def mend(snap: Snapshot, store: Store) -> bool:
    """Whether what is stored of a file is what was received, now that other bytes were met there.

    They are taken anew from its folder, where that still holds them. If not, what is stored is put aside under another
    name: whoever looks at the store next sees them missing, and takes the file when it is there again.
    Raises StoreFault.
    """
    kept, _, aside = names_of(snap.sha256)
    stored = _read(store.place(kept))
    if _is_of(snap.sha256, stored):
        return True
    for path in (snap.folder / name for name in (snap.file_name, *snap.other_names) if snap.folder):
        if (received := _read(path)) is not None and _is_of(snap.sha256, received):
            store.write(kept, received)
            return True
    if stored is not None:
        store.write(aside, stored)
        store.remove(kept)
    return False


def _read(place: Place) -> bytes | None:
    try:
        return place.read_bytes()
    except OSError:
        return None


def _is_of(sha256: str, content: bytes | None) -> bool:
    return content is not None and hashlib.sha256(content).hexdigest() == sha256
