"""`oversight backup` and `restore`: a warehouse that was destroyed, with its documents, is there again."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest

from dagster_project.received import receive
from ingest.snapshot import Snapshot
from tests.conftest import Walked, oversight
from warehouse.exports.folder import LISTING
from warehouse.kept_publications import keep


@pytest.fixture(scope="module")
def own(walked: Walked, tmp_path_factory: pytest.TempPathFactory) -> Walked:
    own = walked.copied_to(tmp_path_factory.mktemp("backup"))
    keep(own.data.published, own.data.history)
    own.data.withdrawals.write_text("[]", encoding="utf-8")
    return own


def received(snapshots: Iterable[Snapshot]) -> list[tuple[str, str, str | None]]:
    return [(one.sha256, one.file_name, one.sidecar) for one in snapshots if not one.fault]


def kept(own: Walked) -> dict[str, bytes]:
    files = [file for path in own.data.kept for file in (path.rglob("*") if path.is_dir() else [path])]
    return {str(file.relative_to(own.data.root)): file.read_bytes() for file in files if file.is_file()}


def test_all_is_destroyed_and_there_again_and_needs_no_documents(own: Walked, tmp_path: Path) -> None:
    before, documents = kept(own), received(receive([own.documents], own.data))
    exit_code, screen = oversight("backup", "--to", tmp_path, "--data", own.data.root)
    (archive,) = tmp_path.iterdir()
    assert exit_code == 0 and archive.name in screen
    shutil.rmtree(own.data.root)
    shutil.rmtree(own.documents)

    exit_code, screen = oversight("restore", "--from", archive, "--data", own.data.root)

    assert exit_code == 0, screen
    assert kept(own) == before
    assert (own.data.exports / LISTING).is_file()
    assert not own.data.published.stat().st_mode & 0o222
    assert received(receive([], own.data)) == documents

    exit_code, screen = oversight("restore", "--from", archive, "--data", own.data.root)
    assert exit_code == 2 and "--replace" in screen
    own.data.withdrawals.unlink()
    exit_code, _ = oversight("restore", "--from", archive, "--replace", "--data", own.data.root)
    assert exit_code == 0 and kept(own) == before


def test_what_is_damaged_is_named_and_costs_nothing_else(walked: Walked, tmp_path: Path) -> None:
    own = walked.copied_to(tmp_path / "own")
    keep(own.data.published, own.data.history)
    before, folder = kept(own), own.data.root
    damaged, lost, forgotten_note = sorted(own.data.snapshots.glob("*/*.bytes"))[:3]
    in_its_place(own.data.published, lambda content: content[: len(content) // 2])
    in_its_place(damaged, lambda content: content[:-1] + bytes([content[-1] ^ 1]))
    in_its_place(own.data.withdrawals, lambda _: b"[")
    in_its_place(own.data.fetches, lambda _: b"no ledger")
    for gone in (lost, lost.with_suffix(".json"), forgotten_note.with_suffix(".json")):
        gone.unlink()
    is_damaged = [damaged, lost, forgotten_note.with_suffix(".json"), own.data.published]
    by_hand = [own.data.withdrawals, own.data.fetches]

    exit_code, screen = oversight("backup", "--to", tmp_path / "one.zip", "--data", folder)

    assert exit_code == 1
    named = [line.split(": ")[0].strip() for line in screen.splitlines() if line.startswith("  ")]
    assert named == sorted(str(path.relative_to(folder)) for path in (*is_damaged, *by_hand))

    exit_code, screen = oversight("restore", "--from", tmp_path / "one.zip", "--replace", "--data", folder)

    assert exit_code == 0 and "Damaged already when this backup was made:" in screen
    after = kept(own)
    others = (*is_damaged[:-1], lost.with_suffix(".json"), *by_hand)
    assert {name for name in before | after if after.get(name) != before.get(name)} == {
        str(path.relative_to(folder)) for path in others
    }
    assert own.data.published.read_bytes() == before[own.data.published.name], (
        "the kept publication stands in its place"
    )


def in_its_place(path: Path, change: Callable[[bytes], bytes]) -> None:
    """Other bytes under a name, not those that a second name of the file has too."""
    content = path.read_bytes() if path.is_file() else b""
    path.unlink(missing_ok=True)
    path.write_bytes(change(content))


def test_what_was_forgotten_since_the_backup_stays_forgotten(own: Walked, tmp_path: Path) -> None:
    archive = tmp_path / "one.zip"
    oversight("backup", "--to", archive, "--data", own.data.root)
    name = receive([], own.data)[0].file_name
    exit_code, screen = oversight("forget", name, "--reason", "in error", "--by", "Jo", "--data", own.data.root)
    assert exit_code == 0, screen

    oversight("restore", "--from", archive, "--replace", "--data", own.data.root)

    assert name not in {snap.file_name for snap in receive([], own.data)}
    assert "by Jo: in error" in oversight("status", "--data", own.data.root)[1]


def test_what_is_wrong_with_an_archive_is_said(tmp_path: Path) -> None:
    (tmp_path / "photos.zip").write_bytes(b"no archive")

    exit_code, screen = oversight("restore", "--from", tmp_path / "photos.zip", "--data", tmp_path / "data")

    assert exit_code == 2 and "photos.zip is no backup" in " ".join(screen.split())
    assert oversight("backup", "--to", tmp_path / "one.zip", "--data", tmp_path / "data")[0] == 2
