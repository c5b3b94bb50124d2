"""Report of an inspection of local authority children's services (ILACS), 2018 onwards."""

from __future__ import annotations

import re

from ingest.document_types._completeness import Prints
from ingest.document_types._extracted import Extracted, Place
from ingest.document_types._front import front
from ingest.document_types._inspection import extract_inspection
from ingest.document_types.sif_report import TITLE as SIF_TITLE
from ingest.readers.judgement_cover import ILACS
from ingest.readers.judgement_table import printed_judgements
from ingest.readers.judgements import ilacs_framework
from ingest.structure.model import Outline

KIND = "ilacs_report"
LABEL = "ILACS inspection report"
NAMES_OFFICERS = False

_TABLE = re.compile(r"\bimpact of leaders on social ?work|experiences and progress of children who need help")
SECTIONS = ("help_and_protection", "in_care", "leadership")
"""Areas on which a report of every generation has a section; those from 2023 on have one on care leavers too."""
_FIRST_ROWS = ("leadership", "help_and_protection")
_TITLE = re.compile(r"\binspection of .+?(?:inspection dates?|lead inspector)")
_ANOTHER_TITLE = re.compile(rf"joint targeted area|\bsend inspection|special educational needs|{SIF_TITLE}")


def recognises(outline: Outline) -> bool:
    """By its title and by a row of its judgement table; the summary of another report may name the same areas."""
    cover = front(outline)
    title = _TITLE.search(front(outline, 600))
    if title is None or _ANOTHER_TITLE.search(title[0]) or "this letter summarises" in cover:
        return False
    if _TABLE.search(cover):
        return True
    return any(row.grade and row.heading.area in _FIRST_ROWS for row in printed_judgements(cover, ILACS))


def extract(outline: Outline, place: Place) -> Extracted:
    """Facts and records of the report; its own labels say which generation of the framework it follows."""
    framework = ilacs_framework(outline)
    areas = SECTIONS if framework in (None, "ilacs_2018") else (*SECTIONS, "care_leavers")
    prints = Prints(areas=areas)
    return extract_inspection(outline, place, KIND, framework, "inspection", prints)
