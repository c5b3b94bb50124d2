"""Figures as the screen prints them."""

from __future__ import annotations

import pytest

from warehouse.words import parted, printed


@pytest.mark.parametrize(
    ("value", "unit", "qualifier", "words"),
    [
        (340, "count", "over", "over 340"),
        (65250, "count", "approx", "about 65,250"),
        (5, "count", "fewer_than", "fewer than 5"),
        (64, "rate_per_10000", "exact", "64.0 per 10,000"),
        (19, "percent", None, "19 %"),
    ],
)
def test_a_figure_keeps_what_is_printed_before_it(value: float, unit: str, qualifier: str | None, words: str) -> None:
    assert printed(value, unit, qualifier) == words


@pytest.mark.parametrize(
    ("breakdown", "words"),
    [
        ("direction=rise; figure=change", "a rise, not a level"),
        ("figure=change", "a change, not a level"),
        ("category=neglect; type=initial", "category: neglect; type: initial"),
        ("population=looked_after", "population: looked after"),
        ("figure=change; population=care_leavers", "a change, not a level; population: care leavers"),
    ],
)
def test_a_part_is_told_in_words(breakdown: str, words: str) -> None:
    assert parted(breakdown) == words
