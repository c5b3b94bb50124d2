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


def test_what_goes_on_since_the_end_of_a_month_begins_with_its_last_day() -> None:
    (found,) = reading_of(
        REPORT.format("Three orders have been discharged since the end of March 2015.")
    ).records.observations
    assert (str(found.period_start), str(found.period_end)) == ("2015-03-31", "2015-11-05")


def test_a_part_told_in_a_relative_clause_has_the_date_of_its_whole() -> None:
    told = dated("The number rose from 29 in 2011–12 to 53 in 2013–14, of whom 26 were adopted.")
    assert told[26] == told[53] == ("financial_year", "2014-03-31")


def test_success_that_is_recent_is_not_of_the_years_told_before() -> None:
    told = dated("There were 3 moves in the past two years. It has had significant recent success with nine boys.")
    assert (told[3][0], told[9]) == ("range", ("unknown", "None"))


def test_a_rate_has_the_base_that_the_sentence_before_tells() -> None:
    rows = reading_of(
        REPORT.format(
            "There are 473 children looked after, a rate of 88 per 10,000. This is a rise from 450 in 2014–15, which "
            "was a rate of 85 compared with statistical neighbours at 77."
        )
    ).records.observations
    assert {row.value: (row.unit, str(row.period_end)) for row in rows if row.value in (85, 77, 450)} == {
        450: ("count", "2015-03-31"),
        85: ("rate_per_10000", "2015-03-31"),
        77: ("rate_per_10000", "2015-03-31"),
    }


def test_who_was_approved_in_a_year_is_of_that_year() -> None:
    told = dated("Some are late, with two of the eight adopters approved in 2014–15 being assessed in time.")
    assert told[8] == ("financial_year", "2015-03-31")


def test_a_part_and_its_share_in_a_bracket_have_the_date_of_their_whole() -> None:
    told = dated("Some are late, with only one (13%) of the eight adopters approved in 2014–15 being assessed.")
    assert told == dict.fromkeys((1, 13, 8), ("financial_year", "2015-03-31"))


def test_a_share_of_a_bare_year_under_way_is_of_that_year() -> None:
    told = dated("There is satisfaction told by looked after children (94% in 2015), of whom there are 40 in 2015.")
    assert (told[94], told[40][0]) == (("year", "2015-12-31"), "unknown")
