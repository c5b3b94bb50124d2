"""What a heading says of its figures: whose they are, changes or levels, expected or reached, or no measure at all."""

from __future__ import annotations

import datetime as dt

import pytest

from ingest.readers.periods import Period
from ingest.readers.table_reading.heading_kinds import comparator_of, kind_of_heading
from tests.unit.test_tables import days, read

QUARTER = Period("quarter", dt.date(2016, 10, 1), dt.date(2016, 12, 31), "title")


@pytest.mark.parametrize(
    ("heading", "comparator"),
    [
        ("Eng", "national"), ("England %", "national"), ("England rate per 10,000", "national"), ("Nat", "national"),
        ("National average", "national"), ("SN avg", "statistical_neighbours"),
        ("Stat. neighbour", "statistical_neighbours"),
        ("Stat Nbrs", "statistical_neighbours"), ("Neighbours", "statistical_neighbours"), ("Reg", "similar"),
        ("Yorks & Humber", "similar"), ("Comparator average", "similar"), ("Top quartile", "similar"),
        ("Year-end target", "target"), ("Stretch target", "target"), ("Target 92%", "target"), ("Milestone", "target"),
        ("Threshold", "target"), ("Timescale", "target"), ("Actual", None), ("Family", "similar"), ("Referrals", None),
        ("Children placed in England", None),
    ],
)  # fmt: skip
def test_whose_a_column_is(heading: str, comparator: str | None) -> None:
    assert comparator_of(heading, is_heading=True) == comparator


@pytest.mark.parametrize("label", ["Family", "Neighbours", "Milestone", "Peers", "Actual"])
def test_a_row_of_such_a_name_may_be_a_part_of_a_measure(label: str) -> None:
    assert comparator_of(label, is_heading=False) is None


@pytest.mark.parametrize(
    ("heading", "kind"),
    [
        ("Change", "change"), ("% change", "change"), ("Difference", "change"), ("Variance £000", "change"),
        ("Var", "change"), ("Net", "change"), ("Gap to England", "change"), ("Comparison with last year", "change"),
        ("Variance from target", "change"), ("Forecast variance", "change"), ("Budget variance", "change"),
        ("Rank", "rank"), ("Rank of 11 SN", "rank"), ("National rank", "rank"), ("Forecast year end", "forecast"),
        ("Projected outturn", "forecast"), ("Actual", "value"), ("Current value", "value"), ("Baseline", "value"),
        ("Net budget", "measure"), ("Placement changes", "measure"), ("Exchange", "measure"), ("Referrals", "measure"),
    ],
)  # fmt: skip
def test_the_kind_of_a_column(heading: str, kind: str) -> None:
    assert kind_of_heading(heading) == kind


def test_years_beside_the_name_of_a_comparator() -> None:
    observations, _ = read(
        "Measure\tBolton 14/15\tEngland 14/15\tSN 14/15\tEngland (13-14)\nCLA per 10,000\t65\t60\t75\t59\n"
    )
    assert [(o.comparator, str(o.period_start), o.reported_label) for o in observations] == [
        (None, "2014-04-01", "CLA per 10,000"),
        ("national", "2014-04-01", "CLA per 10,000"),
        ("statistical_neighbours", "2014-04-01", "CLA per 10,000"),
        ("national", "2013-04-01", "CLA per 10,000"),
    ]


def test_changes_ranks_and_forecasts_are_no_levels_of_the_authority() -> None:
    observations, _ = read(
        "Indicator\t2014/15\t2015/16\tChange\tForecast\tRank\tTarget\n"
        "Children looked after\t893\t848\t-45\t840\t98\t830\n"
    )
    assert [(o.value, o.is_change, o.qualifier, o.unit, o.comparator) for o in observations] == [
        (893.0, False, "exact", "count", None),
        (848.0, False, "exact", "count", None),
        (-45.0, True, "exact", "count", None),
        (840.0, False, "tentative", "count", None),
        (98.0, False, "exact", "score", None),
        (830.0, False, "exact", "count", "target"),
    ]
    assert observations[3].period_kind == "unknown"


def test_a_figure_printed_with_a_plus_is_a_change() -> None:
    observations, _ = read("Indicator\tQ3 2015/16\tQ3 2016/17\tDoT\nNumber in care\t848\t866\t+18\n")
    assert [(o.value, o.is_change) for o in observations] == [(848.0, False), (866.0, False), (18.0, True)]
    assert observations[2].value_printed == "+18"


def test_a_label_that_tells_a_decrease_holds_levels() -> None:
    observations, _ = read("Measure\tJul 23\tAug 23\nDecrease in change of worker\t12\t9\n")
    assert [o.is_change for o in observations] == [False, False]


def test_times_told_against_the_tables_own() -> None:
    text = (
        "Indicator\tPrevious quarter\tCurrent quarter\tSame quarter last year\tBaseline\n"
        "Care leavers in work\t32%\t30%\t35%\t20%\n"
    )
    assert [days(o) for o in read(text, QUARTER)[0]] == [
        ("quarter", "2016-07-01", "2016-09-30"),
        ("quarter", "2016-10-01", "2016-12-31"),
        ("quarter", "2015-10-01", "2015-12-31"),
        ("unknown", "None", "None"),
    ]


def test_a_year_to_date_adds_up_the_months_of_one_year_before_it() -> None:
    text = "Measure\t2015/16 Outturn\t2016/17 Target\tApr\tMay\tYTD\nReferrals\t4,512\t4,300\t380\t410\t790\n"
    covers = Period("financial_year", dt.date(2016, 4, 1), dt.date(2017, 3, 31), "title")
    assert days(read(text, covers)[0][-1]) == ("range", "2016-04-01", "2016-05-31")


def test_the_year_of_a_row_and_the_month_of_a_column() -> None:
    covers = Period("financial_year", dt.date(2016, 4, 1), dt.date(2017, 3, 31), "title")
    observations, _ = read("\tApril\tMay\nContacts 2015/16\t740\t756\nContacts 2016/17\t750\t766\n", covers)
    assert [str(o.period_start) for o in observations] == ["2015-04-01", "2015-05-01", "2016-04-01", "2016-05-01"]


def test_months_under_a_title_with_their_year() -> None:
    observations, _ = read("Referrals 2015/16\n\nTeam\tApril\tJanuary\nEast\t740\t756\nWest\t1\t2\n")
    assert [days(o) for o in observations[:2]] == [
        ("month", "2015-04-01", "2015-04-30"), ("month", "2016-01-01", "2016-01-31"),
    ]  # fmt: skip


def test_a_column_that_says_when_each_row_is_of() -> None:
    observations, _ = read(
        "Indicator\tLatest\tPeriod\tTarget\nCLA rate\t66.9\tQ3 2016/17\t62\nCIN rate\t300\tDec-16\t310\n"
    )
    assert [(o.comparator, days(o)) for o in observations] == [
        (None, ("quarter", "2016-10-01", "2016-12-31")),
        ("target", ("unknown", "None", "None")),
        (None, ("month", "2016-12-01", "2016-12-31")),
        ("target", ("unknown", "None", "None")),
    ]


def test_rows_of_weeks() -> None:
    observations, _ = read("Week ending\tContacts\n01/04/2016\t210\n08/04/2016\t198\n")
    assert [days(o) for o in observations] == [
        ("range", "2016-03-26", "2016-04-01"), ("range", "2016-04-02", "2016-04-08"),
    ]  # fmt: skip


def test_headings_that_count_are_no_row_of_figures_and_no_ages() -> None:
    observations, _ = read("Number of moves\t1\t2\t3+\nBoys\t230\t120\t45\nGirls\t210\t98\t32\n")
    assert [(o.reported_label, o.breakdown) for o in observations[:3]] == [
        ("Boys, Number of moves, 1", "sex=boys"),
        ("Boys, Number of moves, 2", "sex=boys"),
        ("Boys, Number of moves, 3+", "sex=boys"),
    ]


def test_bands_of_a_caseload_are_no_ages() -> None:
    observations, _ = read("Caseload\tSocial workers\n0-10\t12\n11-15\t24\n21+\t14\n")
    assert {o.breakdown for o in observations} == {""}
    observations, _ = read("Age\tChildren\n0-10\t12\n11-15\t24\n")
    assert {o.breakdown for o in observations} == {"age=0-10", "age=11-15"}


@pytest.mark.parametrize("corner", ["Area", "Outcome"])
def test_measures_under_an_area_or_an_outcome_are_no_parts_of_one(corner: str) -> None:
    observations, _ = read(f"{corner}\tQ2 2016/17\tQ3 2016/17\nCLA rate per 10,000\t66.2\t66.9\n% seen\t90\t91\n")
    assert {o.breakdown for o in observations} == {""}
    observations, _ = read("Area\t2015/16\t2016/17\nKeighley\t66\t67\nShipley\t90\t91\n")
    assert {o.breakdown for o in observations} == {"area=Keighley", "area=Shipley"}


def test_risks_items_and_references_measure_nothing() -> None:
    assert read("Risk\tLikelihood\tImpact\tScore\nLoss of staff\t3\t4\t12\n")[0] == []
    assert read("Meeting\tDate\tItem\tTime\nPanel\t12 March 2016\t4\t10.30\nBoard\t14 June 2016\t6\t14.00\n")[0] == []
    assert read("Recommendation\tPara\tPage\nImprove plans\t4.12\t12\nImprove visits\t5.3\t15\n")[0] == []


def test_what_good_looks_like_in_one_letter_and_the_number_of_an_indicator() -> None:
    observations, _ = read("Ref\tIndicator\tGood\tQ2 2016/17\nC1\t% re-referrals\tL\t22.1\nC2\t% seen\tH\t95\n")
    assert [(o.reported_label, o.polarity_printed) for o in observations] == [
        ("% re-referrals", "low"),
        ("% seen", "high"),
    ]
    observations, _ = read("Audit month\tGood\tInadequate\nMay 2023\t21\t4\nJune 2023\t7\t2\n")
    assert [o.breakdown for o in observations[:2]] == ["grade=Good", "grade=Inadequate"]


def test_figures_that_are_not_read_are_kept_as_words() -> None:
    observations, _ = read("Team\tCases\tRatio\nEast\t320\t1:18\nWest\t280\t1:17.5\n")
    assert [(o.value, o.unit, o.value_printed) for o in observations] == [
        (320.0, "count", "320"), (None, "text", "1:18"), (280.0, "count", "280"), (None, "text", "1:17.5"),
    ]  # fmt: skip
    observations, _ = read("Indicator\t2014/15\t2015/16\nReferrals\t4 512\t4 230\n")
    assert [(o.value, o.value_printed) for o in observations] == [(None, "4 512"), (None, "4 230")]
