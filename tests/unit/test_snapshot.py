"""The content-addressed store: once and for good."""

from __future__ import annotations

import dataclasses
import hashlib
import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from ingest import snapshot
from ingest.reading import read_file
from ingest.snapshot import Snapshots
from ingest.stores import Folder, StoreFault

NOBODY = 65534


def test_bytes_seen_again_are_nothing_to_do_and_changed_bytes_are_new(tmp_path: Path) -> None:
    papers, store = tmp_path / "papers", Folder(tmp_path / "store")
    papers.mkdir()
    (papers / "b.txt").write_text("first")
    (papers / "a.txt").write_text("second")
    (papers / ".hidden").write_text("not a paper")
    assert [(s.file_name, s.seen_order, s.is_new) for s in snapshot.take([papers], store)] == [
        ("a.txt", 1, True),
        ("b.txt", 2, True),
    ]
    (papers / "b.txt").write_text("corrected")
    (papers / "copy of a.txt").write_text("second")
    again = snapshot.take([papers], store)
    assert [(s.file_name, s.seen_order, s.is_new) for s in again] == [("a.txt", 1, False), ("b.txt", 3, True)]
    assert [s.other_names for s in again] == [("copy of a.txt",), ()]
    assert [s.path.read_text() for s in snapshot.stored(store)] == ["second", "first", "corrected"]


def test_the_note_says_where_the_bytes_came_from(tmp_path: Path) -> None:
    papers = tmp_path / "papers"
    papers.mkdir()
    (papers / "a.txt").write_text("words")
    taken = snapshot.take([papers], Folder(tmp_path / "store"))[0]
    origin = json.loads(taken.path.with_suffix(".json").read_text())
    assert origin["source"] == str(papers)
    assert origin["size_bytes"] == 5
    assert {"sha256", "file_name", "first_seen_at", "licence", "seen_order"} <= set(origin)


def test_every_name_under_which_the_same_bytes_came_is_kept(tmp_path: Path) -> None:
    papers, store = papers_and_store(tmp_path)
    for name in ("a.txt", "b.txt", "c.txt"):
        (papers / name).write_text("words")
    (first,) = snapshot.take([papers], store)
    assert (first.is_new, first.file_name, first.other_names) == (True, "a.txt", ("b.txt", "c.txt"))
    (papers / "b.txt").unlink()
    (again,) = snapshot.take([papers], store)
    assert again == dataclasses.replace(first, is_new=False)
    assert snapshot.stored(store) == [again]
    assert read_file(again).file.other_names == "b.txt/c.txt"


def test_a_note_of_before_other_names_and_sidecars_were_kept_is_whole(tmp_path: Path) -> None:
    papers, store = papers_and_store(tmp_path)
    (papers / "a.txt").write_text("words")
    (taken,) = snapshot.take([papers], store)
    note = taken.path.with_suffix(".json")
    told = json.loads(note.read_text())
    del told["other_names"], told["sidecar"]
    note.write_text(json.dumps(told))
    assert snapshot.stored(store) == [dataclasses.replace(taken, is_new=False)]


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="nowhere"):
        snapshot.take([tmp_path / "nowhere"], Folder(tmp_path / "store"))


def papers_and_store(tmp_path: Path) -> tuple[Path, Folder]:
    papers = tmp_path / "papers"
    papers.mkdir()
    return papers, Folder(tmp_path / "store")


def test_what_a_screen_obeys_is_written_in_escapes_in_a_name(tmp_path: Path) -> None:
    papers, store = papers_and_store(tmp_path)
    (papers / "red\x1b[31m\nletter\u202e.txt").write_bytes(b"1")

    assert [s.file_name for s in snapshot.take([papers], store)] == ["red\\x1b[31m\\nletter\\u202e.txt"]


def test_a_name_that_is_no_text_is_written_in_escapes_until_it_is_mended(tmp_path: Path) -> None:
    papers, store = papers_and_store(tmp_path)
    odd = Path(os.fsdecode(os.fsencode(papers) + b"/caf\xe9.txt"))
    odd.write_text("words")
    assert [(s.file_name, s.fault) for s in snapshot.take([papers], store)] == [("caf\\xe9.txt", None)]
    assert [s.file_name for s in snapshot.stored(store)] == ["caf\\xe9.txt"]
    odd.rename(papers / "café.txt")
    assert [(s.file_name, s.seen_order) for s in snapshot.take([papers], store)] == [("café.txt", 1)]
    assert [s.file_name for s in snapshot.stored(store)] == ["café.txt"]


@pytest.mark.parametrize("damage", [b"", b'{"sha256": "', b"\xff\x00", b"[]", b'{"sha256": "else", "file_name": 1}'])
def test_a_broken_note_is_written_anew_where_the_file_is_there_and_refused_where_not(
    tmp_path: Path, damage: bytes
) -> None:
    papers, store = papers_and_store(tmp_path)
    (papers / "a.txt").write_text("words")
    (papers / "b.txt").write_text("other words")
    taken = snapshot.take([papers], store)
    for snap in taken:
        snap.path.with_suffix(".json").write_bytes(damage)
    (papers / "b.txt").unlink()
    assert [(s.file_name, s.fault) for s in snapshot.take([papers], store)] == [("a.txt", None)]
    lost, whole = snapshot.stored(store)
    assert (whole.file_name, whole.fault) == ("a.txt", None)
    assert lost.sha256 == taken[1].sha256 and lost.folder is None
    assert lost.fault and lost.fault.kind == "damaged_in_store" and lost.file_name in lost.fault.reason


def test_altered_bytes_are_taken_again_where_the_file_is_there_and_refused_where_not(tmp_path: Path) -> None:
    papers, store = papers_and_store(tmp_path)
    (papers / "a.txt").write_text("words")
    (papers / "b.txt").write_text("weeds")
    first, second = snapshot.take([papers], store)
    first.path.write_text("wards")
    second.path.write_text("reeds")
    (papers / "b.txt").unlink()
    assert snapshot.take([papers], store)[0].path.read_text() == "words"
    (document,) = read_file(second).documents
    assert (document.outcome, document.kind) == ("refused", "damaged_in_store")
    assert "b.txt" in str(document.reason)
    second.path.unlink()
    assert [s.fault is not None for s in snapshot.stored(store)] == [False, True]


def test_a_file_that_may_not_be_opened_costs_itself(tmp_path: Path) -> None:
    with without_rights() as folder:
        papers = folder / "papers"
        (papers / "closed").mkdir(parents=True)
        for name in ("a.txt", "b.txt"):
            (papers / name).write_text(name)
        (papers / "a.txt").chmod(0)
        (papers / "closed").chmod(0)
        taken = {s.file_name: s for s in snapshot.take([papers], Folder(folder / "store"))}
        (papers / "closed").chmod(0o700)
        assert {name: s.fault and s.fault.kind for name, s in taken.items()} == {
            "a.txt": "unreadable_file",
            "b.txt": None,
            "closed": "unreadable_file",
        }
        fault = taken["a.txt"].fault
        assert fault and "a.txt" in fault.reason
        (papers / "a.txt").chmod(0o600)
        assert [s.fault for s in snapshot.take([papers], Folder(folder / "store"))] == [None, None]


@contextmanager
def without_rights() -> Iterator[Path]:
    """A folder of someone whom file modes bind, also where the tests run as root."""
    with TemporaryDirectory() as folder:
        is_root = os.geteuid() == 0
        if is_root:
            os.chown(folder, NOBODY, -1)
            os.seteuid(NOBODY)
        try:
            yield Path(folder)
        finally:
            if is_root:
                os.seteuid(0)


def test_a_file_that_vanishes_while_it_is_taken_costs_itself(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    papers, store = papers_and_store(tmp_path)
    for name in ("a.txt", "b.txt"):
        (papers / name).write_text(name)

    def vanishing(path: Path) -> str:
        digest = digest_of(path)
        if path.name == "a.txt":
            path.unlink()
        return digest

    digest_of = snapshot.digest_of
    monkeypatch.setattr(snapshot, "digest_of", vanishing)
    gone, there = snapshot.take([papers], store)
    assert gone.fault and gone.fault.kind == "unreadable_file" and "a.txt" in gone.fault.reason
    assert there.fault is None


def test_a_store_that_cannot_be_written_is_no_fault_of_a_document(tmp_path: Path) -> None:
    papers, store = papers_and_store(tmp_path)
    (papers / "a.txt").write_text("words")
    store.root.write_text("no folder")
    with pytest.raises(StoreFault, match=r"Not a directory: .*store"):
        snapshot.take([papers], store)


def test_where_there_is_no_room_nothing_is_left(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_room(path: Path, content: bytes) -> None:
        with path.open("wb") as file:
            file.write(content[:2])
        raise OSError("no space left on device")

    papers, store = papers_and_store(tmp_path)
    (papers / "a.txt").write_text("words")
    monkeypatch.setattr(Path, "write_bytes", no_room)
    with pytest.raises(StoreFault, match="no space left"):
        snapshot.take([papers], store)
    assert [path for path in store.root.rglob("*") if path.is_file()] == []


def test_a_file_too_large_is_refused_unread(tmp_path: Path) -> None:
    papers, store = papers_and_store(tmp_path)
    with (papers / "film.pdf").open("wb") as film:
        film.truncate(snapshot.LARGEST_BYTES + 1)
    (snap,) = snapshot.take([papers], store)
    assert snap.fault and snap.fault.kind == "too_large" and "film.pdf" in snap.fault.reason
    assert not list(store.root.rglob("*.bytes"))


def test_hidden_files_are_passed_over_and_a_hidden_folder_that_is_named_is_read(tmp_path: Path) -> None:
    hidden = tmp_path / ".papers"
    (hidden / ".inner").mkdir(parents=True)
    for name in ("a.txt", ".b.txt", ".inner/c.txt"):
        (hidden / name).write_text(name)
    assert [s.file_name for s in snapshot.take([hidden], Folder(tmp_path / "store"))] == ["a.txt"]


def test_what_is_left_out_is_not_read(tmp_path: Path) -> None:
    papers, _ = papers_and_store(tmp_path)
    (papers / "a.txt").write_text("words")
    (papers / "data" / "exports").mkdir(parents=True)
    (papers / "data" / "exports" / "table.csv").write_text("1")
    store = Folder(papers / "data" / "snapshots")
    for _ in range(2):
        assert [s.file_name for s in Snapshots(store).take([papers], [papers / "data"])] == ["a.txt"]


def test_a_link_is_followed_within_its_folder_and_refused_where_it_leads_out(tmp_path: Path) -> None:
    papers, store = papers_and_store(tmp_path)
    (tmp_path / "else").mkdir()
    (tmp_path / "else" / "secret.txt").write_text("secret")
    (papers / "inner").mkdir()
    (papers / "inner" / "z.txt").write_text("words")
    for link, target in {
        "a.txt": papers / "inner" / "z.txt",
        "b.txt": tmp_path / "else" / "secret.txt",
        "c": tmp_path / "else",
        "d": papers,
        "e.txt": papers / "nothing",
        "f.txt": papers / "f.txt",
    }.items():
        (papers / link).symlink_to(target)
    os.mkfifo(papers / "pipe")
    assert {s.file_name: s.fault and s.fault.kind for s in snapshot.take([papers], store)} == {
        "a.txt": None,
        "b.txt": "link_out_of_folder",
        "c": "link_out_of_folder",
        "e.txt": "unreadable_file",
        "f.txt": "unreadable_file",
    }


def test_marks_of_addresses_in_a_path_are_just_marks(tmp_path: Path) -> None:
    papers = tmp_path / "what? 50%25 #1"
    papers.mkdir()
    (papers / "a?.txt").write_text("words")
    (snap,) = snapshot.take([papers], Folder(papers / "store#"))
    assert snap.path.read_text() == "words" and snap.source == str(papers)


def test_bytes_that_were_forgotten_are_refused_with_the_reason_and_not_stored(tmp_path: Path) -> None:
    papers, store = tmp_path / "papers", Folder(tmp_path / "store")
    papers.mkdir()
    (papers / "another name.txt").write_text("forgotten words")
    (papers / "b.txt").write_text("words")
    gone = {hashlib.sha256(b"forgotten words").hexdigest(): "Forgotten by Jo: sent in error"}

    first, second = Snapshots(store, gone).take([papers])

    assert first.file_name == "another name.txt"
    assert first.fault and (first.fault.kind, first.fault.reason) == ("forgotten", "Forgotten by Jo: sent in error")
    assert second.fault is None
    assert [path.read_text() for path in store.root.rglob("*.bytes")] == ["words"]
