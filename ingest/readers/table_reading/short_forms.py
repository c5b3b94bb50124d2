"""Short forms of dates in headings, written out as the readers of dates know them: `Qtr 1`, `16/17 Q1`, `31.3.16`."""

from __future__ import annotations

import re
from functools import lru_cache

_QUARTER_SHORT = re.compile(r"\bqtr\.?\s?([1-4])\b", re.I)
_QUARTER = re.compile(r"\b(?:q|quarter)\s?[1-4]\b", re.I)
# "14/15" after a name or beside a quarter is a year; "16/17 year olds" and "aged 16-17" are none.
_SHORT_YEARS = re.compile(
    r"(?<![\d/.,£–-])(?<!\bage )(?<!\baged )(?<!\bages )"
    r"['’]?(?P<first>[0-3]\d)\s?(?P<sign>[/–-])\s?['’]?(?P<last>[0-4]\d)"
    r"(?![\d/.,%s–-])(?!\s*[-–]?\s*(?:years?|yrs?|y/?o)\b)",
    re.I,
)
_STOPPED_DAY = re.compile(r"(?<![\d.])(\d{1,2})\.(\d{1,2})\.((?:20)?\d\d)(?![\d.])")
_DAY_FOLLOWS = re.compile(r"(?:\bat|\bon|\bto|\bending|\bcommencing|\bof|\bw/[ec])[\s:(]*$", re.I)
_DIGIT = re.compile(r"\d")


@lru_cache(maxsize=4096)
def in_full(text: str) -> str:
    """A heading with its quarters, years of two digits and days between stops written out."""
    if not _DIGIT.search(text):
        return text
    text = _QUARTER_SHORT.sub(r"Q\1", text)
    text = _STOPPED_DAY.sub(lambda m: f"{m[1]}/{m[2]}/{m[3]}" if _is_day(m, text) else m[0], text)
    return _SHORT_YEARS.sub(lambda m: _full_years(m, text), text)


def _is_day(match: re.Match[str], text: str) -> bool:
    """Whether numbers between stops are a day: alone or after "at"; at the head of a label they number it."""
    return match[0] == text or bool(_DAY_FOLLOWS.search(text[: match.start()]))


def _full_years(match: re.Match[str], text: str) -> str:
    """`2014/15` for `14/15`; a dash parts two years only in brackets or beside a quarter, else it parts two ages."""
    first, last = int(match["first"]), int(match["last"])
    rest = (text[: match.start()] + text[match.end() :]).strip(" ()")
    is_year = match["sign"] == "/" or text[: match.start()].endswith("(") or bool(_QUARTER.search(rest))
    return f"20{first:02d}/{last:02d}" if last == first + 1 and is_year and rest else match[0]
