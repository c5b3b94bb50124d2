"""Amounts of pounds, their value as printed and the scale in their unit, and the scale that numbers print."""

from __future__ import annotations

import re
from typing import NamedTuple

SCALE = r"(?P<scale>\s?(?i:million|mill?|mn|m|billion|bn|thousand|k)\b)?"
_PART_SIGNS = {"½": 0.5, "¼": 0.25, "¾": 0.75}
# A count is scaled by a scale in full, or by a letter before those who are counted (1.2m children).
_SCALES = {"mi": 1e6, "m": 1e6, "mn": 1e6, "bi": 1e9, "bn": 1e9, "th": 1e3, "k": 1e3}
UNITS = {1.0: "gbp", 1e3: "gbp_thousand", 1e6: "gbp_million", 1e9: "gbp_billion"}
_NO_AMOUNT = re.compile(r"£\s?(?:0{2,}|\d+0{3}s)")
_POUNDS = re.compile(r"(?P<sign>(?<![\w)%])[-−]|\bminus\s)?(?:£|\bGBP)\s?(?P<inside>[-−(])?$")
# The second of a range says its pounds once, with the first: £12-15m.
_POUNDS_BEFORE_RANGE = re.compile(r"£\s?[\d.,]+\s?(?:m|mn|million|k|bn)?\s?(?:(?P<dash>[-–—])|to|and)\s?$", re.I)
_NEGATIVE_IN_BRACKETS = re.compile(r"\b(?:variance|outturn|balance|position)\s*(?:of|is|was|:)\s?\(£$", re.I)
_SCALE_AFTER_BRACKET = re.compile(rf"\){SCALE}")


class Amount(NamedTuple):
    """Pounds printed at text[start:end]; `unit` is one of records.Observation.unit."""

    start: int
    end: int
    value: float
    unit: str


def read_amount(match: re.Match[str], text: str) -> Amount | None:
    """The pounds that a number is; None where it is no money. `match` has the groups digits and scale (SCALE)."""
    start, end, scale = match.start(), match.end(), match["scale"]
    if "£" not in text and "GBP" not in text:
        return None
    pounds, ranged = _POUNDS.search(text, 0, start), _POUNDS_BEFORE_RANGE.search(text, 0, start)
    if pounds is None and (ranged is None or not (ranged["dash"] or scale)):
        return None
    if pounds is not None:
        start = pounds.start()
        if pounds["inside"] == "(" and (closed := _SCALE_AFTER_BRACKET.match(text, match.end("digits"))):
            end, scale = closed.end(), closed["scale"]
    value = value_of(match["digits"])
    is_negative = pounds is not None and (
        pounds["sign"] or pounds["inside"] or _NEGATIVE_IN_BRACKETS.search(text, 0, match.start())
    )
    return Amount(start, end, -value if is_negative else value, UNITS[scale_of(scale)])


def is_no_amount(text: str, start: int) -> bool:
    """True for the heading of a column and for a rough size: £000, £1000s."""
    return bool(_NO_AMOUNT.match(text, start))


def scale_of(printed: str | None) -> float:
    """What a printed scale multiplies by: k, thousand, m, mil, million, bn; 1 where none is printed."""
    name = (printed or "").strip().lower()
    return _SCALES.get(name) or _SCALES.get(name[:2], 1.0)


def value_of(digits: str) -> float:
    """The value of a number in digits, its groups separated by commas or spaces, with ½, ¼ or ¾ after it."""
    return float(re.sub(r"[,\s½¼¾]", "", digits)) + _PART_SIGNS.get(digits[-1], 0.0)
