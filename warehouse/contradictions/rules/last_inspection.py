"""Two dates of the last inspection, in two places of a report."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from itertools import combinations

from ingest.vocabularies import DiscrepancyKind, Doubt, EventKind
from warehouse.contradictions.found import Contradiction
from warehouse.contradictions.papers import Event, Paper
from warehouse.contradictions.series import stems
from warehouse.contradictions.words import day

KIND = DiscrepancyKind.TWO_VALUES
MESSAGE = "A report gives the last inspection of one service two dates."
FIELDS = ("events",)

_LAST = re.compile(r"\b(?:last|previous)\b[\w\s’']*\binspection\b", re.I)
_SERVICES = stems("safeguarding protection looked adoption fostering leavers private")
_MONTH = 31
_TO_PUBLICATION = dt.timedelta(days=120)
"""The month told may be that in which the inspection's report was published."""


def find(papers: Sequence[Paper]) -> Iterator[Contradiction]:
    """Each two months of a last inspection of the same services; one of which none is named beside the nearest."""
    for paper in papers:
        told = [event for event in paper.events if _is_last(event)]
        for one, other in combinations(told, 2):
            if _services(one) == _services(other) and not one.is_with(other) and not _meet(one, other):
                yield _told(one, other)
        yield from _of_no_service(told, paper)


def _of_no_service(told: list[Event], paper: Paper) -> Iterator[Contradiction]:
    """ "Since the last inspection in May", where no last inspection that the report lists was then."""
    for event in paper.events:
        if told and _is_last(event, of_services=False) and not any(_meet(event, one) for one in told):
            yield _told(event, min(told, key=lambda one: abs(_start(one) - _start(event))), Doubt.COUNTED)


def _is_last(event: Event, *, of_services: bool = True) -> bool:
    is_dated = event.start_date is not None and event.end_date is not None
    is_earlier = event.event_kind == EventKind.EARLIER_INSPECTION and _LAST.search(event.quote)
    is_told = bool(_services(event)) is of_services
    return bool(is_earlier and is_dated and is_told) and (_end(event) - _start(event)).days < _MONTH


def _services(event: Event) -> frozenset[str]:
    return stems(event.quote) & _SERVICES


def _meet(one: Event, other: Event) -> bool:
    return _start(one) <= _end(other) and _start(other) <= _end(one)


def _told(one: Event, other: Event, *doubts: Doubt) -> Contradiction:
    arithmetic = f"Inspected from {day(_start(one))} in one place, from {day(_start(other))} in another."
    is_near = abs(_start(one) - _start(other)) <= _TO_PUBLICATION
    return Contradiction(one, None, other, None, arithmetic, frozenset((*doubts, *([Doubt.DATE] if is_near else ()))))


def _start(event: Event) -> dt.date:
    assert event.start_date is not None
    return event.start_date


def _end(event: Event) -> dt.date:
    assert event.end_date is not None
    return event.end_date
