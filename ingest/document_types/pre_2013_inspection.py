"""Inspection under a framework older than the single inspection framework: recognised and refused."""

from __future__ import annotations

import re

from ingest.document_types._extracted import Extracted, Place
from ingest.document_types._front import front
from ingest.document_types._refused import refuse
from ingest.structure.model import Outline

KIND = "pre_2013_inspection"
LABEL = "Inspection report from before the single inspection framework"
NAMES_OFFICERS = True
REASON = (
    "It is an inspection report from before November 2013, whose judgements and scale are not those of "
    "later frameworks. Expected a report under the single inspection framework or ILACS; its grades are "
    "kept where a later report tells them."
)

_TITLE = re.compile(
    r"inspection of (?:safeguarding and )?looked after children(?:'s)? services"
    r"|inspection of safeguarding and looked after"
    r"|inspection of (?:local authority )?arrangements for the protection of children"
    r"|inspection of contact, referral and assessment"
    r"|inspection of (?:local authority )?(?:adoption|fostering) (?:service|agency)"
)


def recognises(outline: Outline) -> bool:
    """By the title of one of the older inspections."""
    return _TITLE.search(front(outline, 450)) is not None


def extract(outline: Outline, place: Place) -> Extracted:
    """Facts of the cover and the reason for the refusal."""
    return refuse(outline, KIND, "looked_after_children", REASON)
