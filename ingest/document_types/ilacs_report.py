"""Report of an inspection of local authority children's services (ILACS), 2018 onwards."""

from __future__ import annotations

import re

from ingest.document_types._extracted import Extracted, Place
from ingest.document_types._front import front
from ingest.document_types._inspection import extract_inspection
from ingest.document_types.sif_report import TITLE as SIF_TITLE
from ingest.readers.judgements import ilacs_framework
from ingest.structure.model import Outline

KIND = "ilacs_report"
LABEL = "ILACS inspection report"

_TABLE = re.compile(r"\bimpact of leaders on\b|experiences and progress of children who need help")
_TITLE = re.compile(r"^.{0,400}?\binspection of .{3,160}?(?:inspection dates?|lead inspector)")


def recognises(outline: Outline) -> bool:
    """By its title and by the first row of its judgement table; an older report's summary may name the same areas."""
    cover = front(outline)
    is_another = SIF_TITLE in cover or "this letter summarises" in cover
    return bool(_TITLE.search(cover) and _TABLE.search(cover)) and not is_another


def extract(outline: Outline, place: Place) -> Extracted:
    """Facts and records of the report; which generation of the framework its own labels say."""
    return extract_inspection(outline, place, KIND, ilacs_framework(outline), "inspection")
