"""Direction of the Secretary of State to a council under section 497A of the Education Act 1996; no grades."""

from __future__ import annotations

from ingest.document_types._extracted import Extracted, Place
from ingest.document_types._intervention import extract_intervention, requiring
from ingest.document_types.papers import is_paper
from ingest.structure.model import Outline
from ingest.vocabularies import EventKind

KIND = "statutory_direction"
LABEL = "Statutory direction"
NAMES_OFFICERS = True


def recognises(outline: Outline) -> bool:
    """By the formulas with which the Secretary of State directs."""
    return is_paper(outline, KIND)


def extract(outline: Outline, place: Place) -> Extracted:
    """Facts and records of the paper, what it requires, and its event."""
    return requiring(extract_intervention(outline, place, KIND, EventKind.STATUTORY_DIRECTION))
