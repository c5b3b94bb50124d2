"""How a number is meant: exactly, about, over, up to, fewer than, or as one to come."""

from __future__ import annotations

import re

from ingest.readers.statements.forecasts import is_forecast

_BEFORE = re.compile(
    r"(?:(?P<at_least>\b(?:at least|a minimum of|no fewer than|no less than)|≥|>=)"
    r"|(?P<approx>\b(?:approximately|approx\.?|some|around|about|nearly|almost|roughly|circa|c\.|in the region of|"
    r"close to)|~)"
    r"|(?P<up_to>\b(?:up to|a maximum of|no more than|within|as many as|not more than)|≤|<=)"
    r"|(?P<fewer_than>\b(?:fewer than)|<)"
    r"|(?P<over>\b(?:just |slightly |well |still |far )?(?:over|more than|in excess of|above|exceeding)|>)"
    r"|(?P<under>\b(?:just |slightly |well )?(?:under|below|less than)))\s?(?:an? |an average of )?[(‘'£]?$",
    re.I,
)
_AFTER = re.compile(
    r"\s?%?\s?(?:(?P<up_to>or (?:fewer|less|under|below))|(?P<at_least>or (?:more|over|above)|\+))", re.I
)


def qualifier(text: str, start: int, end: int) -> str:
    """A qualifier of records.Observation for the number at text[start:end]."""
    if is_forecast(text, start, end):
        return "tentative"
    match = _AFTER.match(text, end) or _BEFORE.search(text[max(0, start - 34) : start])
    return match.lastgroup or "exact" if match else "exact"
