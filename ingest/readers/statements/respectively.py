"""Lists that name and number things in the same order: in reading and writing, with 10% and 8% respectively."""

from __future__ import annotations

import re
from collections.abc import Iterator

_WORD = re.compile(r"\brespectively\b", re.I)
_NUMBERS = re.compile(
    r"(?:-?£?\d[\d,]*(?:\.\d+)?(?:\s?%)?(?:\s(?:per 10,000|weeks|days|points))?(?:,?\s+and\s+|,\s+)?){2,}"
    r"(?:[\w ]*?),?\s*\(?$"
)
_NUMBER = re.compile(r"-?£?\d[\d,]*(?:\.\d+)?")
# Averages of two that are named before: of similar areas and England, at 12% and 10%.
_PAIR = re.compile(
    r"\b(?:averages|rates|levels|figures)\s(?:of|at|were|are)\s(?P<numbers>£?\d[\d,.]*(?:\s?%)?\sand\s£?\d[\d,]*(?:\.\d+)?)"
)
_NAMES = re.compile(r"\b(?:[a-z]+,\s)*[a-z]+,?\sand\s[a-z]+\b")


def place_of(text: str, start: int) -> tuple[int, int, int] | None:
    """Which of how many numbers of such a list stands at text[start:], and where the list begins; else None."""
    for begins, ends in _lists(text):
        if begins <= start + 1 < ends:
            starts = [match.start() for match in _NUMBER.finditer(text, begins, ends)]
            starts = [at for at in starts if not text.startswith("10,000", at)]
            if start in starts:
                return starts.index(start), len(starts), begins
    return None


def _lists(text: str) -> Iterator[tuple[int, int]]:
    """Where numbers stand that are told of as many names in the same order."""
    for closing in _WORD.finditer(text):
        if numbers := _NUMBERS.search(text, 0, closing.start()):
            yield numbers.span()
    yield from (pair.span("numbers") for pair in _PAIR.finditer(text))


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
