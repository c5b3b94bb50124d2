"""What a value is judged beside: official figures of the authority, and the area statistics of its own document."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple

DAYS_APART = 740
"""Two years, and the days by which official periods begin earlier or later."""
AREA_STATISTICS = "the area statistics of the same document"


class Reference(NamedTuple):
    """A known value, the last day of its period where one is known, and whose figure it is."""

    value: float
    day: dt.date | None
    source: str

    def is_near(self, day: dt.date | None) -> bool:
        """Whether it is of within two years of a day; what is undated may be of any."""
        return self.day is None or day is None or abs((self.day - day).days) <= DAYS_APART


class References:
    """Known values by whose they are (an authority's key, a document's id) and their measure."""

    def __init__(self) -> None:
        self._known: dict[tuple[str, str], list[Reference]] = defaultdict(list)

    def add(self, whose: str, measure: str, reference: Reference) -> None:
        """One more known value."""
        self._known[whose, measure].append(reference)

    def near(self, whose: Iterable[str], measure: str, day: dt.date | None) -> list[Reference]:
        """The values known of any of these within two years of the day."""
        return [known for one in whose for known in self._known.get((one, measure), ()) if known.is_near(day)]
