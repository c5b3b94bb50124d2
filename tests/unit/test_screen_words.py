"""Figures as the screen prints them."""

from __future__ import annotations

import datetime as dt

import pytest

from warehouse.words import parted, period, printed


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


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        (None, "2015-12-17", "17 Dec 2015"),
        ("2015-12-17", "2015-12-17", "17 Dec 2015"),
        ("2014-07-01", "2014-07-31", "Jul 2014"),
        ("2015-07-01", "2015-09-30", "Jul–Sep 2015"),
        ("2013-04-01", "2014-03-31", "year to 31 Mar 2014"),
        ("2014-12-18", "2015-12-17", "year to 17 Dec 2015"),
        ("2014-12-17", "2015-12-17", "17 Dec 2014 – 17 Dec 2015"),
        ("2015-07-09", "2015-10-08", "9 Jul – 8 Oct 2015"),
        ("2012-02-29", "2013-02-28", "29 Feb 2012 – 28 Feb 2013"),
    ],
)
def test_a_period_is_told_in_words(start: str | None, end: str, words: str) -> None:
    assert period(start and dt.date.fromisoformat(start), dt.date.fromisoformat(end)) == words
