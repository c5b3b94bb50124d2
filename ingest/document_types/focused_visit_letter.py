"""Letter about a focused visit between ILACS inspections; it gives no grade."""

from __future__ import annotations

import re

from ingest.document_types._extracted import Extracted, Place
from ingest.document_types._front import front
from ingest.document_types._letter import extract_letter, is_addressed
from ingest.structure.model import Outline

KIND = "focused_visit_letter"
LABEL = "Focused visit letter"
NAMES_OFFICERS = True

_VISIT = r"(?:focused (?:\w+ )?|(?:covid-19 )?assurance )visit"
_ABOUT = re.compile(rf"this letter (?:\w+ ){{0,4}}(?:summarises|reports|contains).{{0,80}}?{_VISIT}")
_SUBJECT = re.compile(
    rf"\bdear .{{2,60}}? (?:ofsted )?(?:covid-19 )?{_VISIT} (?:to|of|at)\b|^focused visit (?:to|of)\b"
)


def recognises(outline: Outline) -> bool:
    """By its subject line or the sentence that says what the letter is about."""
    opening = front(outline, 3000)
    return is_addressed(opening) and bool(_ABOUT.search(opening) or _SUBJECT.search(opening))


def extract(outline: Outline, place: Place) -> Extracted:
    """Facts and records of the letter."""
    return extract_letter(outline, place, KIND, "focused_visit")
