"""What looks like a number and counts nothing: ages, laws, telephone numbers, names, marks of lists, dates.

Ages and names are those that masks.csv takes out of a sentence; all else is rows of not_counted.csv.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from ingest.language.cues import cues
from ingest.language.masking import mask
from ingest.language.period_points import find_points

_YEAR_LIKE = re.compile(
    r"(?<![\d.,£])(?:19[5-9]\d|20[0-4]\d)(?:\d{1,2}|\s?[‐‑‒−\u0335][–-]?\s?(?:20)?\d\d)?(?![\d%]|[,.]\d)"
)
_YEAR_COUNTS = re.compile(
    r"\s+(?:LAC|CLA|CIC|children|young|contacts|referrals|pupils|families|cases|assessments|reviews|visits)\b"
)


def excluded_spans(text: str, numbers: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Where a text prints numbers that count nothing, in no order; dates are among them.

    `numbers` are the places of everything in the text that looks like a number.
    """
    for start, end in numbers:
        if match := forms("number").match(text, start):
            yield match.span()
        elif text[start - 1 : start] == "-" and text[start - 2 : start - 1].isalpha():
            yield start, end
    for match in forms("text").finditer(text):
        yield match.span()
    for match in _YEAR_LIKE.finditer(text):
        if not _YEAR_COUNTS.match(text, match.end()):
            yield match.span()
    for point in find_points(text, is_header=True):
        if point.kind != "year":
            yield point.start, point.end
    yield from _masked(text)


def _masked(text: str) -> Iterator[tuple[int, int]]:
    """Ages and names, those in brackets too."""
    for found in mask(text).masks:
        if found.kind in ("age", "name"):
            yield found.start, found.end
        elif found.kind == "bracket":
            inner = text.index("(", found.start) + 1
            yield from ((inner + start, inner + end) for start, end in _masked(text[inner : found.end - 1]))


@cache
def forms(reach: str) -> re.Pattern[str]:
    """The rows of not_counted.csv that are read from a number on, or anywhere in a text, as one pattern."""
    return re.compile("|".join(f"(?:{cue.pattern.pattern})" for cue in cues("not_counted") if cue.reach == reach), re.I)
