"""Readings: kept by file and name, damaged and cleaned up."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest

from tests.contracts.invented import FILE, SHA256, another_file, reading
from warehouse.contracts.checking import check
from warehouse.readings import FINGERPRINTS_KEPT, Readings

LIMITS = "limits"


@pytest.fixture
def readings(tmp_path: Path) -> Readings:
    return Readings(tmp_path / "readings", "reader 1")


@pytest.mark.parametrize(
    ("name", "listed"), [(r"caf\xe9.txt", r"caf\xe9.txt"), (" ", "unnamed"), ("folder/a.txt", "folder_a.txt")]
)
def test_a_reading_is_found_by_the_name_under_which_its_file_came(readings: Readings, name: str, listed: str) -> None:
    checked = check(dataclasses.replace(reading(), file=dataclasses.replace(FILE, file_name=name)))
    readings.keep(checked, "run")

    assert checked.file.file_name == listed
    assert (checked.rejected == ()) is (name == listed)
    assert readings.find(SHA256, name, None, LIMITS)


@pytest.mark.parametrize("damage", ["note", "observations", "missing"])
def test_a_damaged_reading_is_as_good_as_none(readings: Readings, damage: str) -> None:
    readings.keep(check(reading()), "run")
    kept = readings.find(SHA256, FILE.file_name, None, LIMITS)
    assert kept
    path = kept.tables["observations"]
    if damage == "missing":
        path.unlink()
    elif damage == "note":
        (path.parent.parent / "complete" / f"{SHA256}.json").write_text("{", encoding="utf-8")
    else:
        content = bytearray(path.read_bytes())
        content[len(content) // 2] ^= 1
        path.write_bytes(content)
    assert readings.find(SHA256, FILE.file_name, None, LIMITS) is None
    readings.keep(check(reading()), "run")
    assert readings.find(SHA256, FILE.file_name, None, LIMITS)


def test_a_reading_is_of_one_name(readings: Readings) -> None:
    readings.keep(check(reading()), "run")
    assert readings.find(SHA256, "renamed.txt", None, LIMITS) is None
    assert readings.find(SHA256, FILE.file_name, "authority: Dudley", LIMITS) is None


def test_readings_long_gone_are_cleaned_up(tmp_path: Path) -> None:
    folder = tmp_path / "readings"
    for number in range(FINGERPRINTS_KEPT + 2):
        kept = Readings(folder, f"reader {number}")
        for one in (reading(), another_file(2)):
            kept.keep(check(one), "run")
        kept.clean_up({SHA256})
    assert len(list(folder.iterdir())) == FINGERPRINTS_KEPT
    assert {path.name.partition(".")[0] for path in (folder / kept.fingerprint).glob("*/*")} == {SHA256}
