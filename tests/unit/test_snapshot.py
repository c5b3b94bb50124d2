"""The content-addressed store: once and for good."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from ingest import snapshot


def test_bytes_seen_again_are_nothing_to_do_and_changed_bytes_are_new(tmp_path: Path) -> None:
    papers, store = tmp_path / "papers", tmp_path / "store"
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
    assert [s.path.read_text() for s in snapshot.stored(store)] == ["second", "first", "corrected"]


def test_the_sidecar_says_where_the_bytes_came_from(tmp_path: Path) -> None:
    papers = tmp_path / "papers"
    papers.mkdir()
    (papers / "a.txt").write_text("words")
    taken = snapshot.take([papers], tmp_path / "store")[0]
    origin = json.loads(taken.path.with_suffix(".json").read_text())
    assert origin["source"] == str(papers)
    assert origin["size_bytes"] == 5
    assert {"sha256", "file_name", "first_seen_at", "licence", "seen_order"} <= set(origin)


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="nowhere"):
        snapshot.take([tmp_path / "nowhere"], tmp_path / "store")
