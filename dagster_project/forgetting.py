"""Everything in a warehouse that holds a file's text is removed; the next publication is made without it."""

from __future__ import annotations

import shutil
from pathlib import Path

from dagster_project.paths import DataPaths
from dagster_project.received import readings_of
from dagster_project.where_built import build_from_environment
from dagster_project.where_stored import snapshots_of
from ingest.folders import SIDECAR
from ingest.snapshot import names_of
from ingest.stores import Folder, digest_of
from warehouse import decisions, withdrawals
from warehouse.entered import enter, entering
from warehouse.forgetting import Forgotten, documents_of, let_go_of_what_holds, note_forgotten
from warehouse.upkeep import remove_build

DAGSTERS_OWN = ("history", "storage")
"""Folders of Dagster that hold what was said of files; its schedules, and whether they are on, stay."""


def forget(data: DataPaths, file_sha256: str, reason: str, by: str) -> Forgotten:
    """Removes a file with all that was made of it, but for what stands published until the next refresh.

    It is entered first: cut off, the command is to be given again. Raises EntryError, OSError, StoreFault.
    """
    publications = [data.published, *data.history.glob("*.duckdb")]
    documents = {document for path in publications for document in documents_of(path, file_sha256)}
    one = note_forgotten(data.forgotten, file_sha256, documents, reason, by)
    _erase_entries(data, file_sha256)
    let_go_of_what_holds(data.history, [one])
    for name in names_of(file_sha256):
        snapshots_of(data).remove(name)
        Folder(data.snapshots).remove(name)  # which it may be in still, on its way into object storage
    readings_of(data).forget(file_sha256)
    _erase_from_inbox(data.inbox, file_sha256)
    _erase_what_was_cut_off(data)
    remove_build(build_from_environment(data))
    for path in (*_made_anew(data), *(data.dagster_home / name for name in DAGSTERS_OWN)):
        shutil.rmtree(path) if path.is_dir() else path.unlink(missing_ok=True)
    return one


def _erase_entries(data: DataPaths, file_sha256: str) -> None:
    with entering(data.decisions):
        decided = decisions.standing(data.decisions)
        if any(one.file_sha256 == file_sha256 for one in decided):
            enter(data.decisions, [one for one in decided if one.file_sha256 != file_sha256])
    with entering(data.withdrawals):
        withdrawn = withdrawals.standing(data.withdrawals)
        if any(one.name == file_sha256 for one in withdrawn):
            enter(data.withdrawals, [one for one in withdrawn if one.name != file_sha256])


def _erase_from_inbox(inbox: Path, file_sha256: str) -> None:
    for path in sorted(inbox.rglob("*")):
        if path.is_file() and digest_of(path) == file_sha256:
            path.unlink()
            path.with_name(path.name + SIDECAR).unlink(missing_ok=True)


def _erase_what_was_cut_off(data: DataPaths) -> None:
    """What was killed on its way into the store or the inbox; whose bytes it holds is not known."""
    for path in (*data.snapshots.rglob("*.partial"), *data.inbox.glob(".partial/*")):
        path.unlink()


def _made_anew(data: DataPaths) -> list[Path]:
    """What a refresh builds anew in any case: of it only the readings tell by their names which file they are of."""
    return [path for path in data.build.glob("*") if path != data.readings]
