"""What of a warehouse's own files is no longer as it was written: told before a backup takes them for whole."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import duckdb

from dagster_project.paths import DataPaths
from dagster_project.publication_state import is_as_published
from dagster_project.where_stored import address_of
from fetching.ledger_reading import read_standing
from ingest.errors import OversightError
from ingest.snapshot import damaged, names_of, stored
from ingest.stores import Folder
from warehouse import decisions, withdrawals
from warehouse.connect import NothingPublished, open_published
from warehouse.entered import entered
from warehouse.forgetting import forgotten, reasons
from warehouse.kept_publications import kept
from warehouse.rollbacks import Rollback
from warehouse.upkeep import can_be_read

_READ = "select file_sha256, file_name from meta.landed_files where documents_read > 0 order by all"


def damage_in(data: DataPaths) -> dict[Path, str]:
    """The kept files that are damaged or lost, each with a sentence that says what to do.

    Documents are checked by their hashes; the published file by its own or, where none is noted and as those before
    it, by reading every row; lists and the ledger of fetches by reading them. What was fetched has no hash of its own
    in the inbox, and what is in object storage is not asked for. Raises StoreFault as `address_of`.
    """
    found = dict(_lists(data))
    if not address_of(data):
        found |= _documents(data, can_tell_forgotten=data.forgotten not in found)
    return found | dict(_publications(data))


def _documents(data: DataPaths, can_tell_forgotten: bool) -> dict[Path, str]:
    """Of what was received, bytes and notes that are not those; and what was read and is not there at all."""
    store, found = Folder(data.snapshots), {}
    snapshots = stored(store)
    for snap in snapshots:
        content, note, _ = names_of(snap.sha256)
        if snap.fault or not store.is_sound(content, snap.sha256):
            is_told = snap.folder is not None
            found[store.place(content if is_told else note)] = (snap.fault or damaged(snap.file_name)).reason
    held = {snap.sha256 for snap in snapshots} | (set(reasons(data.forgotten)) if can_tell_forgotten else set())
    for sha256, name in _files_read(data):
        if sha256 not in held:
            found[store.place(names_of(sha256)[0])] = (
                f"{name}, from which values are published, is gone from the store. "
                "Put the file into the documents folder again, and refresh."
            )
    return found


def _files_read(data: DataPaths) -> list[tuple[str, str]]:
    """Hash and name of each file from which what stands is published or, where it cannot be told, what stood before."""
    for path in (data.published, *(one.path for one in kept(data.history))):
        try:
            with open_published(path) as connection:
                return connection.execute(_READ).fetchall()
        except (NothingPublished, duckdb.Error):
            continue
    return []


def _lists(data: DataPaths) -> Iterator[tuple[Path, str]]:
    """What people entered, and what is known of the sources: those that cannot be read."""
    readers: dict[Path, Callable[[Path], object]] = {
        data.withdrawals: withdrawals.standing,
        data.decisions: decisions.standing,
        data.forgotten: forgotten,
        data.rollbacks: lambda path: entered(path, Rollback),
        data.fetches: read_standing,
    }
    for path, read in readers.items():
        try:
            read(path)
        except OversightError as error:
            yield path, str(error)


def _publications(data: DataPaths) -> Iterator[tuple[Path, str]]:
    for path in sorted(data.history.glob("*.duckdb")):
        if not can_be_read(path):
            yield path, "It is a publication from before that cannot be put back any more. Delete it."
    if not is_as_published(data) and (data.published.is_file() or data.history.is_dir()):
        yield data.published, "The published file is damaged or gone. Refresh, which makes it again, and back up anew."
