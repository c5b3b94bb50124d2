"""A committee pack: one file with the agenda and the papers of one meeting."""

from __future__ import annotations

import re

from ingest.document_types._committee import committee_metadata, meeting_records
from ingest.document_types._extracted import Extracted, Place
from ingest.document_types._front import front
from ingest.readers.papers.kinds import paper_of
from ingest.readers.papers.meeting import meeting_of
from ingest.structure.embedded import holds_report
from ingest.structure.model import Outline

KIND = "committee_pack"
LABEL = "Committee pack"
NAMES_OFFICERS = True
AGENDA = re.compile(
    r"\bagenda for (?:a|the) meeting of\b|\bpublic document pack\b"
    r"|^agenda\b(?! item| and).*\b(?:committee|panel|board|cabinet)\b"
)


def recognises(outline: Outline) -> bool:
    """By an agenda at the front and reports to the same meeting after it."""
    if AGENDA.search(front(outline, 1500)) is None:
        return False
    return holds_report(outline.stored, outline.char_start, outline.char_end)


def extract(outline: Outline, place: Place) -> Extracted:
    """The meeting; everything else is read from the papers, each of which is a document of its own."""
    committee = meeting_of(outline, paper_of(outline)).committee
    metadata = committee_metadata(outline, place, KIND, f"Papers of the {committee}" if committee else None)
    return Extracted(metadata, meeting_records(outline, place, metadata))
