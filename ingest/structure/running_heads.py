"""The lines that a text prints on every page: its number, and the heads and feet beside it."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from functools import lru_cache
from itertools import pairwise

from ingest.structure.fragments import FURNITURE

_LONGEST_HEAD = 90
_FEWEST_PAGES = 3
_MOST_BETWEEN = 2
"""Pages from one head to the next: an empty one between them prints none."""
_LINE = re.compile(r"\S[^\n\r\f]*")
_DIGITS = re.compile(r"\d+")


@lru_cache(maxsize=8)
def running_heads(text: str, start: int, end: int) -> frozenset[int]:
    """Where the lines of text[start:end] begin that stand beside page after page's number with the same words.

    They stand nowhere else but once, as a title. What stands beside numbers that do not follow each other is a label.
    """
    lines = [(found.start(), found[0].rstrip()) for found in _LINE.finditer(text, start, end)]
    often = Counter(line for _, line in lines)
    numbers = {place: number for place, (_, line) in enumerate(lines) if (number := _number_of(line)) is not None}
    beside: dict[str, dict[int, int]] = defaultdict(dict)
    for place, number in numbers.items():
        for neighbour in (place - 1, place + 1):
            if 0 <= neighbour < len(lines) and neighbour not in numbers:
                at, line = lines[neighbour]
                if len(line) <= _LONGEST_HEAD and often[line] >= _FEWEST_PAGES:
                    beside[line].setdefault(at, number)
    heads = (found for line, found in beside.items() if _are_pages([*found.values()]) and often[line] - len(found) <= 1)
    return frozenset(at for found in heads for at in found)


def _number_of(line: str) -> int | None:
    """The page's number that a line prints and nothing else; None where it prints none."""
    digits = _DIGITS.search(line) if FURNITURE.match(line) else None
    return int(digits[0]) if digits else None


def _are_pages(numbers: list[int]) -> bool:
    """Whether numbers are those of pages that follow each other."""
    return len(numbers) >= _FEWEST_PAGES and all(0 < later - page <= _MOST_BETWEEN for page, later in pairwise(numbers))
