"""Which numbers of a sentence are figures, in which unit: shares, times, distances, partners, zeros."""

from __future__ import annotations

import pytest

from ingest.readers.numbers import find_numbers
from ingest.readers.statements.figures import is_figure
from ingest.readers.statements.qualifiers import qualifier
from ingest.readers.statements.scope import Scope
from ingest.readers.statements.units import unit_of


def figures(text: str, scope: Scope = "narrative") -> list[tuple[float, str]]:
    numbers = find_numbers(text)
    return [(mention.value, unit_of(mention, text)) for mention in numbers if is_figure(mention, numbers, text, scope)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Over a quarter are more than 20 miles from home.", [(25.0, "percent")]),
        ("By then almost half either stand still or fall back.", [(50.0, "percent")]),
        (
            "Seven out of eight achieved it, compared to half in 2012/13.",
            [(7.0, "count"), (8.0, "count"), (50.0, "percent")],
        ),
        ("This is 37%, up from a fifth in 2012/13.", [(37.0, "percent"), (20.0, "percent")]),
        ("Ten pupils (almost a third) have a statement.", [(10.0, "count"), (33.3, "percent")]),
        ("Around one in five (21%) left care.", [(21.0, "percent")]),
        ("Three in ten carers left.", [(30.0, "percent")]),
        ("There were 45 referrals in the first half of 2016/17.", [(45.0, "count")]),
        ("Records go to a third party.", []),
        ("A third visit took place.", []),
    ],
)
def test_shares_in_words(text: str, expected: list[tuple[float, str]]) -> None:
    assert figures(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Children live within 12 miles of school.", []),
        ("The service reaches to a radius of 60 miles.", []),
        ("Their homes are near, mostly within 20 miles.", [(20.0, "miles")]),
        ("On average children live 9 miles away; the mean is 11 miles.", [(9.0, "miles"), (11.0, "miles")]),
        ("This improved to 554 days, against a target of 487 days.", [(554.0, "days"), (487.0, "days")]),
        ("The time to a match with adopters was 243 days.", [(243.0, "days")]),
        ("It took three and a half years to place the children.", [(3.5, "years")]),
        ("The average length of a case is seven months.", [(7.0, "months")]),
        ("Renewal of the website took two years.", [(2.0, "years")]),
    ],
)
def test_distances_and_times(text: str, expected: list[tuple[float, str]]) -> None:
    assert figures(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It works with two other London boroughs.", []),
        ("The 2 agencies meet.", []),
        ("It is agreed with the 12 district councils.", []),
        ("Two of the five districts have a panel.", [(2.0, "count"), (5.0, "count")]),
        ("There were only two in 2015.", [(2.0, "count")]),
        ("There was just one.", [(1.0, "count")]),
        ("There are three main reasons.", []),
        ("Very few children (eight) are taught elsewhere.", [(8.0, "count")]),
        ("It supports the four current arrangements.", [(4.0, "count")]),
        (
            "Of 9 homes two are outstanding, five good and two RI.",
            [(9.0, "count"), (2.0, "count"), (5.0, "count"), (2.0, "count")],
        ),
    ],
)
def test_what_is_counted(text: str, expected: list[tuple[float, str]]) -> None:
    assert figures(text) == expected


def test_area_statistics_state_suppressed_counts() -> None:
    text = "At 31 March 2012 the number of them was five or fewer."
    assert figures(text, "area") == [(5.0, "count")]
    assert qualifier(text, text.index("five"), text.index("five") + 4) == "up_to"
    assert figures("The number at 31 March 2011 was zero.", "area") == [(0.0, "count")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("No young people were in bed and breakfast.", [(0.0, "count")]),
        ("There were no adoption breakdowns.", [(0.0, "count")]),
        ("No placements have broken down in two years.", [(0.0, "count")]),
        ("No children have been permanently excluded.", [(0.0, "count")]),
        ("Leaders ensure that no children are placed in bed and breakfast.", []),
        ("No children should be in bed and breakfast.", []),
        ("No children were found to be unsafe.", []),
    ],
)
def test_a_zero_is_a_figure_where_a_service_counts_it(text: str, expected: list[tuple[float, str]]) -> None:
    assert figures(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It is 82 per 10,000 (England 60; SN 75.2).", ["rate_per_10000"] * 3),
        ("The rate of referrals rose to 66.1 from 64.2.", ["rate_per_10000"] * 2),
        ("Siblings stay together (nine out of 10).", ["count", "count"]),
        ("Carers gave it a score of 8 out of 10.", ["score"]),
        ("The gap narrowed from 15 to 12 percentage points.", ["percentage_points"] * 2),
    ],
)
def test_units(text: str, expected: list[str]) -> None:
    assert [unit for _, unit in figures(text)] == expected


@pytest.mark.parametrize(
    ("printed", "expected"), [("~200", "approx"), ("≥ 95", "at_least"), ("<=5", "up_to"), ("25%+", "at_least")]
)
def test_qualifiers_in_signs(printed: str, expected: str) -> None:
    mention = find_numbers(printed)[0]
    assert qualifier(printed, mention.start, mention.end) == expected
