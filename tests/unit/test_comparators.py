"""Whose value a number of a sentence is, and whether it is a level or a change."""

from __future__ import annotations

import pytest

from ingest.readers.numbers import find_numbers
from ingest.readers.statements.changes import is_change
from ingest.readers.statements.comparators import comparator


def comparators(text: str) -> list[str | None]:
    return [comparator(text, mention) for mention in find_numbers(text)]


def changes(text: str) -> list[bool]:
    return [is_change(text, mention.start, mention.end) for mention in find_numbers(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The rate of 58 per 10,000 compares with 63 for England.", [None, "national"]),
        ("The rate is higher than in similar local authorities (42 against 41 per 10,000).", [None, "similar"]),
        ("At 16% it is higher than comparator averages of 10% and 11%.", [None, "similar", "similar"]),
        ("At 12% it is lower than the national average of 20% and 30% of boys moved.", [None, "national", None]),
        (
            "It took 564 days, below statistical neighbours and England averages at 643 and 647 days.",
            [None, "statistical_neighbours", "national"],
        ),
        ("Ours is 61%, and 72.5% compares well with 70% nationally.", [None, None, "national"]),
        ("Vacancies at 12% compare favourably to the national average of 15%.", [None, "national"]),
        ("In England the share is 31%, whereas in Bolton it is 28%.", ["national", None]),
        ("Nationally 31% return but here our figure is 28%.", ["national", None]),
        ("Nationally demand has grown; in Bolton 410 children are in need.", [None]),
        ("Nationally, 31% return home.", ["national"]),
        ("In comparison to our statistical neighbours the rate is low at 45 per 10,000.", [None]),
    ],
)
def test_the_own_value_beside_a_national_one_stays_the_own(text: str, expected: list[str | None]) -> None:
    assert comparators(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Repeat plans are 19%, higher than England (17%).", [None, "national"]),
        ("Repeat plans are 19%, in line with statistical neighbours (18%) and England (17%).", None),
        ("Repeat plans are 19% compared to England’s 17%.", [None, "national"]),
        ("Repeat plans are 19% (17% England).", [None, "national"]),
        ("Repeat plans are 19% (17%, England; 18%, SN).", [None, "national", "statistical_neighbours"]),
        ("England was 17%.", ["national"]),
        ("National average is 17%.", ["national"]),
        ("Own: 19%; National: 17%.", [None, "national"]),
        ("Statistical Neighbours’ average is 18%.", ["statistical_neighbours"]),
        ("It took 558 days compared with 653 days for comparable authorities.", [None, "similar"]),
        ("Regional average is 93%.", ["similar"]),
        ("Similar authorities are at 18%.", ["similar"]),
        ("Our nearest neighbours average 18%.", ["similar"]),
        ("The family group average is 18%.", ["similar"]),
        ("Core cities average 18%.", ["similar"]),
        ("Yorkshire and Humber (18%) is lower.", ["similar"]),
        ("Turnover is better than Leeds (14%) and Kirklees (16%).", ["similar", "similar"]),
        ("England (14%) is lower than Leeds (16%).", ["national", None]),
        ("Children were placed in London (12).", [None]),
        ("NHS England (3 officers) and Sport England (2) attended.", [None, None]),
    ],
)
def test_a_name_beside_a_value_says_whose_it_is(text: str, expected: list[str | None] | None) -> None:
    assert comparators(text) == (expected or [None, "statistical_neighbours", "national"])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Target: 95%.", ["target"]),
        ("Target 95% by the end of the year.", ["target"]),
        ("The Target of 95% was met.", ["target"]),
        ("The share was 88% (target: 95%).", [None, "target"]),
        ("There were 21 matches (target 30).", [None, "target"]),
        ("It took 140 days, above the government threshold of 121 days.", [None, "target"]),
        ("Caseloads are capped at 15.", ["target"]),
        ("The aim is to reduce caseloads to 15.", ["target"]),
        ("We aim to have 95% of plans agreed in time.", ["target"]),
        ("The plan was for 30 matches.", ["target"]),
        ("A drive to recruit 25 carers began.", ["target"]),
        ("The expectation is an overall 20% reduction.", ["target"]),
        ("The 26 week target was met in 58% of cases.", ["target", None]),
        ("Performance against target is 88%.", [None]),
        ("Visits exceeded target at 97%.", [None]),
        ("With a plan to return home there are 14 children.", [None]),
        ("The number of plans to end exploitation fell to 45.", [None]),
        ("The council plans to recruit 45 social workers.", ["target"]),
    ],
)
def test_what_is_wanted_is_a_target_and_what_is_measured_against_it_is_not(text: str, expected: list[str]) -> None:
    assert comparators(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Seven out of nine achieved the expected national level.", [None, None]),
        ("In all 60% reached the national standard in reading.", [None]),
        ("National adoption figures show that 50 children found families.", [None]),
        ("The share was lower than England averages: 4% compared with 6% nationally.", [None, "national"]),
        ("This is 12%, compared with 4.3% of their peers.", [None, "local_all"]),
        ("This is 12%, compared with 4.3% of all young people.", [None, "local_all"]),
        ("Of the non-looked-after cohort 4.3% are out of work.", ["local_all"]),
        ("This is 12%, compared with 14% of all children looked after in the past.", [None, None]),
        ("The gap between looked after children and their peers is 12%.", [None]),
    ],
)
def test_levels_reached_and_cohorts_set_beside(text: str, expected: list[str | None]) -> None:
    assert comparators(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Referrals fell 5% to 1,310.", [True, False]),
        ("The number looked after fell 45 to 790.", [True, False]),
        ("Numbers grew 3.2% year on year.", [True]),
        ("Contacts were down 12% on the previous year at 4,100.", [True, False]),
        ("There are 300 plans, up 14 on last quarter.", [False, True]),
        ("The share is up 2.1% at 22%.", [True, False]),
        ("The rate has increased 3.4 percentage points.", [True]),
        ("Numbers have risen from 800 to 840 (5%).", [False, False, True]),
        ("Numbers have risen from 800 to 840 (+5%).", [False, False, True]),
        ("Fostering rose from 20 to 30 (60%).", [False, False, False]),
        ("There are 300 children on plans (+12).", [False, True]),
        ("Numbers went up by 12 (1.5%) to 812.", [True, True, False]),
        ("There are 30 additional children looked after.", [True]),
        ("There were 30 fewer looked after children.", [True]),
        ("There were 20 fewer than last month.", [True]),
        ("There is a gap of 70 children.", [True]),
        ("Referrals rose by a third to 2,310.", [True, False]),
        ("Of audits 10 (33%) require improvement.", [False, False]),
        ("There were 12 actions for improvement and 8 drop-in sessions.", [False, False]),
        ("We set up 12 groups and followed up 30% of cases.", [False, False]),
    ],
)
def test_how_far_something_moved_is_no_level(text: str, expected: list[bool]) -> None:
    assert changes(text) == expected


@pytest.mark.parametrize(
    ("text", "whose", "change"),
    [
        ("It is 3.4 percentage points below the England average.", None, True),
        ("It is 3% above target.", None, True),
        ("There were 8 below target.", None, True),
        ("This is half the national average.", None, False),
        ("It is higher than those recommended in the IRO Handbook (50).", "target", False),
        ("It fell from the last nationally published data of 41%.", None, False),
        ("It is worse than the comparable authority figure of 64%.", "similar", False),
        ("It is 10% lower than Leeds.", None, True),
        ("The share, at 22% lower than England, is good.", None, False),
        ("We met 15 over sixty times.", None, False),
    ],
)
def test_how_far_a_value_lies_from_another_is_a_change(text: str, whose: str | None, change: bool) -> None:
    assert (comparators(text)[0], changes(text)[0]) == (whose, change)
