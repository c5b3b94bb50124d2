"""Improvement notice of the Department for Education: what a council must improve, and by when; no grades."""

from __future__ import annotations

from ingest.document_types._extracted import Extracted, Place
from ingest.document_types._intervention import extract_intervention, requiring
from ingest.document_types.papers import is_paper
from ingest.structure.model import Outline
from ingest.vocabularies import EventKind

KIND = "improvement_notice"
LABEL = "Improvement notice"
NAMES_OFFICERS = True


def recognises(outline: Outline) -> bool:
    """By the words with which such a notice is issued."""
    return is_paper(outline, KIND)


def extract(outline: Outline, place: Place) -> Extracted:
    """Facts and records of the paper, what it requires, and its event."""
    return requiring(extract_intervention(outline, place, KIND, EventKind.IMPROVEMENT_NOTICE))
