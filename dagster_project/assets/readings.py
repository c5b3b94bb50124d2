"""Stops 2 and 3 as an asset: what each new file says, as records."""

from dataclasses import dataclass

from dagster import MaterializeResult, asset

from dagster_project.progress import progress
from dagster_project.reading_ahead import KeptReading, read_ahead
from dagster_project.received import landing_fingerprint
from dagster_project.resources import Warehouse
from ingest.snapshot import Snapshot
from warehouse import landing


@dataclass(frozen=True)
class Readings:
    """Readings to land, and every file that the warehouse holds once they are landed."""

    to_land: tuple[KeptReading, ...]
    files: tuple[str, ...]
    fingerprint: str


@asset(group_name="readings")
def readings(snapshots: list[Snapshot], warehouse: Warehouse) -> MaterializeResult[Readings]:
    """Documents and records of every file not yet landed by this reader under these contracts; one a file.

    A file that stands landed is not read again.
    """
    fingerprint = landing_fingerprint()
    landed = landing.landed(warehouse.engine)
    unread = [snap for snap in snapshots if landed.get(snap.sha256) != fingerprint]
    progress().stage("Reading", steps=len(unread))
    kept = read_ahead(unread, warehouse.paths.readings, progress().step)
    return MaterializeResult(
        value=Readings(tuple(kept), tuple(snap.sha256 for snap in snapshots), fingerprint),
        metadata={
            "files read": len(kept),
            "files landed before": len(snapshots) - len(kept),
            "documents": sum(reading.documents for reading in kept),
            "documents refused": sum(reading.refused for reading in kept),
            "figures": sum(reading.figures for reading in kept),
        },
    )
