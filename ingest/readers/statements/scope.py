"""Which parts of a document state figures, and how they are dated where a sentence is silent."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal

Scope = Literal["area", "narrative", "none"]

_AREA = re.compile(
    r"information about (?:this|the) local authority|(?:children living|child protection|children looked after|"
    r"children in care|care leavers) in this area|other (?:ofsted inspections|information about this area)",
    re.I,
)
_NONE = re.compile(
    r"information about (?:this|the) (?:inspection|review|visit)|^contents$|^footnotes$|"
    r"what the inspection judge?ments mean|"
    r"inspection team|^agenda\b|declarations? of interest|disclosures of interest|"
    r"inspection of reports and background papers|"
    r"how to contact us|contact(?:s| officers?| details)?$|background documents|about (?:this|our) (?:report|"
    r"inspection)",
    re.I,
)
_GENERIC = re.compile(r"notes?\b:?\s*$", re.I)
_DATELESS_AREA = re.compile(r"children living in this area", re.I)
_BOILERPLATE = re.compile(
    r"\b(?:Ofsted (?:produces this report|regulates and inspects|is (?:pleased|proud))|"
    r"raising concerns and making complaints|"
    r"large print or [Bb]raille|under section \d+\w? of the|terms of the Open Government|Crown copyright|"
    r"(?:inspection|review) team (?:consisted|comprised)|fewer than 295 days|295 days or less|not protectively marked|"
    r"quorum|logo|notice (?:of|to) the meeting)\b"
)
_RESULTS = re.compile(
    r"\b(?:key stage|ks\s?[1-5]|gcses?|attainment 8|progress 8|phonics|eyfs|early years foundation|"
    r"good level of development|"
    r"sats|value added|points? score|expected (?:standard|progress|level)|english and math\w+|reading|attainment|"
    r"a levels?|"
    r"pupils?)\b",
    re.I,
)


@lru_cache(maxsize=64)
def scope_of(section: tuple[str, ...]) -> Scope:
    """`area` for an inspection report's area statistics, `none` where figures count no service, else `narrative`."""
    own = next((heading for heading in reversed(section) if not _GENERIC.match(heading)), "")
    if _NONE.search(own):
        return "none"
    return "area" if any(_AREA.search(heading) for heading in section) else "narrative"


def is_boilerplate(text: str) -> bool:
    """True for the publisher's standing text, which is the same in every report."""
    return bool(_BOILERPLATE.search(text))


def is_dateless(section: tuple[str, ...]) -> bool:
    """True where a report prints census figures without a date: its population, poverty and school meals."""
    return bool(section and _DATELESS_AREA.search(section[-1]))


def states_school_results(text: str) -> bool:
    """True for results of schools, whose bare year is the school year that ended in it."""
    return bool(_RESULTS.search(text))
