"""Which files were forgotten, when, by whom and why, without a word of them; and which publications hold one."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from pathlib import Path

import duckdb

from warehouse.connect import NothingPublished, open_published
from warehouse.entered import enter, entered, entering, fit_to_publish, now

_DOCUMENTS = """
    select distinct d.document_id from marts.bridge_document_files as f
    inner join marts.dim_documents as d using (document_version_id) where f.file_sha256 = ?
"""
_OTHER_FILES = """
    select distinct f.document_file from marts.bridge_document_files as f
    inner join marts.dim_documents as d using (document_version_id)
    where list_contains($documents, d.document_id) and f.file_sha256 <> $sha256 order by all
"""
_HOLDS = """
    select exists (from meta.landed_files where list_contains($files, file_sha256))
        or exists (from meta.changes where list_contains($documents, document_id))
"""


@dataclass(frozen=True)
class Forgotten:
    """One file, by the SHA-256 of its bytes, and the identifiers of the documents that were read in it."""

    file_sha256: str
    document_ids: list[str]
    reason: str
    forgotten_by: str
    forgotten_at: str

    @property
    def in_words(self) -> str:
        """What is said of it, and of the same bytes when they are offered again."""
        return f"Forgotten on {self.forgotten_at[:10]} by {self.forgotten_by}: {self.reason}"


def forgotten(path: Path) -> list[Forgotten]:
    """Every file that was forgotten; raises EntryError where the list cannot be read."""
    return entered(path, Forgotten)


def reasons(path: Path) -> dict[str, str]:
    """Why each file was forgotten, in words, by its SHA-256; raises EntryError as `forgotten` does."""
    return {one.file_sha256: one.in_words for one in forgotten(path)}


def note_forgotten(path: Path, file_sha256: str, document_ids: Collection[str], reason: str, by: str) -> Forgotten:
    """Enters that a file is forgotten; one entered before keeps its documents.

    Raises EntryError where reason or name of the person is empty or carries contact details: both are published.
    """
    fit_to_publish(reason, by)
    with entering(path):
        before = forgotten(path)
        known = {document for one in before if one.file_sha256 == file_sha256 for document in one.document_ids}
        one = Forgotten(file_sha256, sorted(known | {*document_ids}), " ".join(reason.split()), by, now())
        enter(path, [*(other for other in before if other.file_sha256 != file_sha256), one])
    return one


def documents_of(published: Path, file_sha256: str) -> set[str]:
    """Identifiers of the documents that a published file has of this file; none where it cannot be read."""
    try:
        with open_published(published) as connection:
            return {document for (document,) in connection.execute(_DOCUMENTS, [file_sha256]).fetchall()}
    except (NothingPublished, duckdb.Error):
        return set()


def other_files(published: Path, one: Forgotten) -> list[str]:
    """Names of other files, as published, that hold one of the same documents."""
    try:
        with open_published(published) as connection:
            given = {"documents": one.document_ids, "sha256": one.file_sha256}
            return [name for (name,) in connection.execute(_OTHER_FILES, given).fetchall()]
    except (NothingPublished, duckdb.Error):
        return []


def let_go_of_what_holds(history: Path, entries: Sequence[Forgotten]) -> int:
    """Removes the kept publications that hold a forgotten file or tell of its values; how many.

    One that cannot be read is removed too: what is in it cannot be told.
    """
    holding = [path for path in history.glob("*.duckdb") if entries and _holds(path, entries)]
    for path in holding:
        path.unlink()
    return len(holding)


def _holds(path: Path, entries: Sequence[Forgotten]) -> bool:
    given = {
        "files": [one.file_sha256 for one in entries],
        "documents": [document for one in entries for document in one.document_ids],
    }
    try:
        with open_published(path) as connection:
            row = connection.execute(_HOLDS, given).fetchone()
    except (NothingPublished, duckdb.Error):
        return True
    return row is None or bool(row[0])
