"""The unit of a cell: printed in it, or told by heading, label, neighbours, corner or title."""

from __future__ import annotations

import pytest

from tests.unit.test_tables import read


def units(text: str) -> list[tuple[float | None, str]]:
    return [(o.value, o.unit) for o in read(text)[0]]


def test_rows_of_different_measures_do_not_share_a_unit() -> None:
    observations, _ = read(
        "Indicator\tActual\tTarget\n"
        "Reviews on time\t95.3%\t95\nCare leavers in touch\t88%\t90%\nICPC in 15 days\t78\t80\n"
        "Number of adoptions\t32\t40\nAverage caseload\t18.2\t17\nChildren missing\t45\t30\n"
    )
    assert [o.unit for o in observations] == ["percent"] * 6 + ["count"] * 6
    assert {o.reported_label for o in observations if o.comparator is None} >= {"Reviews on time", "Children missing"}


def test_a_share_that_is_done_in_time_needs_no_mark() -> None:
    assert units("Measure\t2014/15\t2015/16\nReviews on time\t91.2\t93.3\nReviews held in 15 days\t412\t430\n") == [
        (91.2, "percent"), (93.3, "percent"), (412.0, "count"), (430.0, "count"),
    ]  # fmt: skip
    assert units("Measure\tActual\nHealth checks within 20 days\t<5\n") == [(5.0, "count")]
    assert units("Month\tDone\tWithin 45 days\t%\nMay 2016\t40\t32\t80\n")[1] == (32.0, "count")


def test_each_row_of_rates_stands_for_itself() -> None:
    text = "Indicator\tActual\tTarget\nVacancy rate\t18.2\t15\nReferral rate\t325.1\t300\nTurnover rate\t14\t12\n"
    assert [unit for _, unit in units(text)] == [*["percent"] * 2, *["rate_per_10000"] * 2, *["percent"] * 2]


@pytest.mark.parametrize(
    "label",
    ["Looked after children rate", "Rate of CLA", "CLA per 10k", "LAC (rate)", "Rate of children subject to a CP plan",
     "CIN rate", "Section 47 rate", "Referrals per 10 000", "Rate of children in care"],
)  # fmt: skip
def test_rates_of_a_population(label: str) -> None:
    assert units(f"Indicator\tOurs\tEngland\n{label}\t66\t60\n") == [(66.0, "rate_per_10000"), (60.0, "rate_per_10000")]


@pytest.mark.parametrize(
    "label", ["Re-referral rate", "Agency rate", "Sickness rate", "Response rate", "Repeat referral rate"]
)
def test_rates_that_are_shares(label: str) -> None:
    assert units(f"Indicator\t2014/15\t2015/16\n{label}\t18\t19.5\n") == [(18.0, "percent"), (19.5, "percent")]


def test_a_rate_whose_base_nothing_tells_is_no_share_and_no_count() -> None:
    assert units("Category\tNumber\t%\tRate\nNeglect\t230\t45\t23.1\n") == [
        (230.0, "count"), (45.0, "percent"), (23.1, "score"),
    ]  # fmt: skip
    assert units("Indicator\t2015/16\nFirst entrants per 100,000\t412\n") == [(412.0, "score")]


def test_rate_alone_is_told_by_its_row_or_its_title() -> None:
    assert units("\tNumber\tRate\nReferrals\t4,512\t325.1\nCLA\t848\t61\n") == [
        (4512.0, "count"), (325.1, "rate_per_10000"), (848.0, "count"), (61.0, "rate_per_10000"),
    ]  # fmt: skip
    text = "Children looked after, rate per 10,000\n\nYear\tOurs\tSN\tEngland\n2014\t65\t74\t60\n2015\t64\t75\t60\n"
    assert {unit for _, unit in units(text)} == {"rate_per_10000"}
    text = "Looked after children\n\n\t2014\t2015\nRate per 10,000\t65\t64\nEngland rate\t60\t60\n"
    assert {unit for _, unit in units(text)} == {"rate_per_10000"}


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("Service\tBudget £000\nFostering\t34,567\n", "gbp_thousand"),
        ("Service\tBudget £000\nFostering\t£34,567\n", "gbp_thousand"),
        ("\t2016/17 £'000\nFostering\t12,300\n", "gbp_thousand"),
        ("\t2016/17\nPlacement spend (£m)\t12.3\n", "gbp_million"),
        ("Spending by service (£'000)\n\nService\tBudget\nFostering\t34,567\nAdoption\t210\n", "gbp_thousand"),
        ("\tBudget\tActual\n\t£m\t£m\nFostering\t12.3\t13.5\n", "gbp_million"),
        ("\t2016/17\t2017/18\n\t£k\t£k\nFostering\t300\t500\n", "gbp_thousand"),
        ("Saving\tAmount\nFostering\t£1.2m\nAdoption\t£0.4m\n", "gbp_million"),
        ("Saving\tAmount\nFostering\t£1.1bn\n", "gbp_billion"),
        ("Saving\tAmount\nFostering\t£250,000\n", "gbp"),
        ("Spending (£'000)\n\nService\tChildren\nFostering\t620\nAdoption\t40\n", "count"),
        ("Measure\t2016/17\nNumber of placements over £5,000 a week\t12\n", "count"),
    ],
)
def test_money_is_in_the_scale_it_is_printed_in(text: str, unit: str) -> None:
    observations, _ = read(text)
    assert {o.unit for o in observations} == {unit}
    assert all(o.value is not None for o in observations)


def test_a_row_of_units_is_a_header_whatever_stands_above_it() -> None:
    text = "Category\tReferrals\tRe-referrals\n\tNo.\t%\nNeglect\t230\t45\n"
    observations, _ = read(text)
    assert [(o.reported_label, o.unit) for o in observations] == [
        ("Neglect, Referrals No.", "count"), ("Neglect, Re-referrals %", "percent"),
    ]  # fmt: skip


def test_a_figure_in_brackets_is_below_nothing_among_money_and_changes_only() -> None:
    text = "Service\tBudget £000\tVariance £000\nFostering\t8,120\t(220)\n"
    assert units(text)[1] == (-220.0, "gbp_thousand")
    assert units("Measure\t2014/15\t2015/16\nPlaced outside\t12\t(9)\n")[1] == (None, "text")


def test_a_percentage_column_belongs_to_the_one_before_it() -> None:
    observations, _ = read(
        "Reason\t2015/16\t%\t2016/17\t%\nNeglect\t2,310\t51.2\t2,200\t52.0\nTotal\t4,512\t100\t4,230\t100\n"
    )
    assert [(o.unit, str(o.period_start)) for o in observations[:4]] == [
        ("count", "2015-04-01"), ("percent", "2015-04-01"), ("count", "2016-04-01"), ("percent", "2016-04-01"),
    ]  # fmt: skip


def test_a_percentage_behind_two_years_has_no_period_of_its_own() -> None:
    observations, _ = read("Reason\t2015/16\t2016/17\t%\nNeglect\t2,310\t2,200\t52.0\n")
    assert (observations[2].unit, observations[2].period_kind) == ("percent", "unknown")


def test_a_number_beside_its_share_is_a_count() -> None:
    assert units("Measure\t2015/16\nCare leavers in work (%)\t45/210 (21%)\nIn suitable homes (%)\t12 (80%)\n") == [
        (45.0, "count"), (21.0, "percent"), (12.0, "count"), (80.0, "percent"),
    ]  # fmt: skip
