"""The clause of a sentence that a number stands in."""

from __future__ import annotations

import re

from ingest.readers.calendar_dates import MONTH

_BOUNDARY = re.compile(
    r"[;:]\s|,(?!\d)\s*|\s?[()]\s?|\s[–—-]\s|\s(?:and|but|while|whereas|although|when|if)\s(?!social care\b|"
    r"young people\b|families\b|moved on\b)"
    r"|\s(?:in comparison (?:with|to)|compared?(?:\s+\w+)? (?:with|to)|against|than|of whom|of which|representing|"
    r"which is|which was|"
    r"equating to|down from|up from)\s",
    re.I,
)

_A_MONTH = re.compile(MONTH)
_BRACKETED = re.compile(r"\([^()]*\)")


def clause(text: str, start: int, end: int) -> tuple[int, int]:
    """Where the clause around text[start:end] begins and ends; the words that set it off stay with it."""
    left, right = 0, len(text)
    for match in _BOUNDARY.finditer(text):
        if _joins_names(text, match):
            continue
        if match.end() <= start:
            left = match.start()
        elif match.start() >= end:
            right = match.start()
            break
    return left, right


def _joins_names(text: str, boundary: re.Match[str]) -> bool:
    """True for the "and" of a name: Hammersmith and Fulham, Brighton and Hove."""
    if boundary[0].strip() != "and" or not text[boundary.end() : boundary.end() + 1].isupper():
        return False
    if _A_MONTH.match(text, boundary.end()):
        return False
    word = text[text.rfind(" ", 0, boundary.start()) + 1 : boundary.start()]
    return word[:1].isupper() and word[1:2].islower()


def without_brackets(text: str) -> str:
    """The text with what stands in round brackets blanked, every character at its place."""
    return _BRACKETED.sub(lambda match: " " * len(match[0]), text)


def is_bracketed(text: str, start: int, end: int) -> bool:
    """True where text[start:end] stands in round brackets."""
    before = text[:start]
    return before.rfind("(") > before.rfind(")") and ")" in text[end:]
