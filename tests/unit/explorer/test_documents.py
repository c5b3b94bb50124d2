import hashlib
from pathlib import Path

import pytest

from explorer.documents import Documents, NoDocument
from ingest.stores import Folder

WORDS = "Dudley has 41 children in its homes, as the council's paper says. " * 10


def kept(folder: Path, content: bytes) -> str:
    sha256 = hashlib.sha256(content).hexdigest()
    (folder / sha256[:2]).mkdir(parents=True, exist_ok=True)
    (folder / sha256[:2] / f"{sha256}.bytes").write_bytes(content)
    return sha256


def test_a_kept_document_is_read_by_its_hash(tmp_path: Path) -> None:
    documents = Documents(Folder(tmp_path))
    sha256 = kept(tmp_path, WORDS.encode())

    assert documents.text(sha256, "dudley.txt") == WORDS


@pytest.mark.parametrize(
    "name",
    [
        "../outside",
        "..%2foutside",
        "/etc/hostname",
        "",
        "a" * 63,
        "A" * 64,
        "a" * 64,
        f"{'a' * 60}/../",
        "a" * 64 + "\0",
    ],
)
def test_nothing_else_of_the_folder_or_beside_it_can_be_named(tmp_path: Path, name: str) -> None:
    (tmp_path / "outside.bytes").write_text("not for you", encoding="utf-8")

    with pytest.raises(NoDocument):
        Documents(Folder(tmp_path / "snapshots")).content(name)


def test_a_link_out_of_the_folder_leads_nowhere(tmp_path: Path) -> None:
    snapshots, outside = tmp_path / "snapshots", tmp_path / "outside.bytes"
    outside.write_text("not for you", encoding="utf-8")
    sha256 = "b" * 64
    (snapshots / "bb").mkdir(parents=True)
    (snapshots / "bb" / f"{sha256}.bytes").symlink_to(outside)

    with pytest.raises(NoDocument):
        Documents(Folder(snapshots)).content(sha256)


def test_a_folder_that_is_a_link_itself_is_the_folder(tmp_path: Path) -> None:
    sha256 = kept(tmp_path / "real", WORDS.encode())
    (tmp_path / "link").symlink_to(tmp_path / "real")

    assert Documents(Folder(tmp_path / "link")).content(sha256) == WORDS.encode()
