"""Report of an inspection under the single inspection framework, November 2013 to early 2018."""

from __future__ import annotations

from ingest.document_types._completeness import Prints
from ingest.document_types._extracted import Extracted, Place
from ingest.document_types._front import front
from ingest.document_types._inspection import extract_inspection
from ingest.structure.model import Outline

KIND = "sif_report"
LABEL = "Single inspection framework report"
NAMES_OFFICERS = False
PRINTS = Prints(
    sections={
        "Children living in this area": r"\bliving in this area",
        "Child protection in this area": r"\bchild protection in this area",
        "Children looked after in this area": r"\b(?:looked after|in care) in this area",
    },
    least_figures=20,
    areas=("help_and_protection", "in_care", "leadership"),
)
"""Its statistics of the area have 35 figures at least in 76 real reports, and each of its areas has a section."""
TITLE = "inspection of services for children in need of help and protection"


def recognises(outline: Outline) -> bool:
    """By its title on the cover."""
    cover = front(outline, 1500)
    return TITLE in cover and f"re-{TITLE}" not in cover and f"re{TITLE}" not in cover


def extract(outline: Outline, place: Place) -> Extracted:
    """Facts and records of the report."""
    return extract_inspection(outline, place, KIND, "sif", "inspection", PRINTS)
