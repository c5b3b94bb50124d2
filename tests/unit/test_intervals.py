"""Arithmetic on what printed figures may stand for: what was rounded is never contradicted by its rounding."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from warehouse.intervals import (
    Interval,
    are_rounded_to_five,
    base,
    change,
    exactly,
    loosely,
    parts_that_give,
    printed_interval,
    rate,
    share,
    total,
)

COUNTS = st.integers(1, 20_000)
DECIMALS = st.integers(0, 2)


def printed(value: float, decimals: int, unit: str = "percent", qualifier: str = "exact") -> Interval:
    text = f"{value:.{decimals}f}"
    return printed_interval(float(text), text, unit, qualifier)


@given(COUNTS, COUNTS, DECIMALS)
def test_a_rounded_share_follows_from_its_counts(part: int, rest: int, decimals: int) -> None:
    whole = part + rest
    shown = printed(100 * part / whole, decimals)

    assert share(exactly(part), exactly(whole)).meets(shown)
    assert base(exactly(part), shown).meets(exactly(whole))
    assert part in parts_that_give(shown, whole)


@given(COUNTS, COUNTS, DECIMALS)
def test_a_share_that_is_cut_off_may_be_told(part: int, rest: int, decimals: int) -> None:
    exact = 100 * part / (part + rest)
    cut = math.floor(exact * 10**decimals + 1e-9) / 10**decimals

    assert loosely(printed(cut, decimals)).meets(exactly(exact))


@given(COUNTS, st.integers(1_000, 500_000), st.integers(0, 1))
def test_a_rounded_rate_follows_from_its_count(count: int, population: int, decimals: int) -> None:
    shown = printed(10_000 * count / population, decimals, "rate_per_10000")

    assert rate(exactly(count), exactly(population)).meets(shown)


@given(COUNTS, COUNTS, DECIMALS)
def test_a_rounded_change_follows_from_its_levels(earlier: int, later: int, decimals: int) -> None:
    shown = printed(100 * (later - earlier) / earlier, decimals)

    assert change(exactly(earlier), exactly(later)).meets(shown)


@given(st.lists(st.floats(0, 100), min_size=1, max_size=12), DECIMALS)
def test_rounded_parts_add_up_to_their_total(parts: list[float], decimals: int) -> None:
    assert total(printed(part, decimals) for part in parts).meets(exactly(sum(parts)))


@given(st.floats(-1e6, 1e6), st.floats(0, 1e3), st.floats(-1e6, 1e6), st.floats(0, 1e3))
def test_two_intervals_meet_or_one_is_above(one: float, width: float, other: float, other_width: float) -> None:
    first, second = Interval(one, one + width), Interval(other, other + other_width)

    assert first.meets(second) == second.meets(first)
    assert [first.meets(second), first.is_above(second), second.is_above(first)].count(True) == 1


@pytest.mark.parametrize(
    ("value", "text", "unit", "qualifier", "low", "high"),
    [
        (27.2, "27.2", "percent", "exact", 27.15, 27.25),
        (40.8, "40.80", "percent", "exact", 40.75, 40.85),
        (65.0, "65.0", "rate_per_10000", "exact", 64.95, 65.05),
        (12, "12", "percent", "exact", 11.5, 12.5),
        (33.3, "a third", "percent", "exact", 28.3, 38.3),
        (100, "all", "percent", "exact", 99.5, 100.5),
        (43, "43", "count", "exact", 43, 43),
        (7, "seven", "count", "exact", 7, 7),
        (137_000, "137,000", "count", "approx", 136_500, 137_500),
        (65_250, "65,250", "count", "approx", 65_245, 65_255),
        (30, "30", "percent", "approx", 25, 35),
        (340, "340", "count", "over", 340, math.inf),
        (5, "five", "count", "fewer_than", -math.inf, 5),
    ],
)
def test_what_a_printed_figure_may_stand_for(
    value: float, text: str, unit: str, qualifier: str, low: float, high: float
) -> None:
    interval = printed_interval(value, text, unit, qualifier)

    assert (interval.low, interval.high) == (pytest.approx(low), pytest.approx(high))


def test_no_whole_number_of_48_is_74_percent() -> None:
    assert len(parts_that_give(printed(74, 0), 48)) == 0
    assert list(parts_that_give(printed(75, 0), 48)) == [36]


def test_counts_rounded_to_five_are_known_by_all_of_a_list() -> None:
    assert are_rounded_to_five([30, 395, 60, 45])
    assert not are_rounded_to_five([30, 395, 60])
    assert not are_rounded_to_five([30, 395, 60, 47])


def test_what_was_rounded_twice_may_be_a_little_less() -> None:
    stated = printed_interval(42, "42", "percent", "exact")

    assert loosely(stated).meets(exactly(41.47)) and not stated.meets(exactly(41.47))
    assert not loosely(stated).meets(exactly(41.44))
