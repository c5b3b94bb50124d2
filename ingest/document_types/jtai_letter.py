"""Letter about a joint targeted area inspection of several agencies: recognised and refused."""

from __future__ import annotations

import re

from ingest.document_types._extracted import Extracted, Place
from ingest.document_types._front import front
from ingest.document_types._refused import refuse
from ingest.structure.model import Outline

KIND = "jtai_letter"
LABEL = "Joint targeted area inspection letter"
NAMES_OFFICERS = True
REASON = (
    "It is a letter about a joint targeted area inspection, which judges police, health and council "
    "together without grades. Expected a report or letter about one authority's children's services; read "
    "the authority's own inspection report instead."
)

_SUBJECT = re.compile(
    r"\bdear .{2,120}? joint targeted area inspection\b|\bthis letter .{0,120}?joint targeted area inspection\b"
)


def recognises(outline: Outline) -> bool:
    """By its subject line or the sentence that says what the letter is about."""
    return _SUBJECT.search(front(outline, 3000)) is not None


def extract(outline: Outline, place: Place) -> Extracted:
    """Facts of the cover and the reason for the refusal."""
    return refuse(outline, KIND, "jtai", REASON)
