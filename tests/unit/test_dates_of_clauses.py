"""Whose date a date is: that of a deadline reached, of the next figure, of a quarter that nobody names."""

from __future__ import annotations

import pytest

from tests.unit.reading_of import reading_of

REPORT = """Inspection of services for children in need of help and protection, children looked after and care leavers

Dudley

Inspection date: 12 October 2015 – 5 November 2015
Report published: 1 January 2016

The overall judgement is that children’s services are good

Leadership, management and governance

100. {}
"""


def dated(sentence: str) -> dict[float, tuple[str, str]]:
    """Kind and last day of each figure of a sentence in a report of autumn 2015."""
    observations = reading_of(REPORT.format(sentence)).records.observations
    return {row.value: (row.period_kind, str(row.period_end)) for row in observations}


def test_a_level_reached_by_a_day_has_that_day() -> None:
    told = dated("There was a reduction in turnover of social workers from 33% in 2013–14 to 14% by March 2015.")
    assert told == {33: ("financial_year", "2014-03-31"), 14: ("snapshot", "2015-03-31")}


@pytest.mark.parametrize("words", ["a projected 23% by January 2017", "a forecast 23%"])
def test_a_level_to_come_is_none_of_the_inspection(words: str) -> None:
    told = dated(f"Work has resulted in a reduction in agency staff from 37% in 2013–14 to {words}.")
    assert told[23] == ("unknown", "None")


def test_currently_before_the_next_figure_dates_that_one_alone() -> None:
    told = dated(
        "While the number of children adopted in 2014–15 was down on the year before, 12 as opposed to 15, "
        "currently 24 children have active plans for adoption."
    )
    assert (told[12][0], told[15][0], told[24]) == ("financial_year", "unknown", ("range", "2015-11-05"))


@pytest.mark.parametrize(
    ("when", "kind"),
    [("last quarter", "unknown"), ("last two quarters", "unknown"), ("last three months", "range")],
)
def test_a_quarter_that_nobody_names_has_no_days(when: str, kind: str) -> None:
    assert dated(f"In the {when}, only 4% of referrals led to nothing.")[4][0] == kind
