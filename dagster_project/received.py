"""Which stored files make the warehouse, and whether anything is new since the last publication."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Sequence
from functools import cache
from pathlib import Path

import duckdb

from dagster_project.landing_fingerprint import landing_fingerprint
from dagster_project.paths import PROJECT, DataPaths, dbt_files
from dagster_project.readers.limits import Limits
from dagster_project.where_stored import shared_readings_of, snapshots_of
from fetching.ledger_reading import read_listings
from ingest import arriving
from ingest.folders import SIDECAR_ALONE, Found, shown, untold
from ingest.snapshot import Snapshot, Snapshots
from warehouse.connect import NothingPublished, open_published
from warehouse.forgetting import reasons
from warehouse.readings import Readings

STILL_WRITTEN = "still being written and was left out: the next refresh reads it."
TEMPORARY = "a temporary file by its name and was left out: rename it where it is a document."


def receive(folders: Sequence[Path], data: DataPaths, say: Callable[[str], object] = untold) -> list[Snapshot]:
    """Files that the folders hold, and files once received from them that were replaced or taken away since.

    A corrected letter put in place of the first leaves both in the warehouse. What was received from other
    folders stays in the store and out of the warehouse; what the warehouse itself wrote is never received. What is
    still being written is left for the next time, and `say` is told so.
    Where no folder but the inbox is named, the files of what stands published are received from the store.
    Raises FileNotFoundError for a missing folder, StoreFault for a store out of order.
    """
    gone = reasons(data.forgotten)

    def whole(found: Iterable[Found]) -> Iterable[Found]:
        came = (one for one in found if not _is_of_a_fetch_cut_off(one, data.inbox))
        return arriving.whole(came, lambda path: say(f"{shown(path)} is {STILL_WRITTEN}"))

    snapshots = Snapshots(snapshots_of(data), gone)
    taken = snapshots.take(folders, data.own_among(folders), lambda path: say(f"{shown(path)} is {TEMPORARY}"), whole)
    held = {snap.sha256: snap for snap in taken}
    roots = [folder.resolve() for folder in folders]
    standing = set() if set(roots) - {data.inbox.resolve()} else files_published(data.published)
    for snap in snapshots.stored():
        is_of_a_folder = snap.folder is None or any(snap.folder.resolve().is_relative_to(root) for root in roots)
        if is_of_a_folder or snap.sha256 in standing:
            held.setdefault(snap.sha256, snap)
    return sorted(held.values(), key=lambda snap: snap.seen_order)


def _is_of_a_fetch_cut_off(found: Found, inbox: Path) -> bool:
    """Whether it is a sidecar in the inbox whose document did not come: the next round of fetching brings both."""
    return found.fault is not None and found.fault.kind == SIDECAR_ALONE and found.path.is_relative_to(inbox)


def files_published(published: Path) -> set[str]:
    """Hashes of the files that the published file was made from; none where nothing stands."""
    try:
        with open_published(published) as connection:
            return {sha256 for (sha256,) in connection.execute("select file_sha256 from meta.landed_files").fetchall()}
    except (NothingPublished, duckdb.Error):
        return set()


def readings_of(data: DataPaths) -> Readings:
    """The readings that the code as it is makes and keeps."""
    return Readings(data.readings, landing_fingerprint(), shared_readings_of(data))


@cache
def code_fingerprint() -> str:
    """Hash of everything beside the files that a publication follows from: reader, contracts, catalogue and models."""
    digest = hashlib.sha256(landing_fingerprint().encode())
    for path in sorted([*PROJECT.glob("ingest/catalogue/**/*.*"), *PROJECT.glob("warehouse/**/*.py"), *dbt_files()]):
        if path.is_file() and "__pycache__" not in path.parts:
            digest.update(path.read_bytes())
    return digest.hexdigest()


def made_from(received: Sequence[Snapshot], data: DataPaths) -> str:
    """Hash over everything a publication follows from: files, code, what people entered, what sources list, limits."""
    digest = hashlib.sha256(code_fingerprint().encode())
    for snap in received:
        digest.update(f"{snap.sha256} {snap.file_name} {snap.other_names} {snap.sidecar} {snap.fault}\n".encode())
    for by_hand in (data.withdrawals, data.decisions):
        digest.update(by_hand.read_bytes() if by_hand.is_file() else b"")
    digest.update(repr(read_listings(data.fetches)).encode())
    digest.update(str(Limits.from_environment()).encode())
    return digest.hexdigest()
