"""The period of a cell: what headings of one row, labels and the document tell of it together."""

from __future__ import annotations

import datetime as dt

import pytest

from ingest.readers.periods import Period, PeriodContext
from ingest.readers.table_reading.heading_rows import name_periods
from ingest.readers.table_reading.short_forms import in_full
from tests.unit.test_tables import days, read

YEAR = Period("financial_year", dt.date(2016, 4, 1), dt.date(2017, 3, 31), "title")


def starts(row: str, covers: Period | None = YEAR) -> list[str]:
    named = name_periods(row.split(" | "), PeriodContext(covers=covers))
    return [str(item.period.start) if item.period and item.period.end else "-" for item in named]


@pytest.mark.parametrize(
    ("row", "covers", "expected"),
    [
        ("Apr | May | Jun | Q1 | Jul", YEAR, "2016-04-01 2016-05-01 2016-06-01 2016-04-01 2016-07-01"),
        ("Q1 | Q1 | Q2 | Q2", YEAR, "2016-04-01 2016-04-01 2016-07-01 2016-07-01"),
        ("Q2 | Q3 | Q3 target", YEAR, "2016-07-01 2016-10-01 2016-10-01"),
        ("2016/17 Q2 result | Previous result (Q1)", None, "2016-07-01 2016-04-01"),
        ("2016/17 Q1 result | Previous result (Q4)", None, "2016-04-01 2016-01-01"),
        ("April 2016 | June 2016 | Q1 total", None, "2016-04-01 2016-06-01 2016-04-01"),
        ("Q3 2016/17 | Q4 | Q1", None, "2016-10-01 2017-01-01 2017-04-01"),
        ("2015/16 | Q1 | Q2", None, "2015-04-01 2016-04-01 2016-07-01"),
        ("Q4 15/16 | Q1 | Q2 | Q3 15/16", None, "2016-01-01 2016-04-01 2016-07-01 2015-10-01"),
        ("Q3 | Q4 | Q1 | Q2", YEAR, "2015-10-01 2016-01-01 2016-04-01 2016-07-01"),
        ("Q1 | Q2 | Q1 | Q2", YEAR, "2016-04-01 2016-07-01 2016-04-01 2016-07-01"),
        ("16/17 Q1 | 16/17 Q2", None, "2016-04-01 2016-07-01"),
        ("Qtr 1 | Qtr 2", YEAR, "2016-04-01 2016-07-01"),
    ],
)
def test_quarters_without_a_year(row: str, covers: Period | None, expected: str) -> None:
    assert starts(row, covers) == expected.split()


def test_the_words_beside_a_quarter_are_kept() -> None:
    named = name_periods(["Q2", "Q3", "Q3 target"], PeriodContext(covers=YEAR))
    assert [item.words for item in named] == ["", "", "target"]
    observations, _ = read("Ref\tMeasure\tQ1 Target\tQ1 Actual\tQ2 Target\nC1\tReferrals\t4\t5\t6\n", YEAR)
    assert [(o.comparator, str(o.period_start)) for o in observations] == [
        ("target", "2016-04-01"), (None, "2016-04-01"), ("target", "2016-07-01"),
    ]  # fmt: skip


def test_a_year_that_is_printed_in_full_is_never_overwritten() -> None:
    assert starts("Bradford 2015/16 | SN 2014/15 | England 2014/15 | Target 2016/17", None) == [
        "2015-04-01", "2014-04-01", "2014-04-01", "2016-04-01",
    ]  # fmt: skip
    assert starts("2014/15 | 2014/15 | 2016/17", None) == ["2014-04-01", "2014-04-01", "2016-04-01"]
    assert starts("Dec 2015 | Jan 2015 | Feb 2016", None) == ["2015-12-01", "2016-01-01", "2016-02-01"]


@pytest.mark.parametrize(
    ("heading", "expected"),
    [
        ("2016/17 (to end Dec)", ("range", "2016-04-01", "2016-12-31")),
        ("2016-17 (Q2)", ("quarter", "2016-07-01", "2016-09-30")),
        ("2016/17 to March", ("financial_year", "2016-04-01", "2017-03-31")),
        ("As at 31.3.16", ("snapshot", "2016-03-31", "2016-03-31")),
        ("Week ending 8 April 2016", ("range", "2016-04-02", "2016-04-08")),
        ("w/c 04/04/2016", ("range", "2016-04-04", "2016-04-10")),
    ],
)
def test_a_part_of_a_year_and_a_week(heading: str, expected: tuple[str, str, str]) -> None:
    observations, _ = read(f"Measure\t2012/13\t{heading}\nAdoption orders\t54\t32\n")
    assert days(observations[1]) == expected


def test_a_year_to_date_is_never_the_whole_year() -> None:
    text = "Measure\t2015/16\t2016/17 YTD\nAdoption orders\t54\t32\n"
    assert days(read(text)[0][1]) == ("unknown", "None", "None")
    until_december = Period("range", dt.date(2016, 4, 1), dt.date(2016, 12, 31), "title")
    assert days(read(text, until_december)[0][1]) == ("range", "2016-04-01", "2016-12-31")


@pytest.mark.parametrize("covers", [None, YEAR])
def test_quarters_of_the_year_that_a_row_is(covers: Period | None) -> None:
    observations, _ = read("Referrals\tQ1\tQ4\n2014/15\t100\t140\n2015/16\t110\t150\n", covers)
    assert [days(o) for o in observations] == [
        ("quarter", "2014-04-01", "2014-06-30"),
        ("quarter", "2015-01-01", "2015-03-31"),
        ("quarter", "2015-04-01", "2015-06-30"),
        ("quarter", "2016-01-01", "2016-03-31"),
    ]


@pytest.mark.parametrize(
    ("printed", "written_out"),
    [
        ("Bradford 14/15", "Bradford 2014/15"),
        ("England (14-15)", "England (2014/15)"),
        ("Homeless 16/17 year olds", "Homeless 16/17 year olds"),
        ("Aged 16-17", "Aged 16-17"),
        ("NEET (16-18)", "NEET (16-18)"),
        ("3.4.16", "3/4/16"),
        ("3.4.16 Reviews", "3.4.16 Reviews"),
        ("Section 3.4.16", "Section 3.4.16"),
        ("2014/15", "2014/15"),
    ],
)
def test_short_forms_of_dates(printed: str, written_out: str) -> None:
    assert in_full(printed) == written_out
