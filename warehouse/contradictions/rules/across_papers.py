"""One quantity of one authority and date with different values in two of its papers."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations

from ingest.vocabularies import DiscrepancyKind, Doubt, PeriodBasis
from warehouse.contradictions.events_apart import are_of_two_events, work_of
from warehouse.contradictions.found import Contradiction, contradiction
from warehouse.contradictions.papers import Figure, Paper
from warehouse.contradictions.words import figure, what, when

KIND = DiscrepancyKind.TWO_VALUES
MESSAGE = "Two papers of one authority print different values of one quantity and date."
FIELDS = ("measure", "breakdown", "unit", "comparator", "value", "period_start", "period_end", "period_basis")

_SAID = (PeriodBasis.PRINTED, PeriodBasis.HEADER, PeriodBasis.TITLE, PeriodBasis.PARENT_BULLET)
_ONE_OCCASION = dt.timedelta(days=60)
"""Papers further apart may print a value before and after it was revised."""


def find(papers: Sequence[Paper]) -> Iterator[Contradiction]:
    """Each two values, the first of each paper, whose printed roundings have nothing in common."""
    told: dict[tuple[object, ...], dict[str, tuple[Figure, Paper]]] = defaultdict(dict)
    for paper in papers:
        for one in paper.figures:
            if one.measure and _is_whole_and_dated(one):
                key = (work_of(one.measure), one.breakdown, one.unit, one.comparator, one.period_start, one.period_end)
                told[key].setdefault(paper.document_id, (one, paper))
    for by_document in told.values():
        for (one, paper), (other, other_paper) in combinations(by_document.values(), 2):
            if not one.interval.meets(other.interval):
                beside = f"{what(other)} {figure(other)}" if one.measure != other.measure else figure(other)
                arithmetic = f"{what(one)} {when(one)}: {figure(one)} in one paper, {beside} in another."
                doubts = _doubts(paper, other_paper)
                if are_of_two_events(one, other):
                    doubts.add(Doubt.COUNTED)
                yield contradiction(one, other, arithmetic, doubts)


def _is_whole_and_dated(one: Figure) -> bool:
    """Whether it is a level with a measure and a date of its own, narrowed by nothing that the measure does not say."""
    is_level = not one.is_change and one.role in (None, "level", "whole") and one.comparator != "target"
    return bool(is_level and one.period_end and one.period_basis in _SAID and not one.is_negated)


def _doubts(paper: Paper, other: Paper) -> set[Doubt]:
    days = (paper.document_date, other.document_date)
    is_one_occasion = days[0] is not None and days[1] is not None and abs(days[0] - days[1]) <= _ONE_OCCASION
    return set() if is_one_occasion else {Doubt.DATE}
