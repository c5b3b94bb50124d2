"""Stops 2 to 4 kept: the checked reading of each file as Parquet, named by the file's hash and the reader's."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import os
import shutil
import uuid
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pyarrow as pa
import pyarrow.parquet as pq
import sqlalchemy as sa

from ingest.records import LANDING_TABLES, record_id
from warehouse.columns import as_arrow
from warehouse.tables import landed_files, rejected_records

if TYPE_CHECKING:
    from warehouse.contracts.checking import CheckedReading, RejectedRecord

COMPLETE = "complete"
ANNOUNCED = "reading_now"
PARTIAL = ".partial"
FINGERPRINTS_KEPT = 2
"""Readings of the code before are kept, so that to go back to it costs nothing."""
ARROW_TYPES: dict[type[sa.types.TypeEngine[Any]], pa.DataType] = {
    sa.String: pa.string(),
    sa.Integer: pa.int32(),
    sa.Boolean: pa.bool_(),
    sa.DateTime: pa.timestamp("us"),
}


@dataclass(frozen=True)
class KeptReading:
    """One file's reading: `tables` holds the Parquet file of each landing or meta table that has rows of it.

    `digest` is that of the note of its completeness, and so of all that was read.
    """

    file_sha256: str
    file_name: str
    tables: dict[str, Path]
    digest: str


class Readings:
    """The readings that one reader made under one set of contracts, together its fingerprint.

    A reading is a file a table, `<fingerprint>/<table>/<sha256>.parquet`, and a note of its completeness, written
    last: the digest of each. What is missing or damaged counts as not read; nothing here is ever mended.
    """

    def __init__(self, folder: Path, fingerprint: str) -> None:
        self._all = folder
        self._folder = folder / fingerprint
        self.fingerprint = fingerprint

    @property
    def place(self) -> str:
        """Where they are kept."""
        return str(self._folder)

    def announce(self, run_id: str) -> None:
        """Leaves word that a run reads, by which its readers on other machines know the place; raises OSError."""
        _replace(self._folder / ANNOUNCED, run_id.encode())

    def is_announced(self, run_id: str) -> bool:
        """Whether this is the place of the run that reads; raises OSError where it cannot be looked at."""
        try:
            return (self._folder / ANNOUNCED).read_bytes() == run_id.encode()
        except FileNotFoundError:
            return False

    def keep(
        self,
        checked: CheckedReading,
        run_id: str,
        failed_under: str | None = None,
        landed_at: dt.datetime | None = None,
    ) -> None:
        """Writes a reading; `failed_under` names the limits for which the file could not be read.

        `landed_at` is UTC, this moment where it is not told.
        """
        landed_at = landed_at or dt.datetime.now(dt.UTC).replace(tzinfo=None)
        sha256 = checked.file.file_sha256
        self._note(sha256).unlink(missing_ok=True)
        digests = {name: self._write(name, sha256, rows) for name, rows in self._tables(checked, run_id, landed_at)}
        file = checked.file
        stated = {
            "file_name": file.file_name,
            "sidecar": file.sidecar,
            "failed_under": failed_under,
            "tables": digests,
        }
        _replace(self._note(sha256), json.dumps(stated).encode())

    def find(self, file_sha256: str, file_name: str, sidecar: str | None, limits: str) -> KeptReading | None:
        """The reading of a file under this name and beside this sidecar, whole.

        None where the file must be read, as after other limits.
        """
        try:
            note = self._note(file_sha256).read_bytes()
            stated = json.loads(note)
            tables = {name: self._path(name, file_sha256) for name in stated["tables"]}
            is_whole = all(_digest(path.read_bytes()) == stated["tables"][name] for name, path in tables.items())
            is_same = (stated["file_name"], stated["sidecar"]) == (file_name, sidecar)
            is_same = is_same and stated["failed_under"] in (None, limits)
        except (OSError, ValueError, KeyError, TypeError, AttributeError):
            return None
        return KeptReading(file_sha256, file_name, tables, _digest(note)) if is_whole and is_same else None

    def clean_up(self, received: Collection[str]) -> None:
        """Deletes readings of fingerprints long gone and of files that are received no more."""
        folders = sorted(self._all.iterdir(), key=lambda path: path.stat().st_mtime, reverse=True)
        others = [folder for folder in folders if folder.name != self.fingerprint]
        for folder in others[FINGERPRINTS_KEPT - 1 :]:
            shutil.rmtree(folder) if folder.is_dir() else folder.unlink()
        for path in self._folder.glob("*/*"):
            if path.name.partition(".")[0] not in received or path.suffix == PARTIAL:
                path.unlink(missing_ok=True)

    def _tables(self, checked: CheckedReading, run_id: str, landed_at: dt.datetime) -> Iterator[tuple[str, pa.Table]]:
        for name, record in LANDING_TABLES.items():
            rows = checked.rows(name)
            if rows:
                yield name, as_arrow(record, rows)
        if checked.rejected:
            yield rejected_records.name, _meta_rows(rejected_records, [_rejection(r, run_id) for r in checked.rejected])
        yield landed_files.name, _meta_rows(landed_files, [_landed_file(checked, run_id, landed_at, self.fingerprint)])

    def _write(self, table: str, sha256: str, rows: pa.Table) -> str:
        """Digest of the Parquet file that the rows became."""
        sink = pa.BufferOutputStream()
        pq.write_table(rows, sink, compression="zstd")
        content = sink.getvalue().to_pybytes()
        _replace(self._path(table, sha256), content)
        return _digest(content)

    def _path(self, table: str, sha256: str) -> Path:
        return self._folder / table / f"{sha256}.parquet"

    def _note(self, sha256: str) -> Path:
        return self._folder / COMPLETE / f"{sha256}.json"


def _replace(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    # Two workers may write the same reading, one of them thought lost.
    partial = path.with_name(f"{path.name}.{uuid.uuid4().hex}{PARTIAL}")
    partial.write_bytes(content)
    os.replace(partial, path)


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def _meta_rows(table: sa.Table, rows: list[dict[str, object]]) -> pa.Table:
    return pa.Table.from_pylist(rows, pa.schema([(c.name, ARROW_TYPES[type(c.type)]) for c in table.columns]))


def _rejection(row: RejectedRecord, run_id: str) -> dict[str, object]:
    return {
        "rejection_id": record_id(row.file_sha256, row.table, row.record_id, row.rule, row.message),
        "file_sha256": row.file_sha256,
        "document_file": row.document_file,
        "rendition_id": row.rendition_id,
        "table_name": row.table,
        "record_id": row.record_id,
        "rule": row.rule,
        "message": row.message,
        "is_blocking": row.is_blocking,
        "record": row.record,
        "run_id": run_id,
        "stop": row.stop,
    }


def _landed_file(checked: CheckedReading, run_id: str, landed_at: dt.datetime, fingerprint: str) -> dict[str, object]:
    refused = sum(document.outcome == "refused" for document in checked.documents)
    return {
        "file_sha256": checked.file.file_sha256,
        "file_name": checked.file.file_name,
        "reader_fingerprint": fingerprint,
        "run_id": run_id,
        "landed_at": landed_at,
        "documents_read": len(checked.documents) - refused,
        "documents_refused": refused,
        "rows_landed": sum(len(checked.rows(name)) for name in LANDING_TABLES),
        "rows_rejected": len({(row.table, row.record_id) for row in checked.rejected}),
    }
