"""What of the files received is landed: their readings, without what is withdrawn or set aside."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import sqlalchemy as sa
from sqlalchemy import Engine

from dagster_project.paths import DataPaths
from dagster_project.readers.limits import Limits
from dagster_project.received import code_fingerprint, readings_of
from fetching.ledger_reading import read_fetches, read_listings
from ingest.errors import OversightError
from ingest.records import DocumentFile
from ingest.snapshot import Snapshot
from ingest.vocabularies import Medium
from warehouse import landing, withdrawals
from warehouse.connect import open_build
from warehouse.fetches import land_fetches
from warehouse.landed_decisions import land_decisions
from warehouse.left_out import LeftOut
from warehouse.readings import KeptReading
from warehouse.set_aside import Ledger
from warehouse.tables import decisions, landing_tables

if TYPE_CHECKING:
    from warehouse.connect import Build


class NotRead(OversightError):
    """Files whose readings are not there to be landed."""


def land_received(build: Build, data: DataPaths, received: Sequence[DocumentFile]) -> dict[str, int]:
    """Lands the readings of these files, decisions and fetches in a build, all anew; the rows of each table.

    Raises NotRead where a file has no whole reading.
    """
    left_out = LeftOut(
        withdrawn={one.name: one.in_words for one in withdrawals.standing(data.withdrawals)},
        set_aside=ledger_of(data).standing({file.file_sha256 for file in received}),
    )
    with open_build(build) as engine:
        landing.prepare(engine)
        landed = landing.land(engine, _kept_readings(data, received), received, left_out)
        with engine.begin() as connection:
            landed[decisions.name] = land_decisions(connection, data.decisions, left_out.withdrawn)
            listed = read_listings(data.fetches)
            return landed | land_fetches(connection, read_fetches(data.fetches), listed)


def ledger_of(data: DataPaths) -> Ledger:
    """What the code as it is set aside."""
    return Ledger(data.set_aside, code_fingerprint())


def _kept_readings(data: DataPaths, received: Sequence[DocumentFile]) -> list[KeptReading]:
    """The reading of each file, in their order."""
    readings, limits = readings_of(data), str(Limits.from_environment())
    kept = readings.find_all([(file.file_sha256, file.file_name, file.sidecar) for file in received], limits)
    missing = [file.file_name for file, reading in zip(received, kept, strict=True) if reading is None]
    if missing:
        raise NotRead(f"no reading is kept of {', '.join(missing[:5])}: materialise the readings first")
    return [reading for reading in kept if reading]


def as_received(snap: Snapshot) -> DocumentFile:
    """How a file was received; what was read in it is its reading's to say."""
    return DocumentFile(
        file_sha256=snap.sha256,
        file_name=snap.file_name,
        other_names=snap.told_other_names,
        source=snap.source,
        size_bytes=snap.size_bytes,
        first_seen_at=snap.first_seen_at,
        seen_order=snap.seen_order,
        medium=Medium.UNKNOWN,
        pages=None,
        sidecar=snap.sidecar,
        stored_text="",
    )


def files_landed(engine: Engine) -> list[DocumentFile]:
    """The files that stand landed, in the order first seen, without their texts."""
    files = landing_tables["files"]
    told = sa.select(*(column for column in files.c if column.name != "stored_text")).order_by(files.c.seen_order)
    with engine.connect() as connection:
        return [DocumentFile(**row, stored_text="") for row in connection.execute(told).mappings()]
