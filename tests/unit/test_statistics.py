"""Intervals against published worked examples, and the formulas in SQL against scipy's exact distributions."""

from __future__ import annotations

from typing import Any

import duckdb
import pytest
from jinja2 import Environment
from scipy import stats

from dagster_project.paths import DBT_PROJECT
from warehouse.statistics import count_limits, ratio_limits

MACROS: Any = (
    Environment(autoescape=False)
    .from_string((DBT_PROJECT / "macros" / "statistics.sql").read_text(encoding="utf-8"))
    .module
)
TAILS = {"95": 0.025, "998": 0.001}


def reckoned(expression: str, **numbers: float | None) -> float:
    """The value of a macro's SQL for given numbers."""
    given = ", ".join(f"cast(${name} as double) as {name}" for name in numbers)
    row = duckdb.execute(f"select {expression} from (select {given})", numbers).fetchone()
    assert row is not None
    return float(row[0])


@pytest.mark.parametrize(
    ("count", "low", "high"),
    # Exact 95 % limits of a Poisson count as tabulated since Garwood 1936 (Biometrika 28, 437-442).
    [(0, 0.0, 3.6889), (1, 0.0253, 5.5716), (5, 1.6235, 11.6683), (9, 4.1154, 17.0848), (20, 12.2165, 30.8884)],
)
def test_exact_limits_of_a_count_are_the_tabulated_ones(count: int, low: float, high: float) -> None:
    assert [round(float(limit), 4) for limit in count_limits(count, 0.025)] == [low, high]


@pytest.mark.parametrize("level", TAILS)
@pytest.mark.parametrize("count", [10, 11, 25, 99, 540, 12_000])
def test_byars_limits_are_as_near_to_the_exact_ones_as_their_guide_says(count: int, level: str) -> None:
    # Public Health England, Technical Guide: Confidence Intervals (2018): 95 % within 0.2 % from 10.
    low, high = count_limits(count, TAILS[level])
    within = 0.002 if level == "95" else 0.015

    assert reckoned(MACROS.byar_low("x", level), x=count) == pytest.approx(float(low), rel=within)
    assert reckoned(MACROS.byar_high("x", level), x=count) == pytest.approx(float(high), rel=within)


@pytest.mark.parametrize(
    ("part", "whole", "low", "high"),
    # Newcombe 1998, Statistics in Medicine 17, 857-872, table I, method 3.
    [(81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0.0, 0.1611), (1, 29, 0.0061, 0.1718)],
)
def test_wilsons_limits_are_those_that_newcombe_printed(part: int, whole: int, low: float, high: float) -> None:
    assert round(reckoned(MACROS.wilson("x", "n", "-"), x=part, n=whole), 4) == low
    assert round(reckoned(MACROS.wilson("x", "n", "+"), x=part, n=whole), 4) == high
    assert stats.binomtest(part, whole).proportion_ci(method="wilson").high == pytest.approx(
        reckoned(MACROS.wilson("x", "n", "+"), x=part, n=whole), rel=1e-9
    )


def test_the_difference_of_two_shares_is_the_one_that_newcombe_printed() -> None:
    # Newcombe 1998, Statistics in Medicine 17, 873-890, table II (a), method 10: 56/70 and 48/80.
    one, other = {"p": 56 / 70, "n": 70}, {"p": 48 / 80, "n": 80}
    limits = {
        name: reckoned(MACROS.wilson("x", "n", sign), x=of["p"] * of["n"], n=of["n"])
        for of, names in ((one, "lh"), (other, "mi"))
        for name, sign in zip(names, "-+", strict=True)
    }

    low = reckoned(MACROS.difference_low("p", "l", "q", "i"), p=one["p"], q=other["p"], **limits)
    high = reckoned(MACROS.difference_high("p", "h", "q", "m"), p=one["p"], q=other["p"], **limits)

    assert (round(low, 4), round(high, 4)) == (0.0524, 0.3339)


def test_the_exact_ratio_of_two_rates_is_the_one_that_stata_prints() -> None:
    # Stata, Incidence-rate ratio calculator: iri 41 15 28010 19017 gives 1.855759 (1.005684 to 3.6093, exact).
    low, high = ratio_limits(41, 15, 0.025)

    assert round(float(low) * 19017 / 28010, 6) == 1.005684
    assert round(float(high) * 19017 / 28010, 4) == 3.6093


def test_small_counts_are_not_limited_by_the_log_method() -> None:
    low, high = (float(limit) for limit in ratio_limits(5, 13, 0.025))

    share = stats.binomtest(5, 18).proportion_ci(method="exact")
    assert (low, high) == (pytest.approx(share.low / (1 - share.low)), pytest.approx(share.high / (1 - share.high)))
    assert (round(low, 2), round(high, 2)) == (0.11, 1.15)  # by the log method 0.14 to 1.08: no difference told apart


@pytest.mark.parametrize("x", [0, 1, 2, 5, 9, 10, 30, 99, 100, 540, 5000])
@pytest.mark.parametrize("y", [100, 137, 893, 80_000])
def test_large_counts_are_limited_as_exactly_as_they_are_printed(x: int, y: int) -> None:
    exact = {count: count_limits(count, 0.025) if count < 100 else (None, None) for count in (x, y)}
    for one, other in ((x, y), (y, x)):
        low, high = (float(limit) for limit in ratio_limits(one, other, 0.025))
        numbers = {"x": one, "y": other}
        of_one = {"a": exact[one][0], "b": exact[other][1]}
        of_other = {"a": exact[one][1], "b": exact[other][0]}
        told_low = reckoned(MACROS.ratio_of_counts_low("x", "y", "a", "b"), **numbers, **_plain(of_one))
        assert told_low == pytest.approx(low, rel=1e-3)
        if other:
            told_high = reckoned(MACROS.ratio_of_counts_high("x", "y", "a", "b"), **numbers, **_plain(of_other))
            assert told_high == pytest.approx(high, rel=1e-3)


def _plain(limits: dict[str, Any]) -> dict[str, float | None]:
    return {name: None if limit is None else float(limit) for name, limit in limits.items()}
