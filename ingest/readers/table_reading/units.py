"""The unit of a value: what its cell prints, else what its heading, its label or its neighbours say."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from ingest.language.cues import is_met, of_kind
from ingest.readers.table_reading.printed_figures import CellValue
from ingest.readers.table_reading.vocabulary import mentioned

_UNITS = "heading_units"
_GREATEST_SHARE = 100


@lru_cache(maxsize=4096)
def said(text: str) -> str | None:
    """The unit that a heading or a label states; `share` for a percentage, `rate` for one on a base it does not say."""
    return next((cue.meaning for cue in of_kind(_UNITS, "unit") if cue.pattern.search(text)), None)


def is_share(text: str) -> bool:
    """Whether a heading or a label says that its figures are percentages."""
    return said(text) == "share"


def says_money(text: str) -> bool:
    """Whether a heading or a label says that its figures are sums of money."""
    return (said(text) or "").startswith("gbp")


def is_in_time(label: str) -> bool:
    """Whether a label tells of something done in time: a share of it, where it is no number of it."""
    return is_met(_UNITS, "in_time", label) and said(label) is None


def is_sum_of_money(heading: str) -> bool:
    """Whether a heading may be of money whose unit the table's title states; one of children or staff is not."""
    return not heading or is_met(_UNITS, "sum_of_money", heading)


@dataclass(frozen=True)
class Neighbours:
    """The cells that show one quantity: how often each unit is printed in them, and their greatest value, from 0."""

    units: Mapping[str, int]
    greatest: float

    @property
    def are_mostly_shares(self) -> bool:
        """Whether no unit is printed more often than per cent."""
        return bool(self.units) and self.units.get("percent", 0) == max(self.units.values())

    def beside(self, values: Iterable[CellValue]) -> Neighbours:
        """These with other cells' values."""
        units, greatest = Counter(self.units), self.greatest
        for value in values:
            greatest = max(greatest, value.value)
            if value.unit:
                units[value.unit] += 1
        return Neighbours(units, greatest)


NO_NEIGHBOURS = Neighbours({}, 0.0)


def unit_of(
    printed: str | None,
    texts: Sequence[str],
    neighbours: Neighbours,
    *,
    in_time: bool = False,
) -> str:
    """The unit of a value.

    `printed` is what its cell prints; `texts` are the heading of its column, its label, the corner and the title,
    nearest first; `neighbours` are the cells that show the same quantity: a share is never above 100.
    `in_time`: the label tells of what was done in time.
    """
    texts = [text for text in texts if text]
    if texts and mentioned("score", texts[0]) and not is_share(texts[0]):
        return "score"
    stated = [unit for text in texts if (unit := said(text))]
    if printed == "gbp":
        return next((unit for unit in stated if unit.startswith("gbp_")), "gbp")
    if printed:
        return printed
    may_be_share = neighbours.greatest <= _GREATEST_SHARE
    if stated and stated[0] == "rate":
        return _rate(texts, stated, neighbours, may_be_share)
    if stated and stated[0] not in ("share", "count"):
        return stated[0]
    if stated and stated[0] == "count":
        return "count"
    if may_be_share and (in_time or neighbours.are_mostly_shares):
        return "percent"
    if any(mentioned("score", text) and not is_share(text) for text in texts):
        return "score"
    return "percent" if "share" in stated and may_be_share else "count"


def _rate(texts: Sequence[str], stated: Sequence[str], neighbours: Neighbours, may_be_share: bool) -> str:
    """What "Rate" alone means: what another text says of it, a rate of a population, or a share that others print.

    Where nothing tells its base it is left a score: it is no count, and no share that another could be held against.
    """
    if (other := next((unit for unit in stated if unit not in ("rate", "count")), None)) is not None:
        return other if other != "share" else "percent" if may_be_share else "score"
    if any(is_met(_UNITS, "population", text) for text in texts):
        return "rate_per_10000"
    return "percent" if may_be_share and neighbours.are_mostly_shares else "score"
