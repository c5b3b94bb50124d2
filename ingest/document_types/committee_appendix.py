"""An appendix to a committee report that is not another known document: recognised by its place in the pack."""

from __future__ import annotations

import re

from ingest.document_types._committee import extract_paper
from ingest.document_types._extracted import Extracted, Place
from ingest.document_types._front import front
from ingest.structure.model import Outline

KIND = "committee_appendix"
LABEL = "Appendix of a committee report"
NAMES_OFFICERS = True

_HEAD = re.compile(r"^appendix (?:\d{1,2}|[a-z]|one|two|three|four|five)\b")


def recognises(outline: Outline) -> bool:
    """By its heading; an appendix without one is known by its place in the pack."""
    return _HEAD.search(front(outline, 200)) is not None


def extract(outline: Outline, place: Place) -> Extracted:
    """Facts and records of the appendix."""
    return extract_paper(outline, place, KIND)
