"""Lists that name and number things in the same order: in reading and writing, with 10% and 8% respectively."""

from __future__ import annotations

import re

_WORD = re.compile(r"\brespectively\b", re.I)
_NUMBERS = re.compile(
    r"(?:-?£?\d[\d,]*(?:\.\d+)?(?:\s?%)?(?:\s(?:per 10,000|weeks|days|points))?(?:,?\s+and\s+|,\s+)?){2,}"
    r"(?:[\w ]*?),?\s*\(?$"
)
_NUMBER = re.compile(r"-?£?\d[\d,]*(?:\.\d+)?")
_NAMES = re.compile(r"\b(?:[a-z]+,\s)*[a-z]+,?\sand\s[a-z]+\b")


def place_of(text: str, start: int) -> tuple[int, int, int] | None:
    """Which of how many numbers of such a list stands at text[start:], and where the list begins; else None."""
    for closing in _WORD.finditer(text):
        numbers = _NUMBERS.search(text, 0, closing.start())
        if numbers and numbers.start() <= start + 1 < numbers.end():
            starts = [match.start() for match in _NUMBER.finditer(text, numbers.start(), numbers.end())]
            starts = [at for at in starts if not text.startswith("10,000", at)]
            if start in starts:
                return starts.index(start), len(starts), numbers.start()
    return None


def name_of(text: str, start: int) -> str:
    """What the list names in place of the number at text[start:]; empty where it names none."""
    place = place_of(text, start)
    if place is None:
        return ""
    index, count, begins = place
    for names in reversed(list(_NAMES.finditer(text, 0, begins))):
        named = re.split(r",\s|,?\sand\s", names[0])
        if len(named) == count:
            return named[index]
    return ""
