"""Stop 1: every file's bytes go once into a content-addressed store, with a sidecar that says where they came from."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

LICENCE_UNREAD = "as the document says; read at the next stop"


@dataclass(frozen=True)
class Snapshot:
    """One stored file: `path` holds its bytes; `is_new` says that this call saw them for the first time.

    `seen_order` counts stored files in the order they were first seen, from 1.
    """

    sha256: str
    file_name: str
    source: str
    size_bytes: int
    first_seen_at: dt.datetime
    seen_order: int
    path: Path
    is_new: bool


def take(folders: Sequence[Path], store: Path) -> list[Snapshot]:
    """Snapshots of every file in the folders, in the folders' order and by name within each.

    Bytes seen before are not copied again. The same bytes in two places are one snapshot. Hidden files
    and sidecars are passed over. Raises FileNotFoundError, naming the folder, where one does not exist.
    """
    store.mkdir(parents=True, exist_ok=True)
    taken: dict[str, Snapshot] = {}
    known = {sidecar.stem: sidecar for sidecar in store.glob("*/*.json")}
    for path in _files(folders):
        data = path.read_bytes()
        sha256 = hashlib.sha256(data).hexdigest()
        if sha256 in taken:
            continue
        if sha256 in known:
            taken[sha256] = _from_sidecar(known[sha256], is_new=False)
            continue
        sidecar = _write(store, sha256, data, path, seen_order=len(known) + 1)
        known[sha256] = sidecar
        taken[sha256] = _from_sidecar(sidecar, is_new=True)
    return list(taken.values())


def stored(store: Path) -> list[Snapshot]:
    """Every snapshot of the store, in the order first seen."""
    return sorted((_from_sidecar(path, is_new=False) for path in store.glob("*/*.json")), key=lambda s: s.seen_order)


def _files(folders: Sequence[Path]) -> Iterator[Path]:
    for folder in folders:
        if not folder.is_dir():
            raise FileNotFoundError(f"{folder} is no folder; name a folder that holds documents")
        yield from sorted(
            path for path in folder.rglob("*") if path.is_file() and not any(p.startswith(".") for p in path.parts[-2:])
        )


def _write(store: Path, sha256: str, data: bytes, path: Path, seen_order: int) -> Path:
    folder = store / sha256[:2]
    folder.mkdir(exist_ok=True)
    _replace(folder / f"{sha256}.bytes", data)
    origin = {
        "sha256": sha256,
        "file_name": path.name,
        "source": str(path.parent),
        "size_bytes": len(data),
        "first_seen_at": dt.datetime.now(dt.UTC).replace(tzinfo=None, microsecond=0).isoformat(),
        "seen_order": seen_order,
        "licence": LICENCE_UNREAD,
    }
    sidecar = folder / f"{sha256}.json"
    _replace(sidecar, json.dumps(origin, indent=2).encode("utf-8"))
    return sidecar


def _replace(path: Path, data: bytes) -> None:
    partial = path.with_suffix(path.suffix + ".partial")
    partial.write_bytes(data)
    os.replace(partial, path)


def _from_sidecar(sidecar: Path, is_new: bool) -> Snapshot:
    origin = json.loads(sidecar.read_text(encoding="utf-8"))
    return Snapshot(
        sha256=origin["sha256"],
        file_name=origin["file_name"],
        source=origin["source"],
        size_bytes=origin["size_bytes"],
        first_seen_at=dt.datetime.fromisoformat(origin["first_seen_at"]),
        seen_order=origin["seen_order"],
        path=sidecar.with_suffix(".bytes"),
        is_new=is_new,
    )
