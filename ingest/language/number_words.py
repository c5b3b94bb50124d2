"""Numbers printed as words: thirteen, one hundred and twenty, two and a half, two thirds, one in five."""

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

_HUNDREDS = rf"(?:(?:{CARDINAL}|an?)[\s-]hundred(?:[\s-](?:and[\s-])?{CARDINAL})?)"
NUMBER = (
    rf"(?:(?:{_HUNDREDS}|{CARDINAL}|a)[\s-]thousand(?:,?[\s-](?:and[\s-])?(?:{_HUNDREDS}|{CARDINAL}))?|{_HUNDREDS}"
    rf"|(?:{CARDINAL}|an?|half\sa)\s(?:dozen|million|billion)|{CARDINAL}(?:\sand\sa\s(?:half|quarter))?)"
)
"""A number in words as sentences print it: one hundred and twenty, two thousand, half a dozen, three and a half."""
SCALE = "(?:hundred|thousand|million|billion|dozen)"
_SCALES = {"hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "dozen": 12.0}
_PARTS = {"half": 0.5, "quarter": 0.25}

FRACTIONS: dict[str, float] = {
    "half": 50.0,
    "one half": 50.0,
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
    "a sixth": 16.7,
    "one sixth": 16.7,
    "five sixths": 83.3,
    "an eighth": 12.5,
    "one eighth": 12.5,
    "a tenth": 10.0,
    "one tenth": 10.0,
    "three tenths": 30.0,
    "seven tenths": 70.0,
    "nine tenths": 90.0,
}
"""Shares in words, as percentages."""

_OTHERS = ("half", "no", "none", "all", "both")
"""Words that say how many and are no cardinals."""
OPENS = rf"(?=\d|an?[\s-]|{'|'.join(sorted({word[:2] for word in (*_VALUES, *_OTHERS)}))})"
"""What every number opens with, in digits or words: looked for first, it spares the hundred words of a pattern."""
FRACTION = "(?:" + "|".join(re.sub(" ", r"[\\s-]", name) for name in sorted(FRACTIONS, key=len, reverse=True)) + ")"

_WHOLES = "(?:three|four|five|six|seven|eight|nine|ten|twelve|twenty|[3-9]|10|12|20|100)"
PROPORTION = rf"(?:(?:{_SMALL}|\d{{1,2}})\sin\s(?:every\s)?{_WHOLES}|(?:one|1)\sin\s(?:every\s)?(?:two|2))"
"""A share told by a few of a few, in words or digits: one in five, 3 in 4, one in every ten."""


def cardinal(printed: str) -> float:
    """The value of a number in words."""
    total, current = 0.0, 0.0
    for word in re.findall("[a-z]+", printed.lower()):
        if word in _SCALES:
            current = (current or 1.0) * _SCALES[word]
            if word in ("thousand", "million", "billion"):
                total, current = total + current, 0.0
        elif word not in ("a", "an", "and"):
            current += _PARTS.get(word) or _VALUES[word]
    return total + current


def fraction(printed: str) -> float:
    """The percentage that a share in words says."""
    return FRACTIONS[" ".join(re.split(r"[\s-]+", printed.lower()))]


def proportion(printed: str) -> float | None:
    """The percentage that a few of a few say, to one decimal; None where the few are more than their whole."""
    part, whole = (
        float(few) if few.isdigit() else cardinal(few) for few in re.split(r"\sin\s(?:every\s)?", printed.lower())
    )
    return round(100 * part / whole, 1) if part < whole else None
