"""The unit of a value: what its cell prints, else what its heading, its label or its neighbours say."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from ingest.readers.table_reading.vocabulary import mentioned

_HEADING_UNITS: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern, re.I), unit)
    for pattern, unit in (
        (r"per 10,?000|rate/10k|\brates? per\b", "rate_per_10000"),
        (r"percentage points?", "percentage_points"),
        (r"\bfte\b|full[- ]time equivalent", "fte"),
        (r"£|\bcosts?\b.*\(", "gbp"),
        (r"\((?:working |calendar )?days\)|\b(?:average|mean|median)\b.*\bdays\b|\bnumber of days\b"
         r"|\btime in,? (?:working )?days", "days"),
        (r"\(weeks\)|\b(?:average|mean|median)\b.*\bweeks\b|\bnumber of weeks\b", "weeks"),
        (r"\(months\)|\b(?:average|mean|median) (?:number of )?months\b", "months"),
    )
)  # fmt: skip
_SHARE = re.compile(r"%|\bpercent(?:age)?\b|\bper cent\b|\bproportion\b|\brate\b(?! per)", re.I)


@lru_cache(maxsize=4096)
def is_share(text: str) -> bool:
    """Whether a heading or a label says that its figures are percentages."""
    return bool(_SHARE.search(text))


@lru_cache(maxsize=4096)
def _named_unit(text: str) -> str | None:
    return next((unit for pattern, unit in _HEADING_UNITS if pattern.search(text)), None)


def unit_of(
    printed: str | None, texts: Iterable[str], neighbours: Iterable[str | None], values: Iterable[float]
) -> str:
    """The unit of a value.

    `printed` is what its cell prints; `texts` are the heading of its column, its label and what stands in the
    corner, nearest first; `neighbours` are the units printed in the cells that show the same quantity;
    `values` are the values of those cells: a share is never above 100.
    """
    texts = [text for text in texts if text]
    if texts and mentioned("score", texts[0]) and not is_share(texts[0]):
        return "score"
    if printed:
        return printed
    if named := next((unit for text in texts if (unit := _named_unit(text))), None):
        return named
    known = [unit for unit in neighbours if unit]
    if known and max(values, default=0) <= 100 and max(set(known), key=known.count) == "percent":
        return "percent"
    if any(mentioned("score", text) and not is_share(text) for text in texts):
        return "score"
    if any(is_share(text) for text in texts) and max(values, default=0) <= 100:
        return "percent"
    return "count"
