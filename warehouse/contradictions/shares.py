"""Which count and which whole a printed share goes with, by the forms in which papers print them together."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from ingest import catalogue
from warehouse.contradictions.papers import Figure, Paper

_BLANKS = re.compile(r"\s+")
_NO_COUNT = re.compile(r"\s*(?:-|–|−|to)\s*\d|\s*-?\s*year|-[\s,]|\s*(?:weeks?|months?|days?|hours?|miles?)\b", re.I)
_OWN_BASE = re.compile(r"%*\s+of\s+(?!these\b|those\b|them\b|cases\b|which\b)", re.I)


@dataclass(frozen=True)
class Share:
    """A percentage of a passage with the count it is of and the whole of both, as far as its form says them."""

    percent: Figure
    part: Figure | None
    whole: Figure | None


def shares(paper: Paper) -> Iterator[Share]:
    """Every own percentage in running text that is printed with a count or a whole, in printed order."""
    before: list[Figure] = []
    for _, stated in sorted(paper.by_passage.items()):
        figures = [figure for figure in stated if figure.reading != "table"]
        if any(figure.unit == "percent" for figure in figures):
            yield from _of_passage(figures, before)
        before = figures or before


def _of_passage(figures: Sequence[Figure], before: Sequence[Figure]) -> Iterator[Share]:
    """The shares of one passage; `before` are the figures of the passage before it."""
    ties = _ties(figures)
    for place, figure in enumerate(figures):
        if figure.unit == "percent" and figure.is_level:
            part = ties.parts.get(figure)
            whole = ties.wholes.get(figure) or (ties.wholes.get(part) if part else None)
            if not whole and not _has_own_base(figure):
                whole = _opening(figures[:place])
            if part and figure in ties.samples:
                whole = next((one for one in reversed(before) if is_amount(one) and one.value > part.value), whole)
            if part or whole:
                yield Share(figure, part, whole if whole is not part else None)


class _Ties(NamedTuple):
    """The count of each tied percentage, the whole of each figure that has one printed, and the shares of samples."""

    parts: dict[Figure, Figure]
    wholes: dict[Figure, Figure]
    samples: set[Figure]


def _ties(figures: Sequence[Figure]) -> _Ties:
    parts: dict[Figure, Figure] = {}
    wholes: dict[Figure, Figure] = {}
    samples: set[Figure] = set()
    for first, second in pairwise(figures):
        relation = _relation(first, second)
        if relation in ("share_of_count", "share_of_sample"):
            # "36 of the 409 (8.8 %)": the share is of what was counted of the whole just printed.
            parts[second] = next((part for part, whole in wholes.items() if whole is first), first)
            if relation == "share_of_sample" and parts[second] is first:
                samples.add(second)
        elif relation == "count_of_share":
            parts[first] = second
        elif relation == "part_of_whole":
            wholes[first] = second
        elif relation == "whole_of_part":
            # "45 (12 %) live in homes, of whom 12": the whole is the 45.
            wholes[second] = parts.get(first, _before_bracket(figures, first))
    return _Ties(parts, {one: whole for one, whole in wholes.items() if whole.unit == "count"}, samples)


def _before_bracket(figures: Sequence[Figure], first: Figure) -> Figure:
    """The count that an added one in brackets explains, "817 referrals (930 children)": it is what is meant later."""
    place = figures.index(first)
    is_added = first.before.endswith("(") and place > 0 and figures[place - 1].unit == first.unit
    return figures[place - 1] if is_added else first


def _relation(first: Figure, second: Figure) -> str | None:
    """How the words between two figures tie them, by their units."""
    units = (first.unit, second.unit)
    if not all(is_amount(figure) for figure in (first, second)):
        return None
    between = _BLANKS.sub(" ", first.after[: second.value_start - first.value_end])
    for relation, pattern in _forms():
        if units in _UNITS.get(relation, ()) and pattern.fullmatch(between):
            return relation
    return None


def _has_own_base(figure: Figure) -> bool:
    """Whether it says itself what it is a share of: "30 % of staff" in a sentence that opens "Of the 12 cases"."""
    return _OWN_BASE.match(figure.after) is not None


def _opening(before: Sequence[Figure]) -> Figure | None:
    """The last count before that is printed as the whole of all that follows."""
    for figure in reversed(before):
        if figure.unit == "count" and is_amount(figure):
            words = _BLANKS.sub(" ", figure.before)
            if any(relation == "whole_of_all" and pattern.fullmatch(words) for relation, pattern in _forms()):
                return figure
    return None


def is_amount(figure: Figure) -> bool:
    """Whether it is an own percentage, or a count that is no age, span or length of time."""
    if not figure.is_level or figure.unit not in ("count", "percent"):
        return False
    return figure.unit == "percent" or not _NO_COUNT.match(figure.after)


_COUNT_COUNT, _COUNT_SHARE, _SHARE_COUNT = ("count", "count"), ("count", "percent"), ("percent", "count")
_UNITS = {
    "share_of_count": (_COUNT_SHARE,),
    "share_of_sample": (_COUNT_SHARE,),
    "count_of_share": (_SHARE_COUNT,),
    "part_of_whole": (_COUNT_COUNT, _SHARE_COUNT),
    "whole_of_part": (_COUNT_COUNT, _COUNT_SHARE, _SHARE_COUNT, ("percent", "percent")),
}


@cache
def _forms() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((row["relation"], re.compile(row["pattern"], re.I)) for row in catalogue.rows("share_forms"))
