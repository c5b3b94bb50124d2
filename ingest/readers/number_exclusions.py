"""What looks like a number and counts nothing: ages, laws, telephone numbers, names, marks of lists, dates.

Ages and names are those that masks.csv takes out of a sentence; all else is rows of not_counted.csv.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from ingest.language.cues import Cues, cues
from ingest.language.masking import mask
from ingest.language.period_points import find_points

_YEAR_LIKE = re.compile(
    r"(?=[12])(?<![\d.,£])(?:19[5-9]\d|20[0-4]\d)(?:\d{1,2}|\s?[‐‑‒−\u0335][–-]?\s?(?:20)?\d\d)?(?![\d%]|[,.]\d)"
)
_YEAR_COUNTS = re.compile(
    r"\s+(?:LAC|CLA|CIC|children|young|contacts|referrals|pupils|families|cases|assessments|reviews|visits)\b"
)


Span = tuple[int, int]


def excluded_spans(text: str, numbers: Sequence[Span]) -> list[Span]:
    """Where a text prints numbers that count nothing, left to right; dates are among them.

    `numbers` are the places of everything in the text that looks like a number. Where nothing else excludes one of
    them, and then only, ages and names are looked for, which is dear.
    """
    found = [*_of_numbers(text, numbers), *_of_text(text)]
    if any(all(end <= first or last <= start for first, last in found) for start, end in numbers):
        found += _masked(text)
    return sorted(found)


def _of_numbers(text: str, numbers: Sequence[Span]) -> Iterator[Span]:
    for start, end in numbers:
        if match := _from_number_on().match(text, start):
            yield match.span()
        elif text[start - 1 : start] == "-" and text[start - 2 : start - 1].isalpha():
            yield start, end


def _of_text(text: str) -> Iterator[Span]:
    for cue in _of_reach("text").likely(text):
        yield from (match.span() for match in cue.pattern.finditer(text))
    for match in _YEAR_LIKE.finditer(text):
        if not _YEAR_COUNTS.match(text, match.end()):
            yield match.span()
    for point in find_points(text, is_header=True):
        if point.kind != "year":
            yield point.start, point.end


def _masked(text: str) -> Iterator[Span]:
    """Ages and names, those in brackets too."""
    for found in mask(text).masks:
        if found.kind in ("age", "name"):
            yield found.start, found.end
        elif found.kind == "bracket":
            inner = text.index("(", found.start) + 1
            yield from ((inner + start, inner + end) for start, end in _masked(text[inner : found.end - 1]))


@cache
def _of_reach(reach: str) -> Cues:
    """The rows of not_counted.csv that are read from a number on, or anywhere in a text."""
    return Cues(cue for cue in cues("not_counted") if cue.reach == reach)


@cache
def _from_number_on() -> re.Pattern[str]:
    """Those read from a number on, as one pattern."""
    return re.compile("|".join(f"(?:{cue.pattern.pattern})" for cue in _of_reach("number")), re.I)
