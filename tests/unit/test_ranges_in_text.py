"""The two ends of a range of running text bound what is told."""

from __future__ import annotations

import pytest

from ingest.readers.numbers import find_numbers
from ingest.readers.statements.qualifiers import qualifier_of


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("Caseloads average 18 to 20 children.", ["at_least", "up_to"]),
        ("Caseloads are high at 33–35 children.", ["at_least", "up_to"]),
        ("Caseloads are between 15 and 18 children.", ["at_least", "up_to"]),
        ("Caseloads fell from 20 to 18 children.", ["exact", "exact"]),
        ("The gap between 40% and 60% is wide.", ["exact", "exact"]),
        ("It is 15 and 18 children.", ["exact", "exact"]),
        ("It is shared between 4 local authorities and 18 schools.", ["exact", "exact"]),
        ("The number rose by 12 to 155 children.", ["exact", "exact"]),
        ("A minority (13% – 17 of the leavers) went.", ["exact", "exact"]),
        ("It took two to three weeks.", ["at_least", "up_to"]),
    ],
)
def test_the_ends_of_a_range_are_bounds(text: str, meant: list[str]) -> None:
    assert [qualifier_of(figure, text) for figure in find_numbers(text)] == meant


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("It was higher there (42 against 41 per 10,000).", [("rate_per_10000", ""), ("rate_per_10000", "")]),
        ("It serves 12 children of 10 families.", [(None, ""), (None, "")]),
    ],
)
def test_what_two_numbers_are_to_each_other(text: str, meant: list[tuple[str | None, str]]) -> None:
    assert [(figure.unit, figure.role) for figure in find_numbers(text)] == meant
