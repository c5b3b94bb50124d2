"""Figures as the screen prints them."""

from __future__ import annotations

import pytest

from warehouse.words import printed


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
