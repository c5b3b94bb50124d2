"""A change in percent or number that the two levels printed with it do not give: "from 213 to 340, a 63 % increase"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ingest.vocabularies import DiscrepancyKind, Doubt
from warehouse.contradictions.changes import Levels, direction, from_to, levels_beside, signed
from warehouse.contradictions.found import Contradiction, contradiction
from warehouse.contradictions.papers import Figure, Paper
from warehouse.contradictions.words import figure, number, percent
from warehouse.intervals import loosely

KIND = DiscrepancyKind.CHANGE_DOES_NOT_FOLLOW
MESSAGE = "The change does not follow from the two levels printed with it."
FIELDS = ("value", "unit", "is_change", "quote", "section")

_TOLD = re.compile(r"\b(?:the|this)(?: [a-z]+){0,2} \(?$", re.I)
"""A change that was told before: "the significant increase (63 %)", "the 63 % increase"."""
PASSAGES_BEFORE = 3
"""A change that prints no levels may be of those just told: of so many passages before it in its section."""


def find(papers: Sequence[Paper]) -> Iterator[Contradiction]:
    """One a change: with the levels of its passage, else with those just before it."""
    for paper in papers:
        for printed in paper.figures:
            if printed.is_change and printed.comparator is None and printed.reading != "table":
                yield from _judged(printed, paper)


def _judged(printed: Figure, paper: Paper) -> Iterator[Contradiction]:
    way = direction(printed)
    beside = list(levels_beside(printed, paper))
    levels = beside or (list(_just_before(printed, paper, way)) if _TOLD.search(printed.before) else [])
    if way is None or not levels or any(one.gives(printed, way) for one in levels):
        return
    meant = levels[-1]
    if meant.earlier.value == 0 or not _is_near(printed, meant):
        return
    doubts = set() if beside else {Doubt.COUNTED}
    if printed.unit == "percent" and meant.percent.meets(signed(loosely(printed.interval), way)):
        doubts.add(Doubt.ROUNDING)
    yield contradiction(printed, meant.later, _arithmetic(printed, meant, way), doubts, abs(_given(printed, meant)))


def _just_before(printed: Figure, paper: Paper, way: int | None) -> Iterator[Levels]:
    """Levels from one to another that went the same way, in the passages just before."""
    starts = [start for start in sorted(paper.by_passage) if start < printed.char_start][-PASSAGES_BEFORE:]
    for start in starts:
        stated = [one for one in paper.by_passage[start] if not one.is_change and one.section == printed.section]
        for levels in from_to(stated):
            if levels.later.unit == "count" and (levels.later.value > levels.earlier.value) == (way == 1):
                yield levels


def _is_near(printed: Figure, meant: Levels) -> bool:
    """Whether the levels may be those of the change: one of another thing is mostly of quite another size."""
    given = abs(_given(printed, meant))
    return 0.5 * given <= abs(printed.value) <= 2 * given or abs(abs(printed.value) - given) <= 10


def _given(printed: Figure, meant: Levels) -> float:
    difference = meant.later.value - meant.earlier.value
    return round(100 * difference / meant.earlier.value, 2) if printed.unit == "percent" else difference


def _arithmetic(printed: Figure, meant: Levels, way: int) -> str:
    given = _given(printed, meant)
    size = percent(abs(given), printed) if printed.unit == "percent" else number(abs(given))
    return (
        f"From {figure(meant.earlier)} to {figure(meant.later)} is {'a rise' if given > 0 else 'a fall'} of {size}; "
        f"printed is {'a rise' if way == 1 else 'a fall'} of {figure(printed)}."
    )
