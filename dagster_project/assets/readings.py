"""Stops 2 to 4 as an asset: what each file says, as records that keep the contracts."""

from collections.abc import Iterator, Sequence

from dagster import AssetExecutionContext, MaterializeResult, asset

from dagster_project.progress import progress
from dagster_project.readers.limits import Limits
from dagster_project.readers.messages import Kept
from dagster_project.readers.pool import ReadingPool
from dagster_project.received import readings_of
from dagster_project.resources import Warehouse
from dagster_project.where_stored import snapshots_of
from ingest.mending import mend
from ingest.snapshot import Snapshot, damaged
from ingest.stores import Store
from warehouse.readings import KeptReading


@asset(group_name="readings")
def readings(
    context: AssetExecutionContext, snapshots: list[Snapshot], warehouse: Warehouse
) -> MaterializeResult[None]:
    """Documents and records of every file, checked against the contracts, kept as Parquet; one reading a file.

    A file that this reader read under these contracts is not read again.
    """
    kept = readings_of(warehouse.paths)
    limits = Limits.from_environment()
    found = kept.find_all([(snap.sha256, snap.file_name, snap.sidecar) for snap in snapshots], str(limits))
    unread = [snap for snap, reading in zip(snapshots, found, strict=True) if is_to_be_read(snap, reading)]
    progress().stage("Reading", steps=len(unread))
    documents = refused = figures = 0
    with ReadingPool(kept, context.run.run_id, limits, cluster=warehouse.cluster) as pool:
        for reading in readings_of_whole_files(pool, unread, snapshots_of(warehouse.paths)):
            progress().step(reading.file_name)
            documents, refused = documents + reading.documents, refused + reading.refused
            figures += reading.figures
    kept.clean_up({snap.sha256 for snap in snapshots})
    return MaterializeResult(
        metadata={
            "files read": len(unread),
            "files read before": len(snapshots) - len(unread),
            "documents": documents,
            "documents refused": refused,
            "figures": figures,
        }
    )


def is_to_be_read(snap: Snapshot, reading: KeptReading | None) -> bool:
    """Whether nothing was read of it, or only that its stored copy was damaged, which now is whole."""
    return reading is None or (reading.is_damaged and snap.fault is None)


def readings_of_whole_files(pool: ReadingPool, snapshots: Sequence[Snapshot], store: Store) -> Iterator[Kept]:
    """What is kept of each file; one stored damaged is stored and read again where its folder holds it."""
    lost: list[Kept] = []
    for reading in pool.read(snapshots):
        if reading.is_damaged:
            lost.append(reading)
        else:
            yield reading
    mended: list[Snapshot] = []
    by_hash = {snap.sha256: snap for snap in snapshots}
    for reading in lost:
        snap = by_hash[reading.file_sha256]
        if snap.fault is None and mend(snap, store):
            progress().say(f"The stored copy of {snap.file_name} was damaged; the file is stored anew.")
            mended.append(snap)
        else:
            progress().say((snap.fault or damaged(snap.file_name)).reason)
            yield reading
    yield from pool.read(mended)
