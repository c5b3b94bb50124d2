"""Minutes of a committee meeting, or of one item: what was reported, asked and resolved, in reported speech."""

from __future__ import annotations

from ingest.document_types._committee import extract_paper
from ingest.document_types._extracted import Extracted, Place
from ingest.document_types._papers import is_paper
from ingest.structure.model import Outline

KIND = "minutes"
LABEL = "Minutes of a committee"
NAMES_OFFICERS = True
MUST_FIND = ("committee", "meeting_date")


def recognises(outline: Outline) -> bool:
    """By their heading and the wording of minutes."""
    return is_paper(outline, KIND)


def extract(outline: Outline, place: Place) -> Extracted:
    """Facts and records of the minutes."""
    return extract_paper(outline, place, KIND, MUST_FIND)
