"""Report of an inspection of local authority children's services (ILACS), 2018 onwards."""

from __future__ import annotations

import re

from ingest.document_types._extracted import Extracted, Place
from ingest.document_types._front import front
from ingest.document_types._inspection import extract_inspection
from ingest.readers.judgements import ilacs_framework
from ingest.structure.model import Outline

KIND = "ilacs_report"
LABEL = "ILACS inspection report"

_TABLE = re.compile(r"impact of leaders on social ?work|experiences and progress of children who need help")
_TITLE = re.compile(r"^.{0,400}?\binspection of .{3,160}?(?:inspection dates?|lead inspector)")


def recognises(outline: Outline) -> bool:
    """By its title and by the first row of its judgement table."""
    cover = front(outline)
    return bool(_TITLE.search(cover) and _TABLE.search(cover)) and "this letter summarises" not in cover


def extract(outline: Outline, place: Place) -> Extracted:
    """Facts and records of the report; which generation of the framework its own labels say."""
    return extract_inspection(outline, place, KIND, ilacs_framework(outline), "inspection")
