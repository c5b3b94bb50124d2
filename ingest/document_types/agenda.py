"""The agenda of a committee meeting, alone or at the front of a pack."""

from __future__ import annotations

from ingest.document_types import committee_pack
from ingest.document_types._committee import committee_metadata, meeting_records
from ingest.document_types._extracted import Extracted, Place
from ingest.document_types._front import front
from ingest.readers.papers.kinds import paper_of
from ingest.readers.papers.meeting import meeting_of
from ingest.structure.model import Outline

KIND = "agenda"
LABEL = "Agenda"
NAMES_OFFICERS = True


def recognises(outline: Outline) -> bool:
    """By its heading, where no reports follow it."""
    is_agenda = committee_pack.AGENDA.search(front(outline, 1500)) is not None or paper_of(outline).kind == KIND
    return is_agenda and not committee_pack.recognises(outline)


def extract(outline: Outline, place: Place) -> Extracted:
    """The meeting; an agenda has no findings or figures of its own."""
    committee = meeting_of(outline, paper_of(outline)).committee
    metadata = committee_metadata(outline, place, KIND, f"Agenda of the {committee}" if committee else "Agenda")
    records = meeting_records(outline, place, metadata) if place.parent is None else Extracted(metadata).records
    return Extracted(metadata, records)
