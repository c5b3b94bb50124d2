"""A scorecard or performance report of a quarter, month or year: indicators, targets, comparators."""

from __future__ import annotations

from ingest.document_types._committee import extract_paper
from ingest.document_types._extracted import Extracted, Place
from ingest.document_types._papers import is_paper
from ingest.structure.model import Outline

KIND = "performance_scorecard"
LABEL = "Performance scorecard"
NAMES_OFFICERS = True
MUST_FIND = ("figures",)


def recognises(outline: Outline) -> bool:
    """By the words that such reports share: indicators, targets, quarters, ratings."""
    return is_paper(outline, KIND)


def extract(outline: Outline, place: Place) -> Extracted:
    """Facts and records of the scorecard."""
    return extract_paper(outline, place, KIND, MUST_FIND)
