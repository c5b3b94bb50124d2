"""Backups: all of what is kept, checked by hash before anything is put in place, and nothing else let in."""

from __future__ import annotations

import errno
import json
import shutil
import stat
import zipfile
from hashlib import sha256
from pathlib import Path
from typing import IO, Any

import pytest

from warehouse.backups import MANIFEST, BackupError, Held, Stated, back_up, is_empty, restore

HELD = {
    "snapshots/ab/abcd.bytes": b"%PDF a letter" * 1000,
    "snapshots/ab/abcd.json": b"{}",
    "decisions.json": b"[]",
    "oversight.duckdb": bytes(range(256)) * 300,
}


def kept(root: Path) -> tuple[Path, ...]:
    return (root / "snapshots", root / "inbox", root / "decisions.json", root / "oversight.duckdb")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    root = tmp_path / "data"
    for name, content in HELD.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_bytes(content)
    (root / "build").mkdir()
    (root / "build" / "build.duckdb").write_bytes(b"made again")
    (root / "snapshots" / "copying.partial").write_bytes(b"half")
    return root


@pytest.fixture
def archive(root: Path, tmp_path: Path) -> Path:
    back_up(root, kept(root), tmp_path / "backups" / "one.zip")
    return tmp_path / "backups" / "one.zip"


def files_in(root: Path) -> dict[str, bytes]:
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in root.rglob("*") if path.is_file()}


def test_what_was_destroyed_is_as_it_was(root: Path, archive: Path) -> None:
    shutil.rmtree(root)
    assert is_empty(kept(root))

    assert restore(archive, root, kept(root)) == Held(len(HELD), {})

    assert files_in(root) == HELD
    assert not is_empty(kept(root))
    assert stat.S_IMODE(archive.stat().st_mode) == 0o600
    assert [path.name for path in archive.parent.iterdir()] == ["one.zip"]


def test_what_came_after_the_backup_is_gone(root: Path, archive: Path) -> None:
    (root / "snapshots" / "ab" / "later.bytes").write_bytes(b"later")
    (root / "inbox").mkdir()
    (root / "inbox" / "later.pdf").write_bytes(b"later")

    restore(archive, root, kept(root))

    assert files_in(root) == HELD | {"build/build.duckdb": b"made again"}


@pytest.mark.parametrize("place", [0.01, 0.3, 0.6, 0.99])
def test_one_damaged_byte_is_noticed_and_changes_nothing(root: Path, archive: Path, place: float) -> None:
    damaged = bytearray(archive.read_bytes())
    damaged[int(len(damaged) * place)] ^= 0xFF
    archive.write_bytes(damaged)
    before = files_in(root)

    try:
        restore(archive, root, kept(root))
    except BackupError as error:
        assert str(archive) in str(error)
        assert files_in(root) == before
    else:  # the byte is one of those that tell of times and rights
        assert {name: content for name, content in files_in(root).items() if name in HELD} == HELD


@pytest.mark.parametrize("content", [b"", b"no archive", b"PK\x03\x04 cut off"])
def test_what_is_no_backup_is_refused(root: Path, tmp_path: Path, content: bytes) -> None:
    (tmp_path / "foreign.zip").write_bytes(content)
    with pytest.raises(BackupError, match=r"foreign\.zip is no backup, or is damaged"):
        restore(tmp_path / "foreign.zip", root, kept(root))
    with pytest.raises(BackupError, match="there is no backup at"):
        restore(tmp_path / "none.zip", root, kept(root))


def archive_of(path: Path, held: dict[str, bytes], stated: dict[str, bytes], kind: str) -> Path:
    files = {name: vars(Stated(sha256(content).hexdigest(), len(content))) for name, content in stated.items()}
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in held.items():
            archive.writestr(name, content)
        archive.writestr(MANIFEST, json.dumps({"kind": kind, "files": files}))
    return path


OWN = "Oversight backup, version 1"


@pytest.mark.parametrize(
    ("held", "stated", "kind", "said"),
    [
        ({"decisions.json": b"[]"}, {"decisions.json": b"[]"}, "another", "no backup of this version"),
        ({"../out.txt": b"1"}, {"../out.txt": b"1"}, OWN, "no part of a warehouse"),
        ({"snapshots/../../out.txt": b"1"}, {"snapshots/../../out.txt": b"1"}, OWN, "no part of a warehouse"),
        ({"/out.txt": b"1"}, {"/out.txt": b"1"}, OWN, "no part of a warehouse"),
        ({"build/build.duckdb": b"1"}, {"build/build.duckdb": b"1"}, OWN, "no part of a warehouse"),
        ({"decisions.json": b"[]", "inbox/a": b"1"}, {"decisions.json": b"[]"}, OWN, "does not hold the files"),
        ({}, {"decisions.json": b"[]"}, OWN, "does not hold the files"),
        ({"decisions.json": b"[1]"}, {"decisions.json": b"[]"}, OWN, "not as long"),
        ({"decisions.json": b"[1]"}, {"decisions.json": b"[2]"}, OWN, "not the bytes"),
    ],
)
def test_an_archive_that_is_not_as_it_states_changes_nothing(
    root: Path, tmp_path: Path, held: dict[str, bytes], stated: dict[str, bytes], kind: str, said: str
) -> None:
    before = files_in(root)

    with pytest.raises(BackupError, match=said):
        restore(archive_of(tmp_path / "other.zip", held, stated, kind), root, kept(root))

    assert files_in(root) == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["data", "other.zip"]


def test_an_empty_warehouse_is_not_backed_up(tmp_path: Path) -> None:
    with pytest.raises(BackupError, match="--data"):
        back_up(tmp_path, kept(tmp_path), tmp_path / "one.zip")
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_cannot_be_read_costs_no_other(root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened = Path.open

    def open_but_one(path: Path, *mode: str) -> IO[Any]:
        if path.name == "abcd.bytes":
            raise OSError(errno.EIO, "Input/output error")
        return opened(path, *mode)

    monkeypatch.setattr(Path, "open", open_but_one)

    held = back_up(root, kept(root), tmp_path / "one.zip", {root / "decisions.json": "Mend it."})

    monkeypatch.undo()
    assert held.files == len(HELD) - 1 and held.damaged["decisions.json"] == "Mend it."
    assert "cannot be read (Input/output error)" in held.damaged["snapshots/ab/abcd.bytes"]
    assert restore(tmp_path / "one.zip", root, kept(root)) == held
    assert not (root / "snapshots/ab/abcd.bytes").exists() and (root / "decisions.json").read_bytes() == b"[]"
