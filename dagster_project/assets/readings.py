"""Stops 2 to 4 as an asset: what each file says, as records that keep the contracts."""

from dagster import AssetExecutionContext, MaterializeResult, asset

from dagster_project.progress import progress
from dagster_project.readers.limits import Limits
from dagster_project.readers.pool import ReadingPool
from dagster_project.received import readings_of
from dagster_project.resources import Warehouse
from ingest.snapshot import Snapshot


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
    unread = [snap for snap, reading in zip(snapshots, found, strict=True) if not reading]
    progress().stage("Reading", steps=len(unread))
    documents = refused = figures = 0
    with ReadingPool(kept, context.run.run_id, limits, cluster=warehouse.cluster) as pool:
        for reading in pool.read(unread):
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
