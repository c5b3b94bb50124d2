"""Lines that a figure opens or ends, each an item of a list and none a heading: a profile, a page of key figures."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.structure.wrapping import Line

FIGURE_LINE = re.compile(
    r"\d[\d,.]* ?(?:%|per ?cent)\s+(?=\S*[A-Za-z]{2})"
    r"|\d{1,3}(?:,\d{3})*\s+(?!(?:to|and|or|plus|in|of|years?|months?|weeks?|days?|hours?|terms?|points?|per)\b)"
    r"(?=[a-z]{3}|[A-Z]{2,5}s? [a-z])"
)
"""A line that opens with a share, or with a number and whom it counts, is no heading: `44% girls`, `95 CLA placed`."""
LABELLED_SHARE = re.compile(r"[A-Za-z)]\s?(?::|\s[–-])\s*\d[\d.]* ?(?:%|per ?cent|per 10,?000)(?:\s\([^()]*\))?$")
LABELLED_COUNT = re.compile(r"(?:[A-Za-z)]\s?:|\d:\s)\s*(?!(?:19|20)\d\d\b)\d{1,3}(?:,?\d{3})?(?:\s\([^()]*\))?$")
"""A line that ends in the figure which it names: `Attendance: 91.4%`; a count so only beside others of its kind."""


def lists_of_figures(lines: Sequence[Line], short: Sequence[bool]) -> frozenset[int]:
    """Starts of the lines, short as headings are, that a figure opens or ends, and of those between two of them."""
    told = [is_short and _tells_a_figure(line.text) for line, is_short in zip(lines, short, strict=True)]
    counts = [is_short and bool(LABELLED_COUNT.search(line.text)) for line, is_short in zip(lines, short, strict=True)]
    for place in (*range(len(lines)), *reversed(range(len(lines)))):
        beside = told[max(place - 1, 0) : place + 2]
        told[place] = told[place] or (counts[place] and (any(beside) or sum(counts[max(place - 1, 0) : place + 2]) > 2))
    between = [*map(all, zip(told, short[1:], told[2:], strict=False)), False]
    listed = zip(lines, told, [False, *between], strict=False)
    return frozenset(line.start for line, *is_in in listed if any(is_in))


def _tells_a_figure(line: str) -> bool:
    return bool(FIGURE_LINE.match(line) or LABELLED_SHARE.search(line))
