"""Every printed form of a date resolves to its days, and what cannot be known stays unknown."""

from __future__ import annotations

import datetime as dt
import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.language.calendar_dates import kind_of, last_months
from ingest.readers.periods import (
    MISPRINTED,
    UNKNOWN,
    Period,
    PeriodContext,
    find_periods,
    parse_period,
)

INSPECTION = PeriodContext(fieldwork_start=dt.date(2014, 2, 18), fieldwork_end=dt.date(2014, 3, 12))
HALF_YEAR = PeriodContext(covers=Period("range", dt.date(2023, 7, 1), dt.date(2023, 12, 31), "title"))


def days(*parts: int) -> dt.date:
    return dt.date(*parts)


PRINTED = [
    ("At 28th February 2014, 90 children", "snapshot", days(2014, 2, 28), days(2014, 2, 28)),
    ("At 31 May 14", "snapshot", days(2014, 5, 31), days(2014, 5, 31)),
    ("as of 31/03/2014", "snapshot", days(2014, 3, 31), days(2014, 3, 31)),
    ("30-Nov-15", "snapshot", days(2015, 11, 30), days(2015, 11, 30)),
    ("01.04.16- 30.11.16", "range", days(2016, 4, 1), days(2016, 11, 30)),
    ("March 31 2017", "snapshot", days(2017, 3, 31), days(2017, 3, 31)),
    ("31<sup>st</sup> March 2014", "snapshot", days(2014, 3, 31), days(2014, 3, 31)),
    ("31 March 201412, 42 children", "snapshot", days(2014, 3, 31), days(2014, 3, 31)),
    ("At the end of February 2014", "snapshot", days(2014, 2, 28), days(2014, 2, 28)),
    ("89% at the beginning of 2013–4", "snapshot", days(2013, 4, 1), days(2013, 4, 1)),
    ("a fall in March 2012", "month", days(2012, 3, 1), days(2012, 3, 31)),
    ("at March 2013", "snapshot", days(2013, 3, 31), days(2013, 3, 31)),
    ("Sept 2015- Nov 2015", "range", days(2015, 9, 1), days(2015, 11, 30)),
    ("April to December 2013", "range", days(2013, 4, 1), days(2013, 12, 31)),
    ("14 January – 5 February 2014", "range", days(2014, 1, 14), days(2014, 2, 5)),
    ("between 8 and 9 January 2024", "range", days(2024, 1, 8), days(2024, 1, 9)),
    ("Apr 14–Mar 15", "financial_year", days(2014, 4, 1), days(2015, 3, 31)),
    ("During 2012–2013", "financial_year", days(2012, 4, 1), days(2013, 3, 31)),
    ("for 2013 to 2014", "financial_year", days(2013, 4, 1), days(2014, 3, 31)),
    ("rose between 2013 and 2014", "range", days(2013, 1, 1), days(2014, 12, 31)),
    ("rose from 2013 to 2014", "range", days(2013, 1, 1), days(2014, 12, 31)),
    ("2015/16 academic year", "academic_year", days(2015, 9, 1), days(2016, 8, 31)),
    ("in the year ending 31 March 2016", "financial_year", days(2015, 4, 1), days(2016, 3, 31)),
    ("the 12 months to August 2017", "academic_year", days(2016, 9, 1), days(2017, 8, 31)),
    ("Q3 22/23", "quarter", days(2022, 10, 1), days(2022, 12, 31)),
    ("in the second quarter of 2015–16", "quarter", days(2015, 7, 1), days(2015, 9, 30)),
    ("in 2013 the budget fell", "year", days(2013, 1, 1), days(2013, 12, 31)),
    ("from January 2023 to July 2023", "range", days(2023, 1, 1), days(2023, 7, 31)),
    ("since 1 January 2013", "range", days(2013, 1, 1), days(2014, 3, 12)),
    ("since the last inspection in March 2012", "range", days(2012, 3, 1), days(2014, 3, 12)),
    ("At the time of the inspection there were", "range", days(2014, 2, 18), days(2014, 3, 12)),
    ("Currently, six children", "range", days(2014, 2, 18), days(2014, 3, 12)),
    ("in the last six months", "range", days(2013, 9, 13), days(2014, 3, 12)),
    ("over the last year", "year", days(2013, 3, 13), days(2014, 3, 12)),
    ("in the last financial year", "financial_year", days(2012, 4, 1), days(2013, 3, 31)),
    ("in the two years before the inspection", "range", days(2012, 3, 13), days(2014, 3, 12)),
]


@pytest.mark.parametrize(("text", "kind", "start", "end"), PRINTED)
def test_printed_forms(text: str, kind: str, start: dt.date, end: dt.date) -> None:
    (mention,) = find_periods(text, INSPECTION)
    assert (mention.period.kind, mention.period.start, mention.period.end) == (kind, start, end)


@pytest.mark.parametrize(
    "text",
    [
        "the Children Act 1989",
        "there were 2013 contacts",
        "children may be moved",
        "paragraph 3.4.7 says so",
        "£2014 was paid",
    ],
)
def test_no_period(text: str) -> None:
    assert find_periods(text, INSPECTION) == ()


@pytest.mark.parametrize(
    "text",
    [
        "the 6-month period to 31st April 2023",
        "at 31 Marh 2013",
        "at 31 Febuary 2013",
        "at 31 March 20113",
        "by the end of August 2918.",
        "on 45/12/2013",
        "on 12/13/2013",
        "at 30 February",
    ],
)
def test_a_date_that_no_calendar_has_is_misprinted(text: str) -> None:
    assert [mention.period for mention in find_periods(text, INSPECTION)] == [MISPRINTED]


@pytest.mark.parametrize("text", ["31 Mar. 2013", "31 march 2013", "31 MARCH 2013", "31 March. 2013"])
def test_a_month_is_one_in_any_spelling(text: str) -> None:
    (mention,) = find_periods(f"At {text}, 540 children", INSPECTION)

    assert mention.period.end == days(2013, 3, 31)


@pytest.mark.parametrize("text", ["In March 2400 contacts were made", "a report by Mary Smith 2013", "31 Mark 2013"])
def test_what_is_no_slip_is_no_misprint(text: str) -> None:
    assert MISPRINTED not in [mention.period for mention in find_periods(text, INSPECTION)]


def test_last_twelve_months_end_on_the_sections_date() -> None:
    (mention,) = find_periods("In the last 12 months", INSPECTION, as_at=days(2014, 2, 28))
    assert mention.period == Period("year", days(2013, 3, 1), days(2014, 2, 28), "section")


def test_basis_tells_how_a_period_was_resolved() -> None:
    (printed,) = find_periods("at 31 March 2013", INSPECTION)
    (current,) = find_periods("currently", INSPECTION)
    assert (printed.period.basis, current.period.basis) == ("printed", "fieldwork")


def test_a_month_without_its_year_takes_it_from_what_the_report_covers() -> None:
    assert parse_period("July", HALF_YEAR) == Period("month", days(2023, 7, 1), days(2023, 7, 31), "inferred_year")
    assert parse_period("July", PeriodContext()) == UNKNOWN


def test_what_cannot_be_known_stays_unknown() -> None:
    (mention,) = find_periods("20 in the previous year", INSPECTION)
    assert mention.period == UNKNOWN
    assert find_periods("currently", PeriodContext())[0].period == UNKNOWN
    assert find_periods("from 5 March 2014 to 1 January 2013", INSPECTION)[0].period == UNKNOWN


@pytest.mark.parametrize(
    ("header", "kind"),
    [
        ("Jul 23", "month"),
        ("2014", "year"),
        ("22/23", "financial_year"),
        ("2023/24 Q1", "quarter"),
        ("As at 31 March 2014", "snapshot"),
        ("Quarter 3 October to December", "quarter"),
        ("First 8 months of the service (April to November 23)", "range"),
    ],
)
def test_headers_that_are_periods(header: str, kind: str) -> None:
    period = parse_period(header, HALF_YEAR)
    assert period is not None
    assert period.kind == kind


@pytest.mark.parametrize(
    "header", ["Total", "Number of children", "Reviews held in March 2014", "90", "First 8 months"]
)
def test_headers_that_are_none(header: str) -> None:
    assert parse_period(header, HALF_YEAR) is None


@given(st.text(max_size=200))
def test_any_text_is_read_without_a_crash_and_in_order(text: str) -> None:
    mentions = find_periods(text, INSPECTION)
    assert all(first.end <= second.start for first, second in itertools.pairwise(mentions))
    for mention in mentions:
        assert 0 <= mention.start < mention.end <= len(text)
        if mention.period.start and mention.period.end:
            assert mention.period.start <= mention.period.end


@given(st.dates(dt.date(2010, 1, 1), dt.date(2035, 12, 31)))
def test_every_day_of_the_calendar_is_read_back(day: dt.date) -> None:
    for printed in (f"{day.day} {day:%B %Y}", f"{day:%d/%m/%Y}", f"{day:%d-%b-%y}", f"{day:%B} {day.day} {day:%Y}"):
        (mention,) = find_periods(f"at {printed}", PeriodContext())
        assert (mention.period.kind, mention.period.end) == ("snapshot", day)


@given(st.dates(dt.date(2000, 1, 1), dt.date(2035, 12, 31)), st.integers(1, 36))
def test_the_last_months_are_as_many_as_named(end: dt.date, months: int) -> None:
    start, last = last_months(end, months)
    assert last == end
    assert (end - start).days + 1 >= 28 * months
    assert kind_of(start, end) != "snapshot"
