"""The clause of a sentence that a number is in."""

from __future__ import annotations

import re
from functools import lru_cache

from ingest.language.calendar_dates import MONTH

_NAMES_GO_ON = r"(?!social care\b|young people\b|families\b|moved on\b)"
_COMPARED = r"in comparison (?:with|to)|compared?(?:\s+\w+)? (?:with|to)|against|than|down from|up from"
_BOUNDARY = re.compile(
    r"[;:]\s|,(?!\d)\s*|\s?[()]\s?|\s[–—-]\s"
    rf"|\s(?:and|but|while|whereas|although|when|if)\s{_NAMES_GO_ON}"
    rf"|\s(?:{_COMPARED}|of whom|of which|representing|which is|which was|equating to)\s",
    re.I,
)
_A_MONTH = re.compile(MONTH)
_BETWEEN = re.compile(r"\bbetween\s(?:(?!and\b)[\w’'-]+\s)*(?:(?!and\b)[\w’'-]+)?$", re.I)
_OCCUPATION = re.compile(r"\b(?:education|employment|training|work)$", re.I)
_OCCUPATION_AFTER = re.compile(r"(?:(?:and|or)\s)?(?:education|employment|training|work)\b", re.I)
_ALL = re.compile(r"\ball$", re.I)
_A_BOUND = re.compile(r"\d+[\s-](?:working\s)?(?:days?|weeks?|months?|years?|hours?|miles?)\b")
_BRACKETED = re.compile(r"\([^()]*\)")


def clause(text: str, start: int, end: int) -> tuple[int, int]:
    """Where the clause around text[start:end] begins and ends; the words that set it off stay with it."""
    left, right = 0, len(text)
    for first, last in _boundaries(text):
        if last <= start:
            left = first
        elif first >= end:
            right = first
            break
    return left, right


@lru_cache(maxsize=256)
def _boundaries(text: str) -> tuple[tuple[int, int], ...]:
    """What sets off the clauses of a sentence, of which every figure of it asks."""
    return tuple(match.span() for match in _BOUNDARY.finditer(text) if not _joins(text, match))


def _joins(text: str, boundary: re.Match[str]) -> bool:
    """True for what sets off no clause: between A and B, all but 11, fewer than 20 months, education, employment."""
    word = boundary[0].strip().lower()
    if word in (",", "and") and _OCCUPATION_AFTER.match(text, boundary.end()):
        return bool(_OCCUPATION.search(text, 0, boundary.start()))
    if word == "and":
        return bool(_BETWEEN.search(text, 0, boundary.start())) or _joins_names(text, boundary)
    if word == "but":
        return bool(_ALL.search(text, 0, boundary.start()))
    return word == "than" and bool(_A_BOUND.match(text, boundary.end()))


def _joins_names(text: str, boundary: re.Match[str]) -> bool:
    """True for the "and" of a name: Hammersmith and Fulham, Brighton and Hove."""
    if not text[boundary.end() : boundary.end() + 1].isupper():
        return False
    if _A_MONTH.match(text, boundary.end()):
        return False
    word = text[text.rfind(" ", 0, boundary.start()) + 1 : boundary.start()]
    return word[:1].isupper() and word[1:2].islower()


def without_brackets(text: str) -> str:
    """The text with what is in round brackets blanked, every character at its place."""
    return _BRACKETED.sub(lambda match: " " * len(match[0]), text)


def is_bracketed(text: str, start: int, end: int) -> bool:
    """True where text[start:end] stands in round brackets."""
    before = text[:start]
    return before.rfind("(") > before.rfind(")") and ")" in text[end:]
