"""Government publication: recognised and refused."""

from __future__ import annotations

from ingest.document_types._extracted import Extracted, Place
from ingest.document_types._papers import is_paper
from ingest.readers.metadata import UNKNOWN, Metadata
from ingest.readers.papers.kinds import paper_of
from ingest.readers.papers.meeting import title_of_paper
from ingest.structure.model import Outline

KIND = "government_publication"
LABEL = "Publication of the government"
NAMES_OFFICERS = True
REASON = (
    "It is published by or for the government and is no council's own paper. "
    "Expected the council's paper or the inspectorate's report that it speaks of."
)


def recognises(outline: Outline) -> bool:
    """By the standard wording of government publications."""
    return is_paper(outline, KIND)


def extract(outline: Outline, place: Place) -> Extracted:
    """The title and the reason for the refusal."""
    return Extracted(Metadata(KIND, title_of_paper(outline, paper_of(outline)), licence=UNKNOWN), refusal=REASON)
