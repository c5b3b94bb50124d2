"""Forecasts: a number that is expected or planned to come, not one that was counted."""

from __future__ import annotations

import re

from ingest.readers.statements.comparator_names import named_anywhere

_REACH = 140
"""Characters before a number in which its forecast is announced."""
# "Is projected to be 920", "expected number of adoptions in 2016/17 is 60"; another statement ends its reach.
_FORECAST = re.compile(
    r"\b(?:forecast(?:s|ed|ing)?|project(?:ed|ions?)(?=\s+(?:to|that|at|is|was|of|gain|for|number|figure|total)\b)|"
    r"anticipat(?:ed?|es|ing)|predict(?:ed|s|ion)|estimates?\s+(?:a\s+further|that)|assum(?:es?|ed|ing|ption)\s+that|"
    r"(?:is|are|was|were|we)\s+expect(?:ed)?|expected\s+(?:number|figure|total|rise|increase)|"
    r"will\s+(?:rise|fall|increase|reduce|grow|reach|be))\b(?:(?!,|\b(?:and|but|while|although)\b)[^.;:]){0,90}$",
    re.I,
)
_TO_COME = re.compile(
    r"\s?%?\s+(?:[\w-]+\s+){0,4}(?:will be|(?:are|is) planned to|(?:are|is) expected|due to (?:start|begin|open))\b",
    re.I,
)


def is_forecast(text: str, start: int, end: int) -> bool:
    """Whether the number at text[start:end] is one to come; where a comparator is named, it is that one's value."""
    ahead = _FORECAST.search(text, max(0, start - _REACH), start)
    if ahead is not None and named_anywhere().search(text, ahead.start(), start) is None:
        return True
    return bool(_TO_COME.match(text, end))
