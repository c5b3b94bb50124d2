"""Which stored files make the warehouse, and whether anything is new since the last publication."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from dagster_project.paths import PROJECT, dbt_files
from ingest import snapshot
from ingest.reading import reader_fingerprint
from ingest.snapshot import Snapshot


def receive(folders: Sequence[Path], store: Path) -> list[Snapshot]:
    """Files that the folders hold, and files once received from them that were replaced or taken away since.

    A corrected letter put in place of the first leaves both in the warehouse. What was received from other
    folders stays in the store and out of the warehouse. Raises FileNotFoundError for a missing folder.
    """
    held = {snap.sha256: snap for snap in snapshot.take(folders, store)}
    roots = [folder.resolve() for folder in folders]
    for snap in snapshot.stored(store):
        if any(Path(snap.source).resolve().is_relative_to(root) for root in roots):
            held.setdefault(snap.sha256, snap)
    return sorted(held.values(), key=lambda snap: snap.seen_order)


@cache
def landing_fingerprint() -> str:
    """Hash of what decides what is landed of a file: the reader and the contracts; another one means: read again."""
    digest = hashlib.sha256(reader_fingerprint().encode())
    for path in sorted([*PROJECT.glob("warehouse/contracts/**/*.py"), PROJECT / "warehouse" / "privacy.py"]):
        digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


def made_from(received: Sequence[Snapshot]) -> str:
    """Hash over everything a publication follows from: files, reader, contracts, catalogue and models."""
    digest = hashlib.sha256()
    digest.update("\n".join(snap.sha256 for snap in received).encode())
    digest.update(landing_fingerprint().encode())
    for path in sorted([*PROJECT.glob("ingest/catalogue/**/*.*"), *PROJECT.glob("warehouse/**/*.py"), *dbt_files()]):
        if path.is_file() and "__pycache__" not in path.parts:
            digest.update(path.read_bytes())
    return digest.hexdigest()
