"""Damaged documents: whatever is done to their bytes, reading ends, and nothing is read without its passage."""

from __future__ import annotations

import datetime as dt
import hashlib
import random
from collections.abc import Callable
from itertools import cycle
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ingest.reading import read_file
from ingest.snapshot import Snapshot
from warehouse.contracts.checking import check

UNHURRIED = [HealthCheck.too_slow, HealthCheck.function_scoped_fixture]
ROOT = Path(__file__).resolve().parents[2]
SPECIMENS = sorted((ROOT / "specimens").glob("*.txt"))
REAL = sorted(path for folder in ("documents", "reports") for path in (ROOT.parent / "shared" / folder).glob("*.*"))


def _cut(data: bytes, chance: random.Random) -> bytes:
    start, end = sorted(chance.randrange(len(data)) for _ in range(2))
    return data[start:end]


def _shuffle(data: bytes, chance: random.Random) -> bytes:
    lines = data.split(b"\n")
    start = chance.randrange(len(lines))
    window = lines[start : start + 60]
    chance.shuffle(window)
    return b"\n".join([*lines[:start], *window, *lines[start + 60 :]])


def _flip(data: bytes, chance: random.Random) -> bytes:
    flipped = bytearray(data)
    for _ in range(1 + len(data) // 500):
        flipped[chance.randrange(len(flipped))] = chance.randrange(256)
    return bytes(flipped)


def _double(data: bytes, chance: random.Random) -> bytes:
    return b"\n".join(line for line in data.split(b"\n") for _ in range(1 + (chance.random() < 0.2)))


def _untab(data: bytes, chance: random.Random) -> bytes:
    return bytes(32 if byte == 9 and chance.random() < 0.3 else byte for byte in data)


DAMAGES: list[Callable[[bytes, random.Random], bytes]] = [_cut, _shuffle, _flip, _double, _untab]
DAMAGED_REAL = [(path, damage) for path in REAL for damage in DAMAGES if path.suffix == ".txt"]
DAMAGED_REAL += zip((path for path in REAL if path.suffix == ".pdf"), cycle(DAMAGES), strict=False)
"""The texts in each of these ways, the PDFs by turns."""


def _read_and_hold_to_its_passages(data: bytes, folder: Path) -> None:
    sha256 = hashlib.sha256(data).hexdigest()
    path = folder / sha256
    path.write_bytes(data)
    reading = read_file(Snapshot(sha256, "damaged", "test", len(data), dt.datetime(2026, 1, 1), 1, path, True))
    checked = check(reading)
    blocking = [(row.rule, row.message) for row in checked.rejected if row.is_blocking]
    assert not blocking, blocking[:3]
    stored = reading.file.stored_text
    for row in (*checked.passed.observations, *checked.passed.judgements, *checked.passed.findings):
        assert stored[row.char_start : row.char_end] == row.quote
    for observation in checked.passed.observations:
        if observation.value is not None:
            assert observation.value_printed in observation.quote


@pytest.mark.parametrize("damage", DAMAGES)
@settings(max_examples=8, deadline=None, suppress_health_check=UNHURRIED)
@given(seed=st.integers(0, 10**6), which=st.integers(0, 100))
def test_a_damaged_specimen_is_read_or_refused(damage: Callable, seed: int, which: int, tmp_path: Path) -> None:
    data = SPECIMENS[which % len(SPECIMENS)].read_bytes()
    _read_and_hold_to_its_passages(damage(data, random.Random(seed)), tmp_path)


@pytest.mark.skipif(not REAL, reason="the real documents are not beside this checkout")
@pytest.mark.parametrize(
    ("path", "damage"), DAMAGED_REAL, ids=lambda value: getattr(value, "__name__", None) or value.name[:3]
)
def test_a_damaged_real_document_is_read_or_refused(path: Path, damage: Callable, tmp_path: Path) -> None:
    _read_and_hold_to_its_passages(damage(path.read_bytes(), random.Random(path.name)), tmp_path)


@settings(max_examples=60, deadline=None, suppress_health_check=UNHURRIED)
@given(data=st.binary(max_size=2000))
def test_any_bytes_are_read_or_refused(data: bytes, tmp_path: Path) -> None:
    _read_and_hold_to_its_passages(data, tmp_path)
