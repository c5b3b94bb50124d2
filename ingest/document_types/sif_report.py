"""Report of an inspection under the single inspection framework, November 2013 to early 2018."""

from __future__ import annotations

from ingest.document_types._extracted import Extracted, Place
from ingest.document_types._front import front
from ingest.document_types._inspection import extract_inspection
from ingest.structure.model import Outline

KIND = "sif_report"
LABEL = "Single inspection framework report"
NAMES_OFFICERS = False
TITLE = "inspection of services for children in need of help and protection"


def recognises(outline: Outline) -> bool:
    """By its title on the cover."""
    cover = front(outline, 1500)
    return TITLE in cover and f"re-{TITLE}" not in cover and f"re{TITLE}" not in cover


def extract(outline: Outline, place: Place) -> Extracted:
    """Facts and records of the report."""
    return extract_inspection(outline, place, KIND, "sif", "inspection")
