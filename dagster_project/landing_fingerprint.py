"""Which code lands: a fingerprint by which whoever reads and whoever sets it to read know each other's code."""

from __future__ import annotations

import hashlib
from functools import cache

from dagster_project.paths import PROJECT
from ingest.fingerprint import reader_fingerprint

DECIDE_WHAT_IS_LANDED = (
    "contracts/**/*.py",
    "privacy.py",
    "columns.py",
    "tables.py",
    "readings.py",
    "reading_tables.py",
)
"""Modules of `warehouse` by which a reading is checked and written."""


@cache
def landing_fingerprint() -> str:
    """Hash of what decides what is landed of a file: the reader and the contracts; another one means: read again."""
    digest = hashlib.sha256(reader_fingerprint().encode())
    for pattern in DECIDE_WHAT_IS_LANDED:
        for path in sorted((PROJECT / "warehouse").glob(pattern)):
            digest.update(path.read_bytes())
    return digest.hexdigest()[:16]
