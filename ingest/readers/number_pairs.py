"""Numbers that one print ties together: the ends of a range, a part and its whole, two of a ratio."""

from __future__ import annotations

import re

from ingest.readers.number_mention import NumberMention

_TIMES = ("weeks", "months", "years", "days", "hours", "miles")
_WHOLE = 100
_RATIO = re.compile(r"\s?:\s?$")
_RANGE = re.compile(r"\s?(?:-|–|—)\s?$|\s+to\s+$")
_AND = re.compile(r"\s+and\s+")
_OF = re.compile(
    r"\s+(?:out\s+)?of\s+(?:(?:the|its|an?|their|these|those|all|our)\s+)?"
    r"(?:(?:expected|possible|total of|original|sample of|cohort of|current)\s+)?$"
)
_AGAINST = re.compile(r"\s+(?:against|compared\s+(?:with|to))\s+$")
_LATER = re.compile(r"\s+(?:in|at|for)\s+(?:[A-Z][a-z]+\s+)?20\d\d(?:\s?[-–−─/]\s?\d{2,4})?,?\s+to\s+")
"""From 215 in 2013–14 to 201 days: the time of the first of two levels."""
_BRACKETED_OF = re.compile(r"\s?/\s?$")
_BY = re.compile(r"\bby\s+(?:(?:just|only|about|around|over|nearly|almost)\s+)?$", re.I)
_FROM_TO = re.compile(r"\b(?:from|between)\s+(?:\w+\s+){0,2}$", re.I)


def with_roles(found: list[NumberMention], text: str) -> list[NumberMention]:
    """The same numbers with those of one print tied together; the first of a range takes the second's unit."""
    for index in range(len(found) - 1):
        first, second = found[index], found[index + 1]
        between = re.sub(r"^\s?%", "", text[first.end : second.start])
        first = found[index] = _in_the_unit_of(second, first, between, text)
        if _RATIO.fullmatch(between) and first.unit == second.unit == "percent":
            found[index], found[index + 1] = first._replace(role="left"), second._replace(role="right")
        elif _is_range(between, second) and _may_open_range(first, second, text):
            found[index] = first._replace(role="low", unit=first.unit or second.unit)
            found[index + 1] = second._replace(role="high")
        elif (_OF.fullmatch(between) and second.form != "fraction") or (
            _BRACKETED_OF.fullmatch(between) and second.unit is None and first.value <= second.value
        ):
            found[index] = first._replace(role="part")
            found[index + 1] = second._replace(role="whole")
    return found


def _may_open_range(first: NumberMention, second: NumberMention, text: str) -> bool:
    """False for the first of two levels, for a change and what it led to (by 12 to 155), and for 13% – 17 of them."""
    is_of_levels = _FROM_TO.search(text, 0, first.start) or _BY.search(text, 0, first.start)
    return not is_of_levels and first.value < second.value and first.unit in (None, second.unit)


def _is_range(between: str, second: NumberMention) -> bool:
    """True for 12–18, 12 to 18, and two or three weeks."""
    return bool(_RANGE.fullmatch(between)) or (between == " or " and second.unit in _TIMES)


def _in_the_unit_of(second: NumberMention, first: NumberMention, between: str, text: str) -> NumberMention:
    """The first of "from 15 to 12 percentage points", "42 against 41 per 10,000" with the unit that both share."""
    unit = second.unit
    if unit is None or unit == first.unit:
        return first
    if unit == "rate_per_10000" and first.unit is None and _AGAINST.fullmatch(between):
        return first._replace(unit=unit)
    is_range, is_and = _is_range(between, second), bool(_AND.fullmatch(between))
    if unit == "percentage_points" and first.unit == "percent":
        return first._replace(unit=unit) if is_range or is_and else first
    is_told_later = is_and or _LATER.fullmatch(between) is not None
    if not is_range and not (is_told_later and _FROM_TO.search(text, 0, first.start)):
        return first
    if unit.startswith("gbp_") and first.unit == "gbp" and abs(first.value) < abs(second.value):
        return first._replace(unit=unit)
    if first.unit is None and first.form in ("digits", "word") and not unit.startswith("gbp") and unit != "count":
        return first if unit == "percent" and first.value > _WHOLE else first._replace(unit=unit)
    return first
