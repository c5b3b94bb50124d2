"""Dates and figures that a sentence lists in the same order: at 31 March 2014 and 2015 there were 355 and 360."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Protocol, TypeVar

from ingest.readers.number_mention import NumberMention
from ingest.readers.period import Period, PeriodMention

_AND = re.compile(r"(?:,\s*(?:and\s+)?|\s+and\s+)(?:at\s+|in\s+|on\s+)?")
_AND_A_FIGURE = re.compile(r"(?:\s?(?:%|per ?cent|per 10,?000|days|weeks|months))?(?:,\s*(?:and\s+)?|\s+and\s+)")
_DATES_FIRST = re.compile(r",?\s+(?:there\s+)?(?:(?:of|at|was|were|is|are|to)\s+)?(?:only\s+|just\s+)?")
_FIGURES_FIRST = re.compile(
    r"(?:\s?(?:%|per ?cent|per 10,?000))?"
    r"(?:\s(?!to\b|from\b|since\b|by\b)[a-z]+){0,4}?\s(?:at|in|on|for)\s+(?:the end of\s+)?"
)
_RANGE_ROLES = ("low", "high")


class _Placed(Protocol):
    """Something that stands at start:end of a sentence."""

    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


_Thing = TypeVar("_Thing", bound=_Placed)


def period_in_order(
    figure: NumberMention, figures: Sequence[NumberMention], text: str, found: Sequence[PeriodMention]
) -> Period | None:
    """The period that a list gives in the figure's place; None where the figure is in no such list."""
    if len(found) < 2 or len(figures) < 2 or figure.role in _RANGE_ROLES:
        return None
    counted = next((run for run in _runs(figures, text, _AND_A_FIGURE.fullmatch) if figure in run), ())
    for dates in _runs(found, text, _AND.fullmatch):
        if len(dates) == len(counted) and _face(dates, counted, text):
            return dates[counted.index(figure)].period
    return None


def _runs(
    things: Sequence[_Thing], text: str, joins: Callable[[str, int, int], re.Match[str] | None]
) -> list[tuple[_Thing, ...]]:
    """What is listed without other words between, at least two together, left to right."""
    runs: list[list[_Thing]] = []
    for thing in things:
        if runs and joins(text, runs[-1][-1].end, thing.start):
            runs[-1].append(thing)
        else:
            runs.append([thing])
    return [tuple(run) for run in runs if len(run) > 1]


def _face(dates: Sequence[PeriodMention], figures: Sequence[NumberMention], text: str) -> bool:
    """True where nothing but a linking word stands between the two lists."""
    if dates[-1].end <= figures[0].start:
        return _DATES_FIRST.fullmatch(text, dates[-1].end, figures[0].start) is not None
    return figures[-1].end <= dates[0].start and (
        _FIGURES_FIRST.fullmatch(text, figures[-1].end, dates[0].start) is not None
    )
