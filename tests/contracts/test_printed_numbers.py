"""A value follows from its print, or it is a misreading."""

from __future__ import annotations

import pytest

from warehouse.contracts.printed_numbers import value_follows


@pytest.mark.parametrize(
    ("value", "printed"),
    [
        (877, "877"),
        (2853, "2,853"),
        (65.0, "65.0"),
        (27.2, "27.2%"),
        (1.2, "£1.2 million"),
        (-0.3, "£(0.3)m"),
        (250, "£250k"),
        (1_200_000, "1.2 million"),
        (12_000_000, "12 mil"),
        (10_000, "10, 000"),
        (-3, "-3"),
        (-16, "16%"),
        (1234, "1 234"),
        (80, "78–80"),
        (5, "Five"),
        (25, "twenty-five"),
        (125, "one hundred and twenty-five"),
        (24, "two dozen"),
        (20, "one in five"),
        (33.3, "one in three"),
        (16.7, "one sixth"),
        (50, "half"),
        (12, "All"),
        (0, "None"),
        (0, "No"),
        (16.5, "16½"),
        (2, "both"),
        (None, "Tentative"),
    ],
)
def test_follows(value: float | None, printed: str) -> None:
    assert value_follows(value, printed)


@pytest.mark.parametrize(
    ("value", "printed"),
    [
        (42_6163, "42,616"),
        (878, "877"),
        (5, "Tentative"),
        (5, ""),
        (0, "five"),
        (31, "March"),
        (2012, "12"),
        (1_200_000, "£1.2m"),
    ],
)
def test_does_not_follow(value: float, printed: str) -> None:
    assert not value_follows(value, printed)
