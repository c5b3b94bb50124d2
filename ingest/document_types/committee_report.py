"""A report to a committee: a heading with addressee, date and subject; numbered sections; recommendations."""

from __future__ import annotations

from ingest.document_types._committee import extract_paper
from ingest.document_types._extracted import Extracted, Place
from ingest.document_types._papers import is_paper
from ingest.structure.model import Outline

KIND = "committee_report"
LABEL = "Committee report"
NAMES_OFFICERS = True
MUST_FIND = ("committee", "meeting_date")


def recognises(outline: Outline) -> bool:
    """By the fields of its heading, or the line that names its author, the committee and the meeting."""
    return is_paper(outline, KIND)


def extract(outline: Outline, place: Place) -> Extracted:
    """Facts and records of the report."""
    return extract_paper(outline, place, KIND, MUST_FIND)
