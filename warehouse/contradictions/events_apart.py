"""Whether two figures of one measure are told of two events, such as audits returned and audits completed."""

from __future__ import annotations

import re
from functools import cache

from ingest import catalogue
from warehouse.contradictions.papers import Figure


def are_of_two_events(one: Figure, other: Figure) -> bool:
    """Whether two figures of one piece of work are of two events of `catalogue/differing_events.csv`.

    Their measures are, or their labels name each of them one alone.
    """
    return one.measure != other.measure or are_apart(one.reported_label, other.reported_label)


def work_of(measure: str) -> str:
    """What a measure's figures are compared under: that of the other event of the same work, where it has one."""
    return _other_events().get(measure, measure)


def are_apart(label: str, other: str) -> bool:
    """Whether one label names the one event and not the other, and the other label the other way round."""
    return any({_named(label, row), _named(other, row)} == {(True, False), (False, True)} for row in _events())


def _named(label: str, row: tuple[re.Pattern[str], re.Pattern[str]]) -> tuple[bool, ...]:
    return tuple(pattern.search(label) is not None for pattern in row)


@cache
def _other_events() -> dict[str, str]:
    return {
        row["one_measure"]: row["other_measure"] for row in catalogue.rows("differing_events") if row["one_measure"]
    }


@cache
def _events() -> tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]:
    return tuple(
        (re.compile(row["one"], re.I), re.compile(row["other"], re.I)) for row in catalogue.rows("differing_events")
    )
