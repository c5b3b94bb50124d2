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
_DIGITS = re.compile(r"\d+")


@lru_cache(maxsize=8)
def running_heads(text: str, start: int, end: int) -> frozenset[str]:
    """The lines of text[start:end], without blanks around them, that stand beside page after page's number.

    A title may stand once more by itself. What stands beside numbers that do not follow each other is a label.
    """
    lines = [line for raw in text[start:end].splitlines() if (line := raw.strip())]
    often = Counter(lines)
    beside: dict[str, list[int]] = defaultdict(list)
    for before, line, behind in zip(["", *lines], lines, [*lines[1:], ""], strict=False):
        number = _DIGITS.search(line) if FURNITURE.match(line) else None
        for neighbour in {before, behind} if number else ():
            if len(neighbour) <= _LONGEST_HEAD and often[neighbour] >= _FEWEST_PAGES and not FURNITURE.match(neighbour):
                beside[neighbour].append(int(number[0]) if number else 0)
    return frozenset(head for head, pages in beside.items() if _are_pages(pages) and often[head] - len(pages) <= 1)


def _are_pages(numbers: list[int]) -> bool:
    """Whether numbers are those of pages that follow each other."""
    return len(numbers) >= _FEWEST_PAGES and all(0 < later - page <= _MOST_BETWEEN for page, later in pairwise(numbers))


def is_furniture(line: str, heads: frozenset[str]) -> bool:
    """Whether a line, without blanks around it, belongs to its page and not to the text."""
    return line in heads or FURNITURE.match(line) is not None
