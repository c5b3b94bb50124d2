"""How much memory DuckDB may take for a build, and what is said where that is not enough."""

from __future__ import annotations

import os
from pathlib import Path

import duckdb
import pytest
from sqlalchemy import text

from dagster_project.broken_nodes import BrokenNode
from dagster_project.paths import DataPaths
from dagster_project.troubles import in_plain_words
from ingest.errors import OversightError
from warehouse.connect import (
    LEAST_FOR_MODELS,
    LEAST_MEGABYTES,
    MEMORY_VARIABLE,
    build_engine,
    connect_build,
    megabytes_for,
)

TOO_LITTLE = "Out of Memory Error: could not allocate block of size 256.0 KiB (190.6 MiB/190.7 MiB used)"


@pytest.fixture(autouse=True)
def nothing_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(MEMORY_VARIABLE, raising=False)


def sparse(path: Path, size: int) -> Path:
    with path.open("wb") as file:
        os.truncate(file.fileno(), size)
    return path


@pytest.mark.parametrize(
    ("size", "megabytes"), [(0, LEAST_MEGABYTES), (70_000_000, LEAST_MEGABYTES), (346_000_000, 692)]
)
def test_it_grows_with_the_build(tmp_path: Path, size: int, megabytes: int) -> None:
    assert megabytes_for(sparse(tmp_path / "build.duckdb", size)) == megabytes


def test_a_build_that_is_not_there_yet_has_the_least(tmp_path: Path) -> None:
    assert megabytes_for(tmp_path / "build.duckdb") == LEAST_MEGABYTES


def test_what_a_person_names_holds_for_every_connection(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(MEMORY_VARIABLE, "321")
    build = tmp_path / "build.duckdb"
    limit = "select current_setting('memory_limit')"

    with build_engine(build).connect() as connection:
        by_engine = connection.scalar(text(limit))
    with connect_build(build) as own:
        (by_duckdb,) = own.execute(limit).fetchone() or ()
    with duckdb.connect(config={"memory_limit": "321MB"}) as other:
        (expected,) = other.execute(limit).fetchone() or ()

    assert by_engine == by_duckdb == expected


@pytest.mark.parametrize("named", ["1GB", "1.5", "-3", str(LEAST_FOR_MODELS - 1)])
def test_what_is_no_number_of_megabytes_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, named: str) -> None:
    monkeypatch.setenv(MEMORY_VARIABLE, named)
    with pytest.raises(OversightError, match=f"{MEMORY_VARIABLE} is {named}"):
        megabytes_for(tmp_path)


def test_too_little_is_no_fault_of_a_document_and_says_what_to_do(tmp_path: Path) -> None:
    node = BrokenNode("findings", "model.oversight.findings", TOO_LITTLE, "select 1", is_blocking=True)
    other = BrokenNode("findings", "model.oversight.findings", "Conversion Error", "select 1", is_blocking=True)

    assert node.lacks_memory and not other.lacks_memory
    assert f"set {MEMORY_VARIABLE}" in in_plain_words(str(node), DataPaths(tmp_path))
