"""Stops 2 to 4 kept: the checked reading of each file as Parquet, named by the file's hash and the reader's."""

from __future__ import annotations

import datetime as dt
import hashlib
import io
import json
import os
import shutil
import uuid
import zipfile
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pyarrow as pa
import pyarrow.parquet as pq

from warehouse.reading_tables import tables_of

if TYPE_CHECKING:
    from ingest.object_storage import Bucket
    from warehouse.contracts.checking import CheckedReading

COMPLETE = "complete"
ANNOUNCED = "reading_now"
PARTIAL = ".partial"
NOTE = ".json"
TABLE = ".parquet"
PACKED = ".zip"
FINGERPRINTS_KEPT = 2
"""Readings of the code before are kept, so that to go back to it costs nothing."""


@dataclass(frozen=True)
class KeptReading:
    """One file's reading: `tables` holds the Parquet file of each landing or meta table that has rows of it.

    `digest` is that of the note of its completeness, and so of all that was read. Where the stored bytes of the file
    were damaged (`is_damaged`) it says that alone: whole again, the file is to be read.
    """

    file_sha256: str
    file_name: str
    tables: dict[str, Path]
    digest: str
    is_damaged: bool


class Readings:
    """The readings that one reader made under one set of contracts, together its fingerprint.

    A reading is a file a table, `<fingerprint>/<table>/<sha256>.parquet`, and a note of its completeness, written
    last: the digest of each. What is missing or damaged counts as not read; nothing here is ever mended.

    Where they are `shared`, whoever reads keeps them there, each as one object, and the folder holds copies of those
    that were found: DuckDB reads files.
    """

    def __init__(self, folder: Path, fingerprint: str, shared: Bucket | None = None) -> None:
        self._all = folder
        self._folder = folder / fingerprint
        self._all_shared = shared
        self._shared = shared.below(fingerprint) if shared else None
        self.fingerprint = fingerprint

    @property
    def place(self) -> str:
        """Where they are kept."""
        return self._shared.address if self._shared else str(self._folder)

    def announce(self, run_id: str) -> None:
        """Leaves word that a run reads, by which its readers elsewhere know the place; raises OSError, StoreFault."""
        if self._shared:
            self._shared.write(ANNOUNCED, run_id.encode())
        else:
            _replace(self._folder / ANNOUNCED, run_id.encode())

    def is_announced(self, run_id: str) -> bool:
        """Whether this is the place of the run that reads; raises OSError, StoreFault where it cannot be looked at."""
        try:
            said = self._shared.read(ANNOUNCED) if self._shared else (self._folder / ANNOUNCED).read_bytes()
        except FileNotFoundError:
            return False
        return said == run_id.encode()

    def keep(
        self,
        checked: CheckedReading,
        run_id: str,
        failed_under: str | None = None,
        landed_at: dt.datetime | None = None,
        is_damaged: bool = False,
    ) -> None:
        """Writes a reading; `failed_under` names the limits for which the file could not be read.

        `is_damaged` says that its stored bytes were. `landed_at` is UTC, this moment where it is not told.
        Raises OSError, StoreFault.
        """
        landed_at = landed_at or dt.datetime.now(dt.UTC).replace(tzinfo=None)
        rows = tables_of(checked, run_id, landed_at, self.fingerprint)
        tables = {name: _as_parquet(table) for name, table in rows}
        file = checked.file
        stated = {
            "file_name": checked.file_name,
            "sidecar": file.sidecar,
            "failed_under": failed_under,
            "is_damaged": is_damaged,
            "tables": {name: _digest(content) for name, content in tables.items()},
        }
        note = json.dumps(stated).encode()
        if self._shared:
            self._shared.write(file.file_sha256 + PACKED, _packed(note, tables))
        else:
            self._put(file.file_sha256, note, tables)

    def find(self, file_sha256: str, file_name: str, sidecar: str | None, limits: str) -> KeptReading | None:
        """The reading of a file under this name and beside this sidecar, whole.

        None where the file must be read, as after other limits. Raises StoreFault.
        """
        return self.find_all([(file_sha256, file_name, sidecar)], limits)[0]

    def find_all(self, files: Sequence[tuple[str, str, str | None]], limits: str) -> list[KeptReading | None]:
        """What `find` finds of each file, those that are not here fetched many at once."""
        found = [self._here(*file, limits) for file in files]
        if self._shared:
            missing = {file[0] for file, reading in zip(files, found, strict=True) if reading is None}
            fetched = dict(zip(missing, self._shared.at_once(self._fetch, missing), strict=True))
            found = [
                self._here(*file, limits) if fetched.get(file[0]) else reading
                for file, reading in zip(files, found, strict=True)
            ]
        return found

    def forget(self, file_sha256: str) -> None:
        """Deletes what whichever reader made of a file; raises OSError, StoreFault."""
        if self._all_shared:
            for fingerprint in self._all_shared.folders():
                self._all_shared.below(fingerprint).remove(file_sha256 + PACKED)
        for path in self._all.glob(f"*/*/{file_sha256}.*"):
            path.unlink()

    def clean_up(self, received: Collection[str]) -> None:
        """Deletes readings of fingerprints long gone and of files that are received no more."""
        self._folder.mkdir(parents=True, exist_ok=True)
        folders = sorted(self._all.iterdir(), key=lambda path: path.stat().st_mtime, reverse=True)
        others = [folder for folder in folders if folder.name != self.fingerprint]
        for folder in others[FINGERPRINTS_KEPT - 1 :]:
            shutil.rmtree(folder) if folder.is_dir() else folder.unlink()
        if self._all_shared:
            _let_go(self._all_shared, {folder.name for folder in self._all.iterdir()})
        for path in self._folder.glob("*/*"):
            sha256 = path.name.partition(".")[0]
            if sha256 not in received or path.suffix == PARTIAL:
                if self._shared and path.suffix == NOTE:
                    self._shared.remove(sha256 + PACKED)
                path.unlink(missing_ok=True)

    def _here(self, file_sha256: str, file_name: str, sidecar: str | None, limits: str) -> KeptReading | None:
        """The reading of a file, where the folder holds it whole."""
        try:
            note = self._note(file_sha256).read_bytes()
            stated = json.loads(note)
            tables = {name: self._path(name, file_sha256) for name in stated["tables"]}
            is_whole = all(_digest(path.read_bytes()) == stated["tables"][name] for name, path in tables.items())
            is_same = (stated["file_name"], stated["sidecar"]) == (file_name, sidecar)
            is_same = is_same and stated["failed_under"] in (None, limits)
            is_damaged = stated["is_damaged"]
        except (OSError, ValueError, KeyError, TypeError, AttributeError):
            return None
        if not (is_whole and is_same):
            return None
        return KeptReading(file_sha256, file_name, tables, _digest(note), is_damaged)

    def _fetch(self, file_sha256: str) -> bool:
        """Copies what is shared of a file into the folder; whether there is anything, whole or not."""
        assert self._shared
        try:
            with zipfile.ZipFile(io.BytesIO(self._shared.read(file_sha256 + PACKED))) as packed:
                held = {Path(name).stem: packed.read(name) for name in packed.namelist()}
        except (FileNotFoundError, zipfile.BadZipFile):
            return False
        self._put(file_sha256, held.pop(COMPLETE, b""), held)
        return True

    def _put(self, file_sha256: str, note: bytes, tables: Mapping[str, bytes]) -> None:
        """Writes a reading into the folder, its note last."""
        self._note(file_sha256).unlink(missing_ok=True)
        for name, content in tables.items():
            _replace(self._path(name, file_sha256), content)
        _replace(self._note(file_sha256), note)

    def _path(self, table: str, sha256: str) -> Path:
        return self._folder / table / (sha256 + TABLE)

    def _note(self, sha256: str) -> Path:
        return self._folder / COMPLETE / (sha256 + NOTE)


def _let_go(shared: Bucket, fingerprints: Collection[str]) -> None:
    """Deletes the shared readings of all fingerprints but these."""
    for fingerprint in shared.folders():
        if fingerprint not in fingerprints:
            gone = shared.below(fingerprint)
            list(gone.at_once(gone.remove, gone.sizes()))


def _packed(note: bytes, tables: Mapping[str, bytes]) -> bytes:
    """A reading as one file, the same bytes for the same reading."""
    sink = io.BytesIO()
    with zipfile.ZipFile(sink, "w") as packed:
        for name, content in {COMPLETE + NOTE: note, **{name + TABLE: rows for name, rows in tables.items()}}.items():
            packed.writestr(zipfile.ZipInfo(name), content)
    return sink.getvalue()


def _as_parquet(rows: pa.Table) -> bytes:
    sink = pa.BufferOutputStream()
    pq.write_table(rows, sink, compression="zstd")
    content: bytes = sink.getvalue().to_pybytes()
    return content


def _replace(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    # Two workers may write the same reading, one of them thought lost.
    partial = path.with_name(f"{path.name}.{uuid.uuid4().hex}{PARTIAL}")
    partial.write_bytes(content)
    os.replace(partial, path)


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
