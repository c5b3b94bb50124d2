"""Object storage, on a real S3 server: what a folder keeps it keeps, and a lost one costs nothing but time."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from dagster_project.assets.readings import is_to_be_read, readings_of_whole_files
from dagster_project.forgetting import forget
from dagster_project.paths import DataPaths
from dagster_project.private_folders import make_folders
from dagster_project.progress import watched_by
from dagster_project.readers.limits import Limits
from dagster_project.readers.pool import ReadingPool
from dagster_project.received import readings_of, receive
from dagster_project.where_stored import (
    STORE_VARIABLE,
    address_of,
    shared_readings_of,
    snapshots_of,
    trouble_of_store,
)
from explorer.documents import Documents, NoDocument
from ingest.object_storage import Bucket
from ingest.reading import read_file
from ingest.stores import StoreFault
from tests.conftest import oversight
from tests.integration.object_server import ObjectServer, object_server
from tests.integration.odd_readers import obey
from warehouse.contracts.checking import check
from warehouse.readings import Readings


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ObjectServer]:
    with object_server(tmp_path_factory.mktemp("objects") / "buckets") as begun:
        yield begun


@pytest.fixture
def address(server: ObjectServer, tmp_path: Path) -> str:
    """A place of the test's own."""
    return f"{server.address}/{tmp_path.name}"


@pytest.fixture
def data(tmp_path: Path, address: str, monkeypatch: pytest.MonkeyPatch) -> DataPaths:
    monkeypatch.setenv(STORE_VARIABLE, address)
    return DataPaths(tmp_path / "data")


def papers(folder: Path, **texts: str) -> Path:
    folder.mkdir(exist_ok=True)
    for name, text in texts.items():
        path = folder / f"{name}.txt"
        path.write_text(text, encoding="utf-8")
        os.utime(path, (0, 0))  # nobody is writing to it still
    return folder


def test_bytes_are_kept_listed_and_removed_by_their_names(address: str) -> None:
    bucket = Bucket(address)
    assert (bucket.sizes(), bucket.folders()) == ({}, [])
    bucket.write("b", b"words")
    bucket.write("a", b"")
    bucket.write("b", b"other words")
    bucket.below("inner").write("c", b"c")

    assert (bucket.sizes(), bucket.folders()) == ({"a": 0, "b": 11}, ["inner"])
    assert list(bucket.at_once(lambda name: bucket.place(name).read_bytes(), ["b", "a"])) == [b"other words", b""]
    bucket.remove("b")
    bucket.remove("b")
    with pytest.raises(FileNotFoundError):
        bucket.read("b")


def test_snapshots_are_kept_there_once_and_for_good(data: DataPaths, tmp_path: Path) -> None:
    folder = papers(tmp_path / "papers", a="words", b="other words")
    make_folders(data)
    first = receive([folder], data)
    papers(folder, b="corrected words", copy="words")
    again = receive([folder], data)

    assert [(s.file_name, s.seen_order, s.is_new) for s in first] == [("a.txt", 1, True), ("b.txt", 2, True)]
    assert [(s.file_name, s.other_names, s.is_new, s.fault) for s in again] == [
        ("a.txt", ("copy.txt",), False, None),
        ("b.txt", (), False, None),
        ("b.txt", (), True, None),
    ]
    assert [s.path.read_bytes() for s in again] == [b"words", b"other words", b"corrected words"]
    assert not data.snapshots.exists()


def test_what_is_lost_there_is_taken_again_or_said(data: DataPaths, tmp_path: Path) -> None:
    folder = papers(tmp_path / "papers", a="words", b="other words")
    make_folders(data)
    first, second = receive([folder], data)
    for snap in (first, second):
        snapshots_of(data).remove(f"{snap.sha256}.bytes")
    (folder / "b.txt").unlink()

    taken, lost = receive([folder], data)

    assert (taken.fault, taken.path.read_bytes()) == (None, b"words")
    assert lost.fault and lost.fault.kind == "damaged_in_store" and "b.txt" in lost.fault.reason


def test_what_was_received_before_moves_in_and_cut_off_goes_on(
    data: DataPaths, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = papers(tmp_path / "papers", a="words", b="other words", c="more words")
    with pytest.MonkeyPatch.context() as before:
        before.delenv(STORE_VARIABLE)
        make_folders(data)
        held = receive([folder], data)
    write, written = Bucket.write, list[str]()

    def cut_off(bucket: Bucket, name: str, content: bytes) -> None:
        if len(written) == 3:
            raise StoreFault("lost")
        written.append(name)
        write(bucket, name, content)

    with monkeypatch.context() as lost, pytest.raises(StoreFault):
        lost.setattr(Bucket, "write", cut_off)
        make_folders(data)
    assert len(list(data.snapshots.rglob("*.bytes"))) == 3 and not data.store.exists()
    make_folders(data)

    assert not data.snapshots.exists()
    monkeypatch.delenv(STORE_VARIABLE)
    assert [(s.sha256, s.file_name, s.seen_order, s.first_seen_at) for s in receive([folder], data)] == [
        (s.sha256, s.file_name, s.seen_order, s.first_seen_at) for s in held
    ]


def test_a_warehouse_keeps_to_its_address(data: DataPaths, address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    make_folders(data)
    monkeypatch.setenv(STORE_VARIABLE, "s3://elsewhere/nation/")
    with pytest.raises(StoreFault, match=f"are kept at {address}, and {STORE_VARIABLE} names"):
        address_of(data)
    data.store.unlink()
    with pytest.raises(StoreFault, match="the object store at s3://elsewhere/nation cannot be used"):
        make_folders(data)
    monkeypatch.setenv(STORE_VARIABLE, "/mnt/papers")
    with pytest.raises(StoreFault, match="expected an address such as s3://"):
        make_folders(data)
    assert not data.store.exists()


def test_a_lost_server_is_told_plainly_and_nothing_is_taken_for_lost(
    server: ObjectServer, data: DataPaths, tmp_path: Path
) -> None:
    folder = papers(tmp_path / "papers", a="words")
    make_folders(data)
    before = receive([folder], data)
    server.kill()
    try:
        with pytest.raises(StoreFault, match=r"cannot be used: .*Nothing of it is lost by that: refresh again"):
            receive([folder], data)
    finally:
        server.begin()
    again = receive([folder], data)
    assert [(s.sha256, s.seen_order, s.fault) for s in again] == [(s.sha256, s.seen_order, s.fault) for s in before]


def test_what_is_forgotten_is_gone_from_there_whoever_read_it(data: DataPaths, address: str, tmp_path: Path) -> None:
    make_folders(data)
    secret, other = receive([papers(tmp_path / "papers", a="secret words", b="words")], data)
    for fingerprint in ("reader 1", "reader 2"):
        for snap in (secret, other):
            Readings(data.readings, fingerprint, shared_readings_of(data)).keep(check(read_file(snap)), "run")

    forget(data, secret.sha256, "sent in error", "Jo")

    left = [name for at in ("snapshots", "readings/reader 1", "readings/reader 2") for name in names_at(address, at)]
    assert left == [f"{other.sha256}.bytes", f"{other.sha256}.json", *[f"{other.sha256}.zip"] * 2]
    refused, kept = receive([tmp_path / "papers"], data)
    assert (refused.fault and refused.fault.kind, kept.fault) == ("forgotten", None)


def test_other_bytes_of_the_same_length_are_met_when_read_told_and_taken_anew(
    data: DataPaths, address: str, tmp_path: Path
) -> None:
    folder = papers(tmp_path / "papers", a="words", b="notes")
    make_folders(data)
    store, readings, limits, said = snapshots_of(data), readings_of(data), Limits(), Said()
    there, gone = receive([folder], data)
    for snap in (there, gone):
        store.write(f"{snap.sha256}.bytes", b"weeds")
        with pytest.raises(NoDocument, match="damaged"):
            Documents(store).content(snap.sha256)
    (folder / "b.txt").unlink()

    with watched_by(said), ReadingPool(readings, "run", limits, obey) as pool:
        met = {one.file_name: one.is_damaged for one in readings_of_whole_files(pool, [there, gone], store)}
        (lost,) = [snap for snap in receive([folder], data) if snap.fault]
        papers(folder, b="notes")
        whole = receive([folder], data)
        found = readings.find_all([(snap.sha256, snap.file_name, None) for snap in whole], str(limits))
        (unread,) = [snap for snap, kept in zip(whole, found, strict=True) if is_to_be_read(snap, kept)]
        (again,) = readings_of_whole_files(pool, [unread], store)

    assert met == {"a.txt": False, "b.txt": True}
    assert lost.sha256 == gone.sha256 == again.file_sha256 and not again.is_damaged
    assert [snap.path.read_bytes() for snap in whole] == [b"words", b"notes"]
    assert sorted(line.partition(":")[0] for line in said.lines) == [
        "The stored copy of a.txt was damaged; the file is stored anew.",
        "The stored copy of b.txt is damaged",
    ]
    assert store.place(f"{gone.sha256}.damaged").read_bytes() == b"weeds"
    forget(data, gone.sha256, "sent in error", "Jo")
    assert list(store.sizes()) == [f"{there.sha256}.bytes", f"{there.sha256}.json"]


def test_status_says_that_the_store_is_out_of_reach_or_holds_nothing(
    server: ObjectServer, data: DataPaths, address: str
) -> None:
    assert trouble_of_store(data) is None, "nothing is kept there yet"
    make_folders(data)
    assert trouble_of_store(data) is None
    server.kill()
    try:
        _, screen = oversight("status", "--data", data.root)
    finally:
        server.begin()
    assert f"the object store at {address} cannot be used" in " ".join(screen.split())
    shutil.rmtree(server.bucket / "nation" / data.root.parent.name)
    assert "holds nothing of this warehouse" in str(trouble_of_store(data))


@dataclass
class Said:
    """What a refresh says."""

    lines: list[str] = field(default_factory=list)

    def stage(self, title: str, steps: int | None = None) -> None: ...

    def step(self, done: str) -> None: ...

    def say(self, message: str) -> None:
        self.lines.append(message)


def names_at(address: str, place: str) -> list[str]:
    return list(Bucket(f"{address}/{place}").sizes())


def test_a_backup_leaves_documents_where_they_are_and_a_restored_warehouse_finds_them(
    data: DataPaths, address: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_folders(data)
    before = receive([papers(tmp_path / "papers", a="words")], data)
    monkeypatch.delenv(STORE_VARIABLE)
    exit_code, screen = oversight("backup", "--to", tmp_path / "one.zip", "--data", data.root)
    assert exit_code == 0 and f"not in it but at {address}" in " ".join(screen.split())
    shutil.rmtree(data.root)

    exit_code, screen = oversight("restore", "--from", tmp_path / "one.zip", "--data", data.root)

    assert exit_code == 0, screen
    assert [s.sha256 for s in receive([tmp_path / "papers"], data)] == [s.sha256 for s in before]
    assert not data.snapshots.exists()


def test_readings_are_fetched_once_and_what_is_damaged_is_not_read(data: DataPaths, tmp_path: Path) -> None:
    make_folders(data)
    snaps = receive([papers(tmp_path / "papers", a="words", b="other words")], data)
    shared = shared_readings_of(data)
    assert shared
    there, here = Readings(tmp_path / "there", "f", shared), Readings(tmp_path / "here", "f", shared)
    wanted = [(snap.sha256, snap.file_name, snap.sidecar) for snap in snaps]
    assert here.find_all(wanted, "limits") == [None, None]
    for snap in snaps:
        there.keep(check(read_file(snap)), "run")
    cut = shared.below("f").read(f"{snaps[1].sha256}.zip")[:-100]
    shared.below("f").write(f"{snaps[1].sha256}.zip", cut)

    first, second = here.find_all(wanted, "limits")

    assert first and second is None
    shared.below("f").remove(f"{snaps[0].sha256}.zip")
    assert here.find(*wanted[0], "limits") == first
    assert here.find(snaps[0].sha256, "another name.txt", None, "limits") is None


def test_readings_of_code_long_gone_and_of_files_no_more_received_go(data: DataPaths, tmp_path: Path) -> None:
    make_folders(data)
    kept, gone = receive([papers(tmp_path / "papers", a="words", b="other words")], data)
    shared = shared_readings_of(data)
    assert shared
    for fingerprint in ("long gone", "before", "now"):
        readings = Readings(data.readings, fingerprint, shared)
        for snap in (kept, gone):
            readings.keep(check(read_file(snap)), "run")
            assert readings.find(snap.sha256, snap.file_name, snap.sidecar, "limits")
        readings.clean_up({kept.sha256})

    assert shared.folders() == ["before", "now"]
    assert list(shared.below("now").sizes()) == [f"{kept.sha256}.zip"]
