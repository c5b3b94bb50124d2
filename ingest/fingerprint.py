"""Which code reads: a fingerprint by which a reading made by other code is known; it imports none of it."""

from __future__ import annotations

import hashlib
import shutil
from functools import cache
from itertools import chain
from pathlib import Path

RECOGNITION = "tesseract"
"""The program that recognises text in pictures, where it is installed."""
NOT_READ_FROM_BYTES = frozenset(
    {
        "accuracy",
        "aspect_phrases",
        "aspects",
        "comparators",
        "comparison_measures",
        "comparison_sets",
        "concept_phrases",
        "concepts",
        "counted_people",
        "denominators",
        "differing_definitions",
        "differing_events",
        "direction_cues",
        "listing_links",
        "local_authority_codes",
        "local_authority_successions",
        "measure_aliases",
        "measure_facets",
        "measures",
        "official_measures",
        "official_sources",
        "official_values",
        "plain_words",
        "plausible_bounds",
        "review_kinds",
        "shortfall_parts",
        "shortfall_words",
        "statistical_neighbours",
        "subject_phrases",
        "subjects",
        "themes",
    }
)
"""Catalogue tables that take effect after reading: a row added there needs no re-reading."""


@cache
def reader_fingerprint() -> str:
    """Hash of everything that decides what is read from bytes: the code of stops 1 to 3 and its catalogue tables.

    Whether scanned pages can be recognised decides it too: once the program is installed, documents are read again.
    """
    folder = Path(__file__).parent
    digest = hashlib.sha256(b"recognises pictures" if shutil.which(RECOGNITION) else b"")
    for path in sorted(chain(folder.rglob("*.py"), folder.rglob("*.csv"))):
        if path.stem not in NOT_READ_FROM_BYTES:
            digest.update(str(path.relative_to(folder)).encode())
            digest.update(path.read_bytes())
    return digest.hexdigest()[:16]
