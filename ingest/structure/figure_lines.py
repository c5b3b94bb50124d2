"""Lines that a figure opens or ends, each an item of a list and none a heading: a profile, a page of key figures."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby

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
FEWEST_COUNTS = 3


def lists_of_figures(lines: Sequence[Line], short: Sequence[bool]) -> frozenset[int]:
    """Starts of the lines, short as headings are, that a figure opens or ends, and of those between two of them.

    A count that a line names is one beside a line that is surely one, or in a run of three.
    """
    told = [is_short and _tells_a_figure(line.text) for line, is_short in zip(lines, short, strict=True)]
    counts = [is_short and bool(LABELLED_COUNT.search(line.text)) for line, is_short in zip(lines, short, strict=True)]
    listed: set[int] = set()
    for is_told, run in groupby(range(len(lines)), lambda place: told[place] or counts[place]):
        places = list(run)
        if is_told and (any(told[place] for place in places) or len(places) >= FEWEST_COUNTS):
            listed.update(places)
    between = {place for place, is_short in enumerate(short) if is_short and {place - 1, place + 1} <= listed}
    return frozenset(lines[place].start for place in listed | between)


def _tells_a_figure(line: str) -> bool:
    return bool(FIGURE_LINE.match(line) or LABELLED_SHARE.search(line))
