"""Which parts of a document state figures, and how they are dated where a sentence is silent."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal

from ingest.language.cues import is_met

Scope = Literal["area", "narrative", "none"]

_KEPT = 2048
"""Blocks remembered: a report's, of which every reader asks."""
_GENERIC = re.compile(r"notes?\b:?\s*$", re.I)


@lru_cache(maxsize=64)
def scope_of(section: tuple[str, ...]) -> Scope:
    """`area` for an inspection report's area statistics, `none` where figures count no service, else `narrative`."""
    own = next((heading for heading in reversed(section) if not _GENERIC.match(heading)), "")
    if is_met("standing_text", "none", own):
        return "none"
    return "area" if any(is_met("standing_text", "area", heading) for heading in section) else "narrative"


@lru_cache(maxsize=_KEPT)
def is_boilerplate(text: str) -> bool:
    """True for the publisher's standing text, which is the same in every report."""
    return is_met("standing_text", "boilerplate", text)


def is_dateless(section: tuple[str, ...]) -> bool:
    """True where a report prints census figures without a date: its population, poverty and school meals."""
    return is_met("standing_text", "dateless", section[-1] if section else "")


def states_school_results(text: str) -> bool:
    """True for results of schools, whose bare year is the school year that ended in it."""
    return is_met("times", "results", text)
