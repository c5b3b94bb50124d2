"""Thematic inspection or survey over several authorities: recognised and refused."""

from __future__ import annotations

import re

from ingest.document_types._extracted import Extracted, Place
from ingest.document_types._front import front
from ingest.document_types._refused import refuse
from ingest.structure.model import Outline

KIND = "thematic_inspection"
LABEL = "Thematic inspection report"
NAMES_OFFICERS = True
REASON = (
    "It is a thematic inspection or survey over several authorities. Expected a document about one "
    "authority; its findings belong to no authority of their own."
)

_TITLE = re.compile(
    r"\bthematic (?:inspection|review|report|survey)\b|\bthis (?:thematic|survey) report\b|\bofsted survey\b"
)


def recognises(outline: Outline) -> bool:
    """By the words of its title and opening."""
    return _TITLE.search(front(outline, 2500)) is not None


def extract(outline: Outline, place: Place) -> Extracted:
    """Facts of the cover and the reason for the refusal."""
    return refuse(outline, KIND, None, REASON)
