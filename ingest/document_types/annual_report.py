"""An annual report of a service: reviewing officers, designated officer, virtual school, adoption, fostering ..."""

from __future__ import annotations

from ingest.document_types._committee import extract_paper
from ingest.document_types._extracted import Extracted, Place
from ingest.document_types._papers import is_paper
from ingest.structure.model import Outline

KIND = "annual_report"
LABEL = "Annual report of a service"
NAMES_OFFICERS = True
MUST_FIND = ("period",)


def recognises(outline: Outline) -> bool:
    """By its title, or its first sentences, and the service whose year it reports."""
    return is_paper(outline, KIND)


def extract(outline: Outline, place: Place) -> Extracted:
    """Facts and records of the report."""
    return extract_paper(outline, place, KIND, MUST_FIND)
