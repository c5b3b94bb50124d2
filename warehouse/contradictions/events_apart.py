"""Whether two figures of one measure are told of two events, such as audits returned and audits completed."""

from __future__ import annotations

import re
from functools import cache

from ingest import catalogue
from warehouse.contradictions.papers import Figure


def are_of_two_events(one: Figure, other: Figure) -> bool:
    """Whether the labels name two events of `catalogue/differing_events.csv`, each of them one alone."""
    return are_apart(one.reported_label, other.reported_label)


def are_apart(label: str, other: str) -> bool:
    """Whether one label names the one event and not the other, and the other label the other way round."""
    return any({_named(label, row), _named(other, row)} == {(True, False), (False, True)} for row in _events())


def _named(label: str, row: tuple[re.Pattern[str], re.Pattern[str]]) -> tuple[bool, ...]:
    return tuple(pattern.search(label) is not None for pattern in row)


@cache
def _events() -> tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]:
    return tuple(
        (re.compile(row["one"], re.I), re.compile(row["other"], re.I)) for row in catalogue.rows("differing_events")
    )
