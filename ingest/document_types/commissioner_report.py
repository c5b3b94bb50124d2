"""Report of a commissioner for children's services to the Secretary of State: findings and advice; no grades."""

from __future__ import annotations

from ingest.document_types._extracted import Extracted, Place
from ingest.document_types._intervention import extract_intervention
from ingest.document_types.papers import is_paper
from ingest.structure.model import Outline
from ingest.vocabularies import EventKind

KIND = "commissioner_report"
LABEL = "Commissioner's report"
NAMES_OFFICERS = True


def recognises(outline: Outline) -> bool:
    """By what only a commissioner says of the task: not a page that offers such a report."""
    return is_paper(outline, KIND)


def extract(outline: Outline, place: Place) -> Extracted:
    """Facts and records of the paper, and its event."""
    return extract_intervention(outline, place, KIND, EventKind.COMMISSIONER_REPORT)
