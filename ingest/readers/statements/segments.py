"""The clause of a sentence that a number stands in."""

from __future__ import annotations

import re

_BOUNDARY = re.compile(
    r"[;:]\s|,(?!\d)\s*|\s?[()]\s?|\s[–—-]\s|\s(?:and|but|while|whereas|although|when)\s(?!social care\b|"
    r"young people\b|families\b|moved on\b)"
    r"|\s(?:in comparison (?:with|to)|compared?(?:\s+\w+)? (?:with|to)|against|than|of whom|of which|representing|"
    r"which is|which was|"
    r"equating to|down from|up from)\s",
    re.I,
)

_BRACKETED = re.compile(r"\([^()]*\)")


def clause(text: str, start: int, end: int) -> tuple[int, int]:
    """Where the clause around text[start:end] begins and ends; the words that set it off stay with it."""
    left, right = 0, len(text)
    for match in _BOUNDARY.finditer(text):
        if match.end() <= start:
            left = match.start()
        elif match.start() >= end:
            right = match.start()
            break
    return left, right


def without_brackets(text: str) -> str:
    """The text with what stands in round brackets blanked, every character at its place."""
    return _BRACKETED.sub(lambda match: " " * len(match[0]), text)


def is_bracketed(text: str, start: int, end: int) -> bool:
    """True where text[start:end] stands in round brackets."""
    before = text[:start]
    return before.rfind("(") > before.rfind(")") and ")" in text[end:]
