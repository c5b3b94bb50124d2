"""What a number says that is no level: how much something rose or fell, how far it lies from another, what is to come.

Rows of figures.csv, met right before or behind the number.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Literal

from ingest.language.beside import before, behind, stands_beside

Move = Literal["change", "gap", "forecast"]


@lru_cache(maxsize=256)
def move(text: str, start: int, end: int) -> Move | None:
    """What text[start:end] is instead of a level; "from 213 to 340" states two levels."""
    if not before("from", text, start):
        is_moved = before("moved", text, start) and behind("moved", text, end)
        if is_moved or stands_beside("change", text, start, end):
            return "change"
    if is_gap(text, start, end):
        return "gap"
    return "forecast" if stands_beside("forecast", text, start, end) else None


@lru_cache(maxsize=256)
def is_gap(text: str, start: int, end: int) -> bool:
    """True for how far a value lies from another; "at 22% lower than England" states a level."""
    return before("gap", text, start) is not None or (
        behind("gap", text, end) is not None and not before("level_before", text, start)
    )
