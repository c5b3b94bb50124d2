"""Levels and changes of a rise, years left to be understood, and what a dated table dates below it."""

from __future__ import annotations

import datetime as dt

import pytest

from ingest.readers.context import ReadingContext
from ingest.readers.periods import Period, PeriodContext
from ingest.readers.sentences import read_sentences
from ingest.readers.statements.rises import comes_from
from ingest.records import Observation
from ingest.structure.model import Block, Outline, Passage, StoredText, Table

REPORT = PeriodContext(document_date=dt.date(2020, 1, 15))
YEAR_END = Period("snapshot", dt.date(2019, 3, 31), dt.date(2019, 3, 31), "section")
DECEMBER = Period("snapshot", dt.date(2019, 12, 1), dt.date(2019, 12, 1), "section")


def below(*tables: Period, text: str) -> list[Observation]:
    """The figures of a paragraph of a report that follows tables, each of one period."""
    at, blocks, dated = 0, [], {}
    for period in tables:
        blocks.append(Block("table", Passage("", ()), at, at + 1, table=Table((), ())))
        dated[at] = period
        at += 2
    words = " " * at + text
    blocks.append(Block("paragraph", Passage(text, tuple(range(at, at + len(text)))), at, at + len(text)))
    outline = Outline(StoredText(words, "text"), 0, len(words), tuple(blocks))
    return read_sentences(outline, ReadingContext("r1", REPORT), dated)[0]


def dates(observations: list[Observation]) -> list[tuple[float | None, str, str]]:
    return [(o.value, str(o.period_start), str(o.period_end)) for o in observations]


@pytest.mark.parametrize(
    ("text", "number", "expected"),
    [
        ("This is an increase from 374 at the year end", "374", True),
        ("Plans fell from 80 to 60", "80", True),
        ("Plans fell from 80 to 60", "60", False),
        ("Scores ranged from 17 points to 35", "17", False),
        ("We had feedback from 12 families", "12", False),
        ("Children missing from home in 64 episodes", "64", False),
    ],
)
def test_the_earlier_of_two_levels_is_told_from_other_uses_of_from(text: str, number: str, expected: bool) -> None:
    start = text.index(number)
    assert comes_from(text, start, start + len(number)) is expected


def test_a_table_of_one_date_dates_what_is_written_below_it() -> None:
    assert dates(below(YEAR_END, text="In all 70 were placed with parents.")) == [(70, "2019-03-31", "2019-03-31")]


def test_the_earlier_level_beside_a_year_end_is_that_of_the_year_before() -> None:
    found = below(YEAR_END, text="Care orders went down from 92 to 51.")
    assert dates(found) == [(92, "2018-03-31", "2018-03-31"), (51, "2019-03-31", "2019-03-31")]


def test_a_later_pair_of_levels_in_the_paragraph_has_the_dates_of_the_pair_before() -> None:
    found = below(YEAR_END, text="Foster placements rose from 300 in 2018 to 310. Others fell from 40 to 35.")
    assert dates(found)[2:] == [(40, "2018-03-31", "2018-03-31"), (35, "2019-03-31", "2019-03-31")]


def test_what_is_said_since_a_month_runs_from_the_level_dated_before_it_to_the_day_of_the_table() -> None:
    found = below(
        YEAR_END, DECEMBER, text="Since April 2019 we have seen a 10% rise in children in care from 200 to 220."
    )
    assert dates(found) == [
        (10, "2019-03-31", "2019-12-01"),
        (200, "2019-03-31", "2019-03-31"),
        (220, "2019-12-01", "2019-12-01"),
    ]


def test_the_change_of_the_next_sentence_is_since_that_month_too() -> None:
    found = below(YEAR_END, DECEMBER, text="Since April 2019 there was a 10% rise. We have 15 more boys.")
    assert (found[1].is_change, *dates(found)[1]) == (True, 15, "2019-03-31", "2019-12-01")


def test_a_change_printed_beside_its_two_levels_lies_between_their_days() -> None:
    found = below(YEAR_END, text="There was a slight fall (3%) in our LAC population from 206 to 200.")
    assert dates(found)[0] == (3, "2018-03-31", "2019-03-31")


def test_the_change_of_what_comes_and_goes_is_that_of_the_later_year() -> None:
    found = below(
        YEAR_END, text="The number who ceased to be looked after rose from 60 in 2018 to 66 in 2019 (10% rise)."
    )
    assert dates(found) == [
        (60, "2017-04-01", "2018-03-31"),
        (66, "2018-04-01", "2019-03-31"),
        (10, "2018-04-01", "2019-03-31"),
    ]


def test_what_came_and_went_as_at_a_day_did_so_since_the_financial_year_began() -> None:
    assert dates(below(DECEMBER, text="21% of them ceased to be looked after.")) == [(21, "2019-04-01", "2019-12-01")]
    assert dates(below(YEAR_END, text="Over the year 70 adoption orders were made.")) == [
        (70, "2018-04-01", "2019-03-31")
    ]


def test_the_year_is_that_of_the_sentence_before() -> None:
    found = below(
        DECEMBER, text="The profile in terms of leavers as at 31/03/2019. There were 33 who left care in the year."
    )
    assert dates(found) == [(33, "2018-04-01", "2019-03-31")]


def test_a_year_to_come_dates_no_figure() -> None:
    found = below(DECEMBER, text="The court expects a 20% increase in applications over the next 3 years.")
    assert dates(found) == [(20, "None", "None")]


def test_both_ends_of_a_range_have_one_period() -> None:
    found = below(text="In 2017-2018 caseloads were 78-80 and in 2018-2019 75-82.")
    assert [str(o.period_end) for o in found] == ["2018-03-31", "2018-03-31", "2019-03-31", "2019-03-31"]


def test_up_to_date_is_no_date() -> None:
    assert dates(below(YEAR_END, text="29 of the 40 (73%) plans were up to date."))[2] == (
        73,
        "2019-03-31",
        "2019-03-31",
    )


def test_the_end_of_march_of_a_financial_year_is_in_its_second_calendar_year() -> None:
    found = below(text="The share was 47% at the end of March 2014–15.")
    assert dates(found) == [(47, "2015-03-31", "2015-03-31")]
