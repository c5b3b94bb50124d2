"""Gaps: a number that says how far a value lies from another, a comparator's or an earlier one."""

from __future__ import annotations

import re

from ingest.readers.statements.comparator_names import kind_of, named_here

_UNIT = (
    r"(?:\s?%|\s+per ?cent|[\s-]percentage[\s-]points?|\s+points?|\s?pp\b|\s+per 10,?000|"
    r"\s+(?:working\s+)?(?:days?|weeks?|months?))"
)
_GAP = re.compile(
    rf"{_UNIT}{{0,2}}\s+"
    r"(?P<word>above|below|behind|over|under|short of|(?:higher|lower|better|worse|more|less)\s+than)\s+"
    r"(?:(?:the|our|its|that(?: of)?|those)\s+)?",
    re.I,
)
_EARLIER = re.compile(r"(?:the\s+)?(?:average\b|last\b|previous\b)|(?:at|in|on)\s+(?:the (?:previous|same)|\d|[A-Z])")
_PLACE_OR_YEAR = re.compile(r"[A-Z][a-z]+|(?:19|20)\d\d\b")
# "At 22% lower than England" states a level.
_LEVEL = re.compile(r"\b(?:at|of|to|with)\s+$", re.I)


def is_gap(text: str, start: int, end: int) -> bool:
    """True where text[start:end] says how far the authority's own value lies from another or from an earlier one."""
    gap = _GAP.match(text, end)
    if gap is None or _LEVEL.search(text, max(0, start - 6), start):
        return False
    name = named_here().match(text, gap.end())
    if gap["word"].lower() in ("over", "under"):
        return name is not None and kind_of(name) == "target"
    is_than = gap["word"].lower().endswith("than")
    return bool(name or _EARLIER.match(text, gap.end()) or (is_than and _PLACE_OR_YEAR.match(text, gap.end())))
