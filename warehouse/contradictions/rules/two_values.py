"""One quantity of one day or time with two values in one paper."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

from ingest.vocabularies import DiscrepancyKind, Doubt, PeriodBasis
from warehouse.contradictions.events_apart import are_of_two_events
from warehouse.contradictions.found import Contradiction, contradiction
from warehouse.contradictions.identities import identities
from warehouse.contradictions.papers import Figure, Paper
from warehouse.contradictions.times import date_doubts, is_dated, is_of_some_day
from warehouse.contradictions.wholes import is_of_all
from warehouse.contradictions.words import figure, what, when
from warehouse.intervals import is_round_form

KIND = DiscrepancyKind.TWO_VALUES
MESSAGE = "The same quantity has two values."
FIELDS = ("measure", "breakdown", "unit", "value", "period_start", "period_end", "antecedent_basis", "counted")

FURTHEST = 2 / 3
"""Values further apart are more often two quantities with one label than one quantity with two values."""
UNDATED = 0.8
"""A share that nothing dates may have moved since: it is set beside a dated one only where it is this far from it."""


def find(papers: Sequence[Paper]) -> Iterator[Contradiction]:
    """One a pair of values, in the first places that print them."""
    for paper in papers:
        told: set[tuple[object, ...]] = set()
        for figures in paper.by_measure.values():
            for one, other in combinations(figures, 2):
                doubts = _doubts(one, other, paper) if _are_set_side_by_side(one, other, paper) else None
                pair = (one.measure, one.breakdown, *sorted((one.value, other.value)), one.period_end)
                if doubts is not None and pair not in told:
                    told.add(pair)
                    dated = when(one) or when(other)
                    said = f"{what(one)} {dated}".strip()
                    arithmetic = f"{said}: {figure(one)} in one place, {figure(other)} in another."
                    yield contradiction(one, other, arithmetic, doubts)


def _are_set_side_by_side(one: Figure, other: Figure, paper: Paper) -> bool:
    if (one.unit, one.breakdown) != (other.unit, other.breakdown) or one.is_with(other):
        return False
    if one.interval.meets(other.interval) or _prints(one, other, paper) or _prints(other, one, paper):
        return False
    return is_of_all(one, paper) and is_of_all(other, paper)


def _prints(one: Figure, other: Figure, paper: Paper) -> bool:
    """Whether the passage of one prints the other's value too: which of the two is of which day is then in doubt."""
    return any(
        beside.interval.meets(other.interval)
        for beside in paper.by_passage[one.char_start]
        if beside.unit == other.unit and beside is not one
    )


def _doubts(one: Figure, other: Figure, paper: Paper) -> set[Doubt] | None:
    """What might reconcile two values; None where they are of two times, or too far apart to be of one quantity."""
    doubts = date_doubts(one, other, paper)
    lower, higher = sorted((abs(one.value), abs(other.value)))
    if doubts is None or higher == 0:
        return None
    if not (is_dated(one) and is_dated(other)):
        return doubts if _is_undated_share(one, other) and lower / higher <= UNDATED else None
    if _counts_another(one, other) or are_of_two_events(one, other):
        doubts = doubts | {Doubt.COUNTED}
    if one.unit == "count" and (is_round_form(one.value, other.value) or is_round_form(other.value, one.value)):
        doubts = doubts | {Doubt.ROUNDING}
    if is_of_some_day(one) or is_of_some_day(other):
        doubts = doubts | {Doubt.DATE}
    return doubts if lower / higher >= FURTHEST else None


def _is_undated_share(one: Figure, other: Figure) -> bool:
    """Whether a share of those counted on a day is printed once with its day and once without any."""
    of_a_day = one.measure in {identity.share for identity in identities()} and one.unit == "percent"
    return (
        of_a_day
        and {is_dated(one), is_dated(other)} == {True, False}
        and PeriodBasis.FIELDWORK
        not in (
            one.period_basis,
            other.period_basis,
        )
    )


def _counts_another(one: Figure, other: Figure) -> bool:
    """Whether the nouns counted differ: households and adopters may be two numbers of one measure."""
    return bool(one.counted and other.counted and one.counted.split()[-1] != other.counted.split()[-1])
