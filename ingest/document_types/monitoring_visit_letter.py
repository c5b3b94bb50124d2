"""Letter about a monitoring visit to an authority judged inadequate, under the SIF or ILACS; it gives no grade."""

from __future__ import annotations

import re

from ingest.document_types._extracted import Extracted, Place
from ingest.document_types._front import front
from ingest.document_types._letter import extract_letter, is_addressed
from ingest.structure.model import Outline

KIND = "monitoring_visit_letter"
LABEL = "Monitoring visit letter"
NAMES_OFFICERS = True

_ABOUT = re.compile(r"this letter (?:\w+ ){0,4}(?:summarises|reports|contains).{0,80}?monitoring visit")
_SUBJECT = re.compile(r"\bdear .{2,60}? (?:ofsted )?monitoring visit (?:to|of|at)\b")


def recognises(outline: Outline) -> bool:
    """By its subject line or the sentence that says what the letter is about."""
    opening = front(outline, 3000)
    return is_addressed(opening) and bool(_ABOUT.search(opening) or _SUBJECT.search(opening))


def extract(outline: Outline, place: Place) -> Extracted:
    """Facts and records of the letter."""
    return extract_letter(outline, place, KIND, "monitoring_visit")
