"""Review of a local safeguarding children board on its own: recognised and refused."""

from __future__ import annotations

from ingest.document_types._extracted import Extracted, Place
from ingest.document_types._front import front
from ingest.document_types._refused import refuse
from ingest.structure.model import Outline

KIND = "lscb_review"
LABEL = "Review of a local safeguarding children board"
NAMES_OFFICERS = True
REASON = (
    "It is a review of a Local Safeguarding Children Board on its own, which judges the partnership and "
    "not the authority. Expected an inspection of the authority's services; add the authority's "
    "inspection report of the same time."
)


def recognises(outline: Outline) -> bool:
    """By its title, where no inspection of the authority is reported with it."""
    opening = front(outline, 900)
    return "review of the effectiveness of the local safeguarding children board" in opening and (
        "inspection of services for children" not in opening
    )


def extract(outline: Outline, place: Place) -> Extracted:
    """Facts of the cover and the reason for the refusal."""
    return refuse(outline, KIND, "lscb_review", REASON)
