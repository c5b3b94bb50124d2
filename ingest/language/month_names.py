"""Words that are meant to be the name of a month and are none: Marh, Febuary, Septmber."""

from __future__ import annotations

from functools import lru_cache

_MONTHS = (
    *("january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november"),
    "december",
)
_SHORTEST_FREE = 6
"""Letters of a month's name from which on two slips still leave no other word."""


@lru_cache(maxsize=1024)
def is_misspelt_month(word: str) -> bool:
    """Whether a word is a slip or two away from the full name of a month; a month's name itself is none."""
    spelt = word.lower()
    return spelt not in _MONTHS and any(_is_near(spelt, month) for month in _MONTHS)


def _is_near(spelt: str, month: str) -> bool:
    most = 2 if len(month) >= _SHORTEST_FREE else 1
    return abs(len(spelt) - len(month)) <= most and spelt[:1] == month[:1] and _slips(spelt, month) <= most


def _slips(spelt: str, month: str) -> int:
    """Letters left out, added, changed or swapped with the next (optimal string alignment)."""
    before: list[int] = []
    last = list(range(len(month) + 1))
    for row, letter in enumerate(spelt, 1):
        current = [row]
        for column, wanted in enumerate(month, 1):
            slips = min(last[column] + 1, current[-1] + 1, last[column - 1] + (letter != wanted))
            if row > 1 and column > 1 and letter == month[column - 2] and spelt[row - 2] == wanted:
                slips = min(slips, before[column - 2] + 1)
            current.append(slips)
        before, last = last, current
    return last[-1]
