"""Reading on a Dask cluster: the readings of one machine, and none lost or doubled whatever part of it is lost."""

from __future__ import annotations

import dataclasses
import multiprocessing
import os
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from types import SimpleNamespace

import psutil
import pytest

from dagster_project.paths import PROJECT
from dagster_project.readers import cluster as cluster_readers
from dagster_project.readers import pool as pools
from dagster_project.readers.guard import Guard
from dagster_project.readers.limits import Limits
from dagster_project.readers.messages import Kept, ReadingsNotKept
from dagster_project.readers.pool import ReadingPool
from ingest import snapshot
from ingest.object_storage import Bucket
from ingest.snapshot import Snapshot
from ingest.stores import Folder, Store
from tests.conftest import PATIENCE
from tests.integration.dask_cluster import Cluster, dask_cluster
from tests.integration.object_server import ObjectServer, object_server
from tests.integration.odd_readers import obey
from warehouse.readings import COMPLETE, KeptReading, Readings

PATIENT = Limits(seconds=PATIENCE)


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ObjectServer]:
    with object_server(tmp_path_factory.mktemp("objects") / "buckets") as begun:
        yield begun


@pytest.fixture(scope="module")
def cluster(server: ObjectServer, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cluster]:
    """Workers that know how to reach the object storage."""
    with dask_cluster(tmp_path_factory.mktemp("cluster")) as started:
        yield started


@pytest.fixture
def bucket(server: ObjectServer, tmp_path: Path) -> Bucket:
    """A place of the test's own in object storage."""
    return Bucket(f"{server.address}/{tmp_path.name}")


def taken(tmp_path: Path, store: Store | None = None, **texts: str) -> list[Snapshot]:
    papers = tmp_path / "papers"
    papers.mkdir()
    for name, text in texts.items():
        (papers / f"{name}.txt").write_text(text, encoding="utf-8")
    return snapshot.take([papers], store or Folder(tmp_path / "store"))


def put_into(bucket: Bucket, snap: Snapshot) -> Snapshot:
    """The same file, received at the same time, with its bytes in object storage."""
    bucket.write(snap.sha256, snap.path.read_bytes())
    return dataclasses.replace(snap, path=bucket.place(snap.sha256))


def read_on(address: str | None, readings: Readings, snapshots: list[Snapshot], limits: Limits = PATIENT) -> list[Kept]:
    with ReadingPool(readings, "run", limits, obey, address) as pool:
        return sorted(pool.read(snapshots), key=lambda kept: kept.file_name)


def kept_bytes(folder: Path) -> dict[str, bytes]:
    """Every table of every reading by its name; landed_files tells the time and differs."""
    found = {str(path.relative_to(folder)): path.read_bytes() for path in folder.glob("f/*/*.parquet")}
    return {name: content for name, content in found.items() if "landed_files" not in name}


def pid_in(path: Path) -> int:
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        if path.is_file() and (number := path.read_text(encoding="ascii")):
            return int(number)
        time.sleep(0.05)
    raise AssertionError("nobody began to read")


def found(readings: Readings, snapshots: list[Snapshot], limits: Limits = PATIENT) -> list[KeptReading | None]:
    return readings.find_all([(snap.sha256, snap.file_name, snap.sidecar) for snap in snapshots], str(limits))


def test_a_cluster_reads_from_object_storage_what_one_machine_reads_and_a_file_that_breaks_costs_itself(
    cluster: Cluster, bucket: Bucket, tmp_path: Path
) -> None:
    papers = taken(tmp_path, die="die", fail="fail")
    locally = [*snapshot.take([PROJECT / "specimens"], Folder(tmp_path / "store")), *papers]
    stored = [put_into(bucket, snap) for snap in locally]
    shared = Readings(tmp_path / "there", "f", bucket.below("readings"))
    here = read_on(None, Readings(tmp_path / "here", "f"), locally)
    there = read_on(cluster.address, shared, stored)
    assert there == here and len(there) == len(locally)
    assert all(found(shared, stored))
    assert kept_bytes(tmp_path / "there") == kept_bytes(tmp_path / "here") != {}


def test_a_lost_object_store_ends_the_reading_and_loses_and_doubles_nothing(
    cluster: Cluster, server: ObjectServer, bucket: Bucket, tmp_path: Path
) -> None:
    snapshots = taken(tmp_path, bucket, **{f"note_{number}": f"a note, number {number}" for number in range(4)})
    readings = Readings(tmp_path / "readings", "f", bucket.below("readings"))
    read_on(cluster.address, readings, snapshots[:2])
    with ReadingPool(readings, "run", PATIENT, obey, cluster.address) as pool:
        server.kill()
        try:
            with pytest.raises(ReadingsNotKept, match=f"the object store at {bucket.address}.* cannot be used"):
                list(pool.read(snapshots[2:]))
        finally:
            server.begin()
    assert [bool(reading) for reading in found(readings, snapshots)] == [True, True, False, False]
    read_on(cluster.address, readings, snapshots[2:])
    assert all(found(readings, snapshots))
    assert len(bucket.below("readings").below("f").sizes()) == len(snapshots) + len(["reading_now"])


@pytest.mark.parametrize("is_shared", [False, True], ids=["folder", "object storage"])
def test_a_worker_killed_in_the_middle_loses_and_doubles_nothing(
    cluster: Cluster, bucket: Bucket, tmp_path: Path, is_shared: bool
) -> None:
    marker = tmp_path / "began"
    notes = {f"note_{number}": f"a note, number {number}" for number in range(6)}
    snapshots = taken(tmp_path, bucket if is_shared else None, halt=f"halt once {marker}", **notes)
    readings = Readings(tmp_path / "readings", "f", bucket.below("readings") if is_shared else None)
    with ThreadPoolExecutor(1) as thread:
        reading = thread.submit(read_on, cluster.address, readings, snapshots)
        child = psutil.Process(pid_in(marker))
        (lost,) = [worker for worker in cluster.workers if worker.pid == child.ppid()]
        lost.kill()
        kept = reading.result(timeout=PATIENCE)
    cluster.workers.append(cluster.add_worker())
    psutil.wait_procs([child], timeout=PATIENCE)
    assert not child.is_running()
    assert Counter(one.file_name for one in kept) == Counter(snap.file_name for snap in snapshots)
    assert all(found(readings, snapshots))
    assert len(list((tmp_path / "readings" / "f" / COMPLETE).iterdir())) == len(snapshots)


CALLER = """
from pathlib import Path
from dagster_project.readers.limits import Limits
from dagster_project.readers.pool import ReadingPool
from ingest.object_storage import Bucket
from ingest.snapshot import stored
from tests.integration.odd_readers import obey
from warehouse.readings import Readings
if __name__ == "__main__":
    bucket = Bucket({bucket!r})
    readings = Readings(Path({folder!r}), "f", bucket.below("readings"))
    with ReadingPool(readings, "lost run", Limits(seconds=3, seconds_a_page=0), obey, {cluster!r}) as pool:
        list(pool.read(stored(bucket)))
"""


def test_who_asked_may_be_killed_and_the_workers_are_free_for_the_next(
    cluster: Cluster, bucket: Bucket, tmp_path: Path
) -> None:
    marker, script = tmp_path / "began", tmp_path / "script.py"
    notes = {f"note_{number}": f"a note, number {number}" for number in range(4)}
    snapshots = taken(tmp_path, bucket, halt=f"halt once {marker}", **notes)
    script.write_text(CALLER.format(bucket=bucket.address, folder=str(tmp_path / "lost"), cluster=cluster.address))
    command, environment = [sys.executable, script], os.environ | {"PYTHONPATH": str(PROJECT)}
    with subprocess.Popen(command, env=environment) as caller:
        pid_in(marker)
        caller.kill()
    readings = Readings(tmp_path / "readings", "f", bucket.below("readings"))
    kept = read_on(cluster.address, readings, snapshots)
    assert len(kept) == len(snapshots) and all(found(readings, snapshots))
    assert len(bucket.below("readings").below("f").sizes()) == len(snapshots) + len(["reading_now"])


def test_a_worker_with_other_code_is_refused_and_told_what_to_do(
    cluster: Cluster, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pools, "landing_fingerprint", lambda: "newer")
    with pytest.raises(ReadingsNotKept, match=r"other code .*newer.* install the same version"):
        read_on(cluster.address, Readings(tmp_path / "readings", "f"), taken(tmp_path, note="a note"))


def test_a_worker_that_sees_another_folder_under_the_name_is_told_so(cluster: Cluster, tmp_path: Path) -> None:
    readings, snapshots = Readings(tmp_path / "readings", "f"), taken(tmp_path, note="a note")
    with ReadingPool(readings, "run", PATIENT, cluster=cluster.address) as pool:
        readings.announce("what another machine has there")
        with pytest.raises(ReadingsNotKept, match="see the same folder"):
            list(pool.read(snapshots))


def test_where_no_scheduler_answers_its_address_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cluster_readers, "SECONDS_TO_ANSWER", 0.3)
    with pytest.raises(ReadingsNotKept, match=r"no Dask scheduler answers at tcp://127\.0\.0\.1:9"):
        read_on("tcp://127.0.0.1:9", Readings(tmp_path / "readings", "f"), [])


def test_a_cluster_without_workers_and_a_scheduler_lost_in_the_middle_are_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    marker = tmp_path / "began"
    snapshots = taken(tmp_path, halt=f"halt once {marker}")
    readings = Readings(tmp_path / "readings", "f")
    with dask_cluster(tmp_path, workers=1) as lost, ThreadPoolExecutor(1) as thread:
        reading = thread.submit(read_on, lost.address, readings, snapshots)
        pid_in(marker)
        lost.scheduler.kill()
        with pytest.raises(ReadingsNotKept, match=f"{lost.address} was lost"):
            reading.result(timeout=PATIENCE)
    monkeypatch.setattr(pools, "SECONDS_BETWEEN_LOOKS", 0.1)
    monkeypatch.setattr(cluster_readers, "SECONDS_WITHOUT_WORKERS", 0.1)
    with (
        dask_cluster(tmp_path, workers=0) as idle,
        pytest.raises(ReadingsNotKept, match=f"{idle.address} has no worker"),
    ):
        read_on(idle.address, readings, snapshots)


def test_a_worker_that_may_start_no_process_is_told_how_to_be_started(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (snap,) = taken(tmp_path, note="a note")
    pool = ReadingPool(Readings(tmp_path / "readings", "f"), "run", PATIENT)
    monkeypatch.setattr(multiprocessing, "current_process", lambda: SimpleNamespace(daemon=True))
    with pytest.raises(ReadingsNotKept, match="--no-nanny"):
        Guard().read(snap, pool._task)
