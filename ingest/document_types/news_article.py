"""News article: recognised and refused."""

from __future__ import annotations

from ingest.document_types._extracted import Extracted, Place
from ingest.document_types._papers import is_paper
from ingest.readers.metadata import UNKNOWN, Metadata
from ingest.readers.papers.kinds import paper_of
from ingest.readers.papers.meeting import title_of_paper
from ingest.structure.model import Outline

KIND = "news_article"
LABEL = "News article"
NAMES_OFFICERS = True
REASON = (
    "It is a news article: it tells at second hand what a paper says. "
    "Expected the paper itself, from the council's own pages."
)


def recognises(outline: Outline) -> bool:
    """By reporters, quoted speech and the standard wording of news pages."""
    return is_paper(outline, KIND)


def extract(outline: Outline, place: Place) -> Extracted:
    """The title and the reason for the refusal."""
    return Extracted(Metadata(KIND, title_of_paper(outline, paper_of(outline)), licence=UNKNOWN), refusal=REASON)
