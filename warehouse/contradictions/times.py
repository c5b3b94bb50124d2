"""Whether two figures are of one day or time: surely, perhaps, or not."""

from __future__ import annotations

import datetime as dt
import re

from ingest.vocabularies import Doubt, PeriodBasis
from warehouse.contradictions.papers import Figure, Paper

_OWN_DATE = (
    PeriodBasis.PRINTED,
    PeriodBasis.HEADER,
    PeriodBasis.PARENT_BULLET,
    PeriodBasis.SENTENCE_BEFORE,
    PeriodBasis.INFERRED_YEAR,
)
_YEAR_END = (3, 31)
_RECENT = 150
"""Days before a paper's own within which a dated figure is what the paper calls the present one."""


def is_dated(figure: Figure) -> bool:
    """Whether its own passage, table or list dates it, not the paper it stands in."""
    if figure.period_end is None:
        return False
    return figure.period_basis in _OWN_DATE or (figure.reading == "table" and figure.period_basis == PeriodBasis.TITLE)


def is_of_some_day(figure: Figure) -> bool:
    """Whether a sentence tells the month of a number of a day and not the day: 878 in April.

    In March is the year's end, the day on which official statistics count.
    """
    if figure.period_basis != PeriodBasis.PRINTED or figure.reading != "sentence" or figure.period_end is None:
        return False
    day = figure.period_end
    is_day = figure.period_start == day and (day.month, day.day) != _YEAR_END
    names_day = re.search(rf"(?<!\d)0?{day.day}(?!\d)|\bend\b", figure.quote)
    return is_day and f"{day:%B}" in figure.quote and names_day is None


def date_doubts(one: Figure, other: Figure, paper: Paper) -> set[Doubt] | None:
    """None where they are of two times; else no doubt, or that they might be.

    What nothing dates is the paper's present: it is set beside other such figures and beside recent dated ones.
    """
    if is_dated(one) and is_dated(other):
        return _within_same_period(one, other)
    dated = [figure for figure in (one, other) if is_dated(figure)]
    if all(_is_recent(figure.period_end, paper) for figure in dated):
        return {Doubt.DATE}
    return None


def _within_same_period(one: Figure, other: Figure) -> set[Doubt] | None:
    """A list of what happened "in the last 12 months" is dated by the list before it, which may end on another day."""
    if (one.period_start, one.period_end) != (other.period_start, other.period_end):
        return None
    listed = [figure.period_basis == PeriodBasis.PARENT_BULLET for figure in (one, other)]
    return {Doubt.DATE} if one.period_start != one.period_end and any(listed) and not all(listed) else set()


def _is_recent(day: dt.date | None, paper: Paper) -> bool:
    today = paper.fieldwork_end_date or paper.document_date
    return today is not None and day is not None and 0 <= (today - day).days <= _RECENT
