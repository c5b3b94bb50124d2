"""Numbers printed as words: thirteen, twenty-two, none, half, two thirds."""

from __future__ import annotations

import re

_UNITS = (
    *("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen"),
    *("fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
)
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_VALUES = {word: number for number, word in enumerate(_UNITS, 1)}
_VALUES["zero"] = 0
_VALUES |= {word: 10 * number for number, word in enumerate(_TENS, 2)}

_SMALL = "|".join(sorted(_UNITS, key=len, reverse=True))
CARDINAL = rf"(?:(?:{'|'.join(_TENS)})(?:[\s-](?:{'|'.join(_UNITS[:9])}))?|{_SMALL}|zero)"
"""A cardinal from zero to ninety-nine in words."""

FRACTIONS: dict[str, float] = {
    "half": 50.0,
    "a third": 33.3,
    "one third": 33.3,
    "two thirds": 66.7,
    "a quarter": 25.0,
    "one quarter": 25.0,
    "three quarters": 75.0,
    "a fifth": 20.0,
    "one fifth": 20.0,
    "two fifths": 40.0,
    "three fifths": 60.0,
    "four fifths": 80.0,
    "a tenth": 10.0,
    "one tenth": 10.0,
}
"""Shares in words, as percentages."""

FRACTION = "(?:" + "|".join(re.sub(" ", r"[\\s-]", name) for name in sorted(FRACTIONS, key=len, reverse=True)) + ")"


def cardinal(printed: str) -> float:
    """The value of a cardinal in words."""
    return float(sum(_VALUES[word] for word in re.split(r"[\s-]+", printed.lower())))


def fraction(printed: str) -> float:
    """The percentage that a share in words says."""
    return FRACTIONS[" ".join(re.split(r"[\s-]+", printed.lower()))]
