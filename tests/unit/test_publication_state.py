"""What stands published is known by its bytes; a damaged one gives way to the last that is whole."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import duckdb
import pytest

from dagster_project.paths import DataPaths
from dagster_project.publication_state import (
    NothingWhole,
    damage_of_published,
    is_published,
    mend_published,
    note_publication,
)
from warehouse.connect import published_run
from warehouse.exports.folder import ExportFolder
from warehouse.kept_publications import keep
from warehouse.placing import move_into_place


@pytest.fixture
def data(tmp_path: Path) -> DataPaths:
    data = DataPaths(tmp_path / "data")
    data.build.mkdir(parents=True)
    return data


def publish(data: DataPaths, number: int) -> None:
    """A publication, with rows that fill many blocks, noted and exported."""
    beside = data.root / "new.duckdb"
    with duckdb.connect(str(beside)) as connection:
        connection.execute(
            "create schema meta; create schema reporting; create table meta.changes (run_id varchar, differences int); "
            f"create table meta.publication as select 'run {number}' as run_id, 9 as published_rows, "
            f"timestamp '2025-03-0{number} 06:00' as published_at, 3 as published_tables; "
            "create table reporting.observations as select hash(i) as value from range(200000) as t (i)"
        )
    keep(data.published, data.history)
    move_into_place(beside, data.published)
    note_publication(data, "these files", f"run {number}")
    ExportFolder(data.exports).close(f"run {number}")


def flip(path: Path) -> None:
    """One bit in the middle of the rows; DuckDB opens the file and meets it where it reads them."""
    with path.open("r+b") as file:
        file.seek(path.stat().st_size // 2)
        (byte,) = file.read(1)
        file.seek(-1, os.SEEK_CUR)
        file.write(bytes([byte ^ 1]))


def cut(path: Path) -> None:
    os.truncate(path, path.stat().st_size // 2)


@pytest.mark.parametrize(
    ("damage", "word"),
    [(flip, "damaged"), (cut, "damaged"), (lambda path: os.truncate(path, 0), "damaged"), (Path.unlink, "gone")],
)
def test_the_last_whole_publication_stands_in_for_one_that_is_damaged_or_gone(
    data: DataPaths, damage: Callable[[Path], object], word: str
) -> None:
    publish(data, 1)
    publish(data, 2)
    assert is_published(data, "these files")
    assert damage_of_published(data) is None
    data.published.chmod(0o644)
    damage(data.published)
    said: list[str] = []

    assert not is_published(data, "these files")
    mend_published(data, said.append)

    assert published_run(data.published) == "run 1"
    assert said == [
        f"oversight.duckdb was {word} and is made again: the publication of 01 Mar 2025 06:00 UTC stands in its place "
        "meanwhile."
    ]
    assert not is_published(data, "these files"), "the next refresh publishes anew"
    mend_published(data, pytest.fail)


def test_where_none_is_kept_a_damaged_one_is_taken_away_or_the_folders_asked_for(data: DataPaths) -> None:
    publish(data, 1)
    data.published.chmod(0o644)
    flip(data.published)
    said: list[str] = []

    with pytest.raises(NothingWhole, match="name the folders of documents"):
        mend_published(data, said.append, is_to_stand=True)
    assert data.published.is_file()
    mend_published(data, said.append)

    assert "none before it is kept" in said[0]
    assert not data.published.exists()


def test_without_its_note_a_whole_publication_is_left_as_it_is(data: DataPaths) -> None:
    mend_published(data, pytest.fail)
    publish(data, 1)
    data.publication.unlink()

    mend_published(data, pytest.fail)

    assert published_run(data.published) == "run 1"


def test_one_bit_that_no_query_of_the_asker_reads_is_damage_all_the_same(data: DataPaths) -> None:
    assert damage_of_published(data) is None
    publish(data, 1)
    data.published.chmod(0o644)
    flip(data.published)

    assert published_run(data.published) == "run 1"
    assert damage_of_published(data) == f"{data.published} is damaged: refresh, which makes it again"
    data.publication.write_text('{"run_id": "run 0", "sha256": "that of the one before"}', encoding="utf-8")
    assert damage_of_published(data) is None, "another was put back"
