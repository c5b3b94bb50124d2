"""Report of a re-inspection under the single inspection framework."""

from __future__ import annotations

import re

from ingest.document_types._extracted import Extracted, Place
from ingest.document_types._front import front
from ingest.document_types._inspection import extract_inspection
from ingest.document_types.sif_report import PRINTS, TITLE
from ingest.structure.model import Outline

KIND = "sif_reinspection"
LABEL = "Single inspection framework re-inspection report"
NAMES_OFFICERS = False


def recognises(outline: Outline) -> bool:
    """By its title on the cover."""
    return re.search(rf"\bre-? ?{TITLE}", front(outline, 1500)) is not None


def extract(outline: Outline, place: Place) -> Extracted:
    """Facts and records of the report; grades of the inspection before it are second-hand."""
    return extract_inspection(outline, place, KIND, "sif", "reinspection", PRINTS)
