"""What stands right before or behind a number: rows of catalogue/language/figures.csv, and the noun it counts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from ingest.language.cues import cues

_NOT_BETWEEN = (
    r"and|or|to|of|in|for|by|at|on|from|with|about|that|who|which|where|than|as|years?|months?|weeks?|days?|hours?"
)
_FARTHEST = 4
"""Words that may stand between a number and the noun that it counts: 12 newly qualified social workers."""


def stands_beside(kind: str, text: str, start: int, end: int) -> bool:
    """True where a row of a kind is met right before text[start:end] or right behind it."""
    return any(True for _ in meanings_beside(kind, text, start, end))


def meanings_beside(kind: str, text: str, start: int, end: int) -> Iterator[str]:
    """What the rows of a kind that are met there mean, in the table's order."""
    for cue in cues("figures"):
        if cue.kind == kind:
            met = cue.pattern.search(text, 0, start) if cue.reach == "before" else cue.pattern.match(text[end:])
            if met:
                yield cue.meaning


def counts_a_noun(text: str, end: int, *meanings: str) -> int:
    """Where the counted noun behind a number at text[:end] ends; 0 where none (of these meanings) stands there."""
    found = counted_after(*meanings).match(text, end)
    return found.end() if found else 0


@cache
def counted_after(*meanings: str) -> re.Pattern[str]:
    """A noun of catalogue/language/counted.csv behind a number, with the words that may stand between."""
    nouns = "|".join(cue.pattern.pattern for cue in cues("counted") if not meanings or cue.meaning in meanings)
    between = rf"(?:(?!(?:{_NOT_BETWEEN})\b)[\w’'-]+,?\s+){{0,{_FARTHEST}}}?"
    return re.compile(rf"(?:-\w+)?(?:\s+or\s+(?:fewer|less))?\s+{between}(?:{nouns})\b(?![’'])", re.I)
