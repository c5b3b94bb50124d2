"""What stands right before or behind a number: rows of catalogue/language/figures.csv, and the noun it counts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from ingest.language.cues import Cue, cues, either, of_kind
from ingest.language.needed import Needed, may_meet, needed

_TABLE = "figures"
_NOT_BETWEEN = (
    r"and|or|to|of|in|for|by|at|on|from|with|about|that|who|which|where|than|as|years?|months?|weeks?|days?|hours?"
)
_FARTHEST = 4
"""Words that may stand between a number and the noun that it counts: 12 newly qualified social workers."""


def stands_beside(kind: str, text: str, start: int, end: int) -> bool:
    """True where a row of a kind is met right before text[start:end] or right behind it."""
    return before(kind, text, start) is not None or behind(kind, text, end) is not None


def before(kind: str, text: str, start: int) -> re.Match[str] | None:
    """What a row of a kind meets that ends where text[start:] begins."""
    if not may_meet(_needed_before(kind), text[:start].casefold()):
        return None
    return either(_TABLE, kind, "before").search(text, 0, start)


@cache
def _needed_before(kind: str) -> Needed:
    return needed(either(_TABLE, kind, "before"))


def behind(kind: str, text: str, end: int) -> re.Match[str] | None:
    """What a row of a kind meets that begins where text[:end] ends."""
    return either(_TABLE, kind, "after").match(text, end)


def cues_beside(kind: str, text: str, start: int, end: int) -> Iterator[Cue]:
    """The rows of a kind that are met there, in the table's order."""
    for cue in of_kind(_TABLE, kind):
        if cue.pattern.search(text, 0, start) if cue.reach == "before" else cue.pattern.match(text, end):
            yield cue


def unit_behind(text: str, end: int) -> str | None:
    """The unit printed right behind a number at text[:end]."""
    if not behind("unit", text, end):
        return None
    return next(cue.meaning for cue in of_kind(_TABLE, "unit") if cue.pattern.match(text, end))


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
