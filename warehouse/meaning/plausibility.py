"""Whether a named value can be what its measure says, beside what is known of the authority; if not, why."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from ingest import catalogue
from warehouse.meaning.bounds import Bound, bounds_of
from warehouse.meaning.references import AREA_STATISTICS, Reference, References

ENGLAND = "ENGLAND"
_YEAR_IN_DAYS = 365.25
_NEARLY_A_YEAR = 0.95


@dataclass(frozen=True)
class Figure:
    """A value that was given a measure, as far as its plausibility depends on it.

    `day`: the last day of its period, else its document's; `years`: how long that period is, None where that is not
    known; `is_part`: it is, or may be, of a part of what the measure counts; `is_area_statistic`: an item of a
    report's list of area statistics.
    """

    observation_id: str
    document_id: str
    local_authority_key: str | None
    measure: str
    value: float
    comparator: str | None
    day: dt.date | None
    years: float | None
    is_part: bool
    is_area_statistic: bool


class _Limit(NamedTuple):
    """A limit of what is plausible, and the value that sets it where another value does."""

    value: float
    reference: Reference | None


def implausible(figures: Iterable[Figure], known: References) -> Iterator[tuple[str, str]]:
    """The figures that cannot be what their measure says: identifier and reason.

    Area statistics are judged first; what is plausible of them is added to what is known, and the other figures of
    their document are judged beside it.
    """
    told: list[Figure] = []
    others: list[Figure] = []
    for figure in figures:
        (told if figure.is_area_statistic else others).append(figure)
    for figure, reason in [(figure, _reason(figure, known)) for figure in told]:
        if reason:
            yield figure.observation_id, reason
        elif not figure.is_part and figure.comparator is None:
            known.add(figure.document_id, figure.measure, Reference(figure.value, figure.day, AREA_STATISTICS))
    for figure in others:
        if reason := _reason(figure, known):
            yield figure.observation_id, reason


def _reason(figure: Figure, known: References) -> str | None:
    """The first bound that the figure breaks, in words; None where it breaks none."""
    for bound in bounds_of(figure.measure):
        # A rate or a share of a part may be anything.
        if bound.is_count or not figure.is_part:
            beside = _near(figure, bound, known) if bound.against else None
            if reason := _beyond(figure, bound, beside):
                return reason
    return None


def _near(figure: Figure, bound: Bound, references: References) -> list[Reference]:
    """What the bound is a multiple of: of the authority and of its document, or of England for a national value."""
    if figure.comparator is None:
        whose = [figure.document_id, *filter(None, [figure.local_authority_key])]
    else:
        whose = [ENGLAND] if figure.comparator == "national" else []
    return references.near(whose, bound.against, figure.day)


def _beyond(figure: Figure, bound: Bound, beside: list[Reference] | None) -> str | None:
    """Why the figure lies outside a bound; None where it does not, or where nothing is known to judge it beside."""
    years = _years(figure)
    if beside is None:
        least, greatest = _Limit(bound.low(years=years), None), _Limit(bound.high(years=years), None)
    elif beside:
        lowest, highest = min(beside), max(beside)
        least = _Limit(bound.low(lowest.value, years), lowest)
        greatest = _Limit(bound.high(highest.value, years), highest)
    else:
        return None
    if figure.value > greatest.value:
        return _in_words(figure, "above", greatest, bound)
    # A part may be as small as it likes; so may what is counted over a time that is not known.
    may_be_less = figure.is_part or (bound.is_of_year and bound.is_count and figure.years is None)
    if figure.value < least.value and not may_be_less:
        return _in_words(figure, "below", least, bound)
    return None


def _years(figure: Figure) -> float:
    """The length of the figure's period; what lacks a fortnight of a year counts as one."""
    years = figure.years or 1.0
    return 1.0 if _NEARLY_A_YEAR <= years < 1 else years


def years_between(start: dt.date | None, end: dt.date | None) -> float | None:
    """How many years a period has; None where a day is missing or both are the same."""
    if start is None or end is None or start == end:
        return None
    return ((end - start).days + 1) / _YEAR_IN_DAYS


def _in_words(figure: Figure, where: str, limit: _Limit, bound: Bound) -> str:
    edge = "most" if where == "above" else "least"
    says = f"{_number(figure.value)} is {where} {_number(limit.value)}, the {edge} that is plausible"
    if limit.reference is None:
        return f"{says} ({bound.source})"
    value, day, source = limit.reference
    dated = f" at {day.day} {day:%B %Y}" if day else ""
    return f"{says} beside {_number(value)} ({_labels()[bound.against]}{dated}, {source}; {bound.source})"


def _number(value: float) -> str:
    return f"{value:,.0f}" if value >= 100 or value == int(value) else f"{value:.1f}"


@cache
def _labels() -> dict[str, str]:
    return {row["measure"]: row["label"] for row in catalogue.rows("measures")}
