"""Reads files in up to two processes and keeps each reading on disk until it is landed: memory holds one at a time."""

from __future__ import annotations

import pickle
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path

from ingest.reading import read_file
from ingest.records import Reading
from ingest.snapshot import Snapshot

WORKERS = 2
# Below this a second process costs more in starting than it saves in reading.
BYTES_WORTH_A_PROCESS = 1_000_000


@dataclass(frozen=True)
class KeptReading:
    """One file's reading on disk; `documents` and `figures` say what it holds."""

    sha256: str
    file_name: str
    path: Path
    documents: int
    refused: int
    figures: int

    def load(self) -> Reading:
        """The reading itself."""
        with self.path.open("rb") as file:
            reading: Reading = pickle.load(file)
        return reading


def read_ahead(snapshots: Sequence[Snapshot], folder: Path, done: Callable[[str], None]) -> list[KeptReading]:
    """Reads every snapshot and keeps its reading in the folder, in the order given; `done` is told each name."""
    folder.mkdir(parents=True, exist_ok=True)
    for left_by_a_failed_run in folder.iterdir():
        left_by_a_failed_run.unlink()
    kept = []
    for reading in _read_all(snapshots, folder):
        done(reading.file_name)
        kept.append(reading)
    return kept


def _read_all(snapshots: Sequence[Snapshot], folder: Path) -> Iterator[KeptReading]:
    is_worth_it = len(snapshots) > 1 and sum(snap.size_bytes for snap in snapshots) > BYTES_WORTH_A_PROCESS
    if not is_worth_it:
        yield from (_read_and_keep(snap, folder) for snap in snapshots)
        return
    # A forked process would inherit the threads and locks of DuckDB, polars and Dagster in an unknown state.
    with ProcessPoolExecutor(WORKERS, mp_context=get_context("spawn")) as pool:
        yield from pool.map(_read_and_keep, snapshots, [folder] * len(snapshots))


def _read_and_keep(snap: Snapshot, folder: Path) -> KeptReading:
    reading = read_file(snap)
    path = folder / f"{snap.sha256}.pickle"
    with path.open("wb") as file:
        pickle.dump(reading, file, protocol=pickle.HIGHEST_PROTOCOL)
    refused = sum(document.outcome == "refused" for document in reading.documents)
    return KeptReading(
        snap.sha256, snap.file_name, path, len(reading.documents), refused, len(reading.records.observations)
    )
