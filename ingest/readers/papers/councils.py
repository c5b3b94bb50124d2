"""Whose a paper is by the way it prints a name: as a council, as the owner of a service, or most of all names."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter

from ingest.readers.authorities import Authority, NamedPlace, named_places, standing
from ingest.readers.papers.signs import signs

_LONGEST_SHORT_FORM = 5
"""Letters of what a council calls itself in its own papers (ESCC)."""


def council_named(text: str, on: dt.date | None = None) -> Authority | None:
    """The authority that the text names most often as a council, or as whose a service is ("Dudley Virtual School").

    None where no name stands so, or two stand so equally often. The words beside a name are rows of paper_signs.
    """
    counts = Counter(standing(place.bearers, on) for place in named_places(text) if _is_council(place))
    most = counts.most_common(2)
    if not most or (len(most) == 2 and most[0][1] == most[1][1]):
        return None
    return most[0][0]


def mostly_named(text: str, on: dt.date | None = None) -> Authority | None:
    """The authority named at least twice, and twice as often as any other; None where there is none such."""
    most = Counter(standing(place.bearers, on) for place in named_places(text)).most_common(2)
    if not most or most[0][1] < 2 or (len(most) == 2 and most[0][1] < 2 * most[1][1]):
        return None
    return most[0][0]


def _is_council(place: NamedPlace) -> bool:
    if "council" in place.name.lower():  # a name of the catalogue that holds the word: Torbay Council
        return True
    if place.name[:2].isupper() and len(place.name) <= _LONGEST_SHORT_FORM:
        return True
    is_before = any(sign.pattern.match(place.after) for sign in signs("after_name"))
    return is_before or any(_ends(sign.pattern, place.before) for sign in signs("before_name"))


def _ends(pattern: re.Pattern[str], before: str) -> bool:
    return any(match.end() == len(before) for match in pattern.finditer(before))
