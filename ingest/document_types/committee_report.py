"""A report to a committee: a subject, numbered sections, recommendations, figures in tables and text."""

from __future__ import annotations

import re

from ingest.document_types._committee import extract_paper
from ingest.document_types._extracted import Extracted, Place
from ingest.document_types._front import front
from ingest.structure.model import Outline

KIND = "committee_report"
LABEL = "Committee report"
NAMES_OFFICERS = True

_HEAD = re.compile(r"^(?:agenda item \d+/? ?)?reports? of (?:the )?.{3,200}?\bto be held\b")


def recognises(outline: Outline) -> bool:
    """By the line that names its author, the committee and the meeting."""
    return _HEAD.search(front(outline, 800)) is not None


def extract(outline: Outline, place: Place) -> Extracted:
    """Facts and records of the report."""
    return extract_paper(outline, place, KIND)
