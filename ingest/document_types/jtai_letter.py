"""Letter about a joint targeted area inspection of several agencies: recognised and refused."""

from __future__ import annotations

from ingest.document_types._extracted import Extracted, Place
from ingest.document_types._front import front
from ingest.document_types._refused import refuse
from ingest.structure.model import Outline

KIND = "jtai_letter"
LABEL = "Joint targeted area inspection letter"
REASON = (
    "It is a letter about a joint targeted area inspection, which judges police, health and council "
    "together without grades. Expected a report or letter about one authority's children's services; read "
    "the authority's own inspection report instead."
)


def recognises(outline: Outline) -> bool:
    """By its subject and its form as a letter."""
    opening = front(outline, 3000)
    return "joint targeted area inspection" in opening and ("this letter" in opening or "dear " in opening)


def extract(outline: Outline, place: Place) -> Extracted:
    """Facts of the cover and the reason of the refusal."""
    return refuse(outline, KIND, "jtai", REASON)
