"""Paper of another nation: recognised and refused."""

from __future__ import annotations

from ingest.document_types._extracted import Extracted, Place
from ingest.document_types._papers import is_paper
from ingest.readers.metadata import UNKNOWN, Metadata
from ingest.readers.papers.kinds import paper_of
from ingest.readers.papers.meeting import title_of_paper
from ingest.structure.model import Outline

KIND = "other_nation"
LABEL = "Paper of another nation"
NAMES_OFFICERS = True
REASON = (
    "It is about children's services outside England, whose law, inspectorates and measures are others. "
    "Expected a paper of an English local authority."
)


def recognises(outline: Outline) -> bool:
    """By the bodies, laws and councils of other nations that its opening names."""
    return is_paper(outline, KIND)


def extract(outline: Outline, place: Place) -> Extracted:
    """The title and the reason for the refusal."""
    return Extracted(Metadata(KIND, title_of_paper(outline, paper_of(outline)), licence=UNKNOWN), refusal=REASON)
