"""What of the files received is landed: their readings, without what is withdrawn or set aside."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Engine

from dagster_project.paths import DataPaths
from dagster_project.reading_limits import Limits
from dagster_project.received import code_fingerprint, readings_of
from ingest.errors import OversightError
from ingest.records import DocumentFile
from ingest.snapshot import Snapshot
from ingest.vocabularies import Medium
from warehouse import landing, withdrawals
from warehouse.left_out import LeftOut
from warehouse.readings import KeptReading
from warehouse.set_aside import Ledger


class NotRead(OversightError):
    """Files whose readings are not there to be landed."""


def land_received(engine: Engine, data: DataPaths, received: Sequence[Snapshot]) -> dict[str, int]:
    """Lands the readings of these files, all tables anew; gives the rows of each table.

    Raises NotRead where a file has no whole reading.
    """
    files = {snap.sha256 for snap in received}
    left_out = LeftOut(
        withdrawn={one.name: one.in_words for one in withdrawals.standing(data.withdrawals)},
        set_aside=ledger_of(data).standing(files),
    )
    return landing.land(engine, kept_readings(data, received), [_as_received(snap) for snap in received], left_out)


def ledger_of(data: DataPaths) -> Ledger:
    """What the code as it is set aside."""
    return Ledger(data.set_aside, code_fingerprint())


def kept_readings(data: DataPaths, received: Sequence[Snapshot]) -> list[KeptReading]:
    """The reading of each file, in their order."""
    readings, limits = readings_of(data), str(Limits.from_environment())
    kept = {snap.file_name: readings.find(snap.sha256, snap.file_name, limits) for snap in received}
    missing = [name for name, reading in kept.items() if reading is None]
    if missing:
        raise NotRead(f"no reading is kept of {', '.join(missing[:5])}: materialise the readings first")
    return [reading for reading in kept.values() if reading]


def _as_received(snap: Snapshot) -> DocumentFile:
    """How a file was received; what was read in it is its reading's to say."""
    return DocumentFile(
        file_sha256=snap.sha256,
        file_name=snap.file_name,
        source=snap.source,
        size_bytes=snap.size_bytes,
        first_seen_at=snap.first_seen_at,
        seen_order=snap.seen_order,
        medium=Medium.UNKNOWN,
        pages=None,
        stored_text="",
    )
