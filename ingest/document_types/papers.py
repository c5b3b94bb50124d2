"""Papers of a council that are told apart by the signs of their opening (`readers.papers.kinds`)."""

from __future__ import annotations

from dataclasses import dataclass

from ingest.document_types import agenda, committee_appendix, committee_pack
from ingest.document_types._committee import extract_paper
from ingest.document_types._extracted import Extracted, Place
from ingest.readers.papers.kinds import paper_of
from ingest.structure.model import Outline


def is_paper(outline: Outline, kind: str) -> bool:
    """True where the signs point to this kind and the text is not a pack, agenda or appendix."""
    if paper_of(outline).kind != kind:
        return False
    return not any(other.recognises(outline) for other in (committee_pack, agenda, committee_appendix))


@dataclass(frozen=True)
class PaperType:
    """One kind of paper; `must_find` are the facts without which a reading of it is doubted (`extract_paper`)."""

    KIND: str
    LABEL: str
    must_find: tuple[str, ...]
    NAMES_OFFICERS: bool = True

    def recognises(self, outline: Outline) -> bool:
        """By its heading and the words that such papers share."""
        return is_paper(outline, self.KIND)

    def extract(self, outline: Outline, place: Place) -> Extracted:
        """Facts and records of the paper."""
        return extract_paper(outline, place, self.KIND, self.must_find)


TYPES = (
    PaperType("annual_report", "Annual report of a service", ("period",)),
    PaperType("committee_report", "Committee report", ("committee", "meeting_date")),
    PaperType("minutes", "Minutes of a committee", ("committee", "meeting_date")),
    PaperType("performance_scorecard", "Performance scorecard", ("figures",)),
)
