"""Numbers that count something are found with their value and unit; what merely looks like one is left out."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.readers.numbers import find_numbers, footnote_marks


def read(text: str) -> list[tuple[float, str | None]]:
    return [(mention.value, mention.unit) for mention in find_numbers(text)]


FIGURES = [
    ("At 31 March 2013, 1,540 children", [(1540.0, None)]),
    ("a rate of 65.0 per 10,000 children", [(65.0, "rate_per_10000")]),
    ("515 (80 per 10,000 children)", [(515.0, None), (80.0, "rate_per_10000")]),
    ("188 (or 21.1%) live elsewhere", [(188.0, None), (21.1, "percent")]),
    ("caseloads of 78–80", [(78.0, None), (80.0, None)]),
    ("completed less often (53%:71%)", [(53.0, "percent"), (71.0, "percent")]),
    ("37 of 90 sessions", [(37.0, None), (90.0, None)]),
    ("two of the ten centres", [(2.0, None), (10.0, None)]),
    ("Thirty-two care leavers", [(32.0, None)]),
    ("There are no unaccompanied asylum-seeking children", [(0.0, "count")]),
    ("all of whom live outside the area", [(100.0, "percent")]),
    ("both of whom live outside the area", [(100.0, "percent")]),
    ("both boroughs live outside the area", []),
    ("over half of social workers", [(50.0, "percent")]),
    ("£3,000 a year and £1.3 million", [(3000.0, "gbp"), (1.3, "gbp_million")]),
    ("£300k, then £3 K and £2bn", [(300.0, "gbp_thousand"), (3.0, "gbp_thousand"), (2.0, "gbp_billion")]),
    ("a budget of £30.5M and £4.5mil more", [(30.5, "gbp_million"), (4.5, "gbp_million")]),
    ("£1.5-£2.5m", [(1.5, "gbp_million"), (2.5, "gbp_million")]),
    ("between £1.5 and £2.5m", [(1.5, "gbp_million"), (2.5, "gbp_million")]),
    ("£12-15m", [(12.0, "gbp_million"), (15.0, "gbp_million")]),
    ("£950 to £1.2m", [(950.0, "gbp"), (1.2, "gbp_million")]),
    ("-£1.2m, £(0.4)m and (£0.3m)", [(-1.2, "gbp_million"), (-0.4, "gbp_million"), (0.3, "gbp_million")]),
    ("1.2 million pounds", [(1.2, "gbp_million")]),
    ("1.2 million children", [(1200000.0, None)]),
    ("1.2m children", [(1200000.0, None)]),
    ("There are 10, 000 children", [(10000.0, None)]),
    ("a population of 10 000", [(10000.0, None)]),
    ("At 31 March 2016, 1 234 children", [(1234.0, None)]),
    ("In wards 1, 234 and 5 children", [(1.0, None), (234.0, None), (5.0, None)]),
    ("In Year 12 340 pupils", [(340.0, None)]),
    ("referrals 120 340 45", [(120.0, None), (340.0, None), (45.0, None)]),
    ("one hundred and twenty children", [(120.0, None)]),
    ("Three hundred carers, two million people", [(300.0, None), (2000000.0, None)]),
    ("half a dozen families", [(6.0, None)]),
    ("three and a half years", [(3.5, "years")]),
    ("2½ days", [(2.5, "days")]),
    ("one half of carers", [(50.0, "percent")]),
    ("one in five children, 3 in 4 carers", [(20.0, "percent"), (75.0, "percent")]),
    ("3 in 12 months", [(3.0, None), (12.0, "months")]),
    (
        "12pp up, then 3.4 ppts and (5.1 ppt)",
        [(12.0, "percentage_points"), (3.4, "percentage_points"), (5.1, "percentage_points")],
    ),
    ("narrowed from 15 to 12 percentage points", [(15.0, "percentage_points"), (12.0, "percentage_points")]),
    ("18.5wks on average, 14.5wte posts", [(18.5, "weeks"), (14.5, "fte")]),
    ("64/10k or 65 per 10 000", [(64.0, "rate_per_10000"), (65.0, "rate_per_10000")]),
    ("12.5%2 of children", [(12.5, "percent")]),
    ("children (234)1 were seen", [(234.0, None)]),
    ("c.200 children", [(200.0, None)]),
    ("There were 999 children", [(999.0, None)]),
    ("the authority’s 30 agency workers", [(30.0, None)]),
    ("The rate for looked after children is 82 per 10,000", [(82.0, "rate_per_10000")]),
    ("scores of -2.1, -0.7 and 1.5", [(-2.1, None), (-0.7, None), (1.5, None)]),
    ("a 26 week timescale", [(26.0, "weeks")]),
    ("their 25 hours of education", [(25.0, "hours")]),
    ("a gap of 5 percentage points", [(5.0, "percentage_points")]),
    ("10.5 FTE posts", [(10.5, "fte")]),
    ("106 children.98% of these", [(106.0, None), (98.0, "percent")]),
    ("42,6163 children", [(42616.0, None)]),
    ("Section 20 children fell from 127 to 109", [(127.0, None), (109.0, None)]),
]


@pytest.mark.parametrize(("text", "expected"), FIGURES)
def test_figures(text: str, expected: list[tuple[float, str | None]]) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "young people aged 16-17",
        "16 and 17 year olds",
        "children under the age of 18",
        "until they are 18",
        "the 18 to 25 team",
        "section 47 enquiries",
        "under Section 20",
        "S47 enquiries",
        "Schedule 12A of the Act",
        "Regulation 44 visits",
        "the Children Act 1989",
        "Year 7 pupils",
        "Key Stage 4 results",
        "Tier 2 services",
        "Level 3 social workers",
        "Figure 2 shows",
        "Document 12",
        "Committee Room 1",
        "a 24 hour service",
        "one-to-one support",
        "one of the strengths",
        "telephone 0300 123 4234",
        "write to name1@example.org",
        "in March 2013",
        "launched in November 23 with partners",
        "five good GCSEs",
        "grades A*-C",
        "per 10,000 children",
        "paragraph 3.3.5",
        "(2) That members note the report",
        "a 3rd sector organisation",
        "children⁴ in need",
        "a call to 999.",
        "a ratio of 1:18",
        "a 60:40 split",
        "2.3 times as many",
        "12 per 1,000 births",
        "a column in £000",
        "the 16-plus team",
        "who change workers at 13",
        "in 2014−15",
        "in 2014‑15",
        "the proportion with at least one exclusion",
        "‘Care 2 Work’",
        "advice from Centre 33",
        "call (01274) 43 12 34",
        "At Month 9",
        "page 45 of 120",
        "grade 4 or above",
        "an 11 to 16 school",
        "a young person, 16, said",
        "Scale 6 posts",
        "a 10 point plan",
        "was 71st of 152",
        "ranked 12 out of 152",
        "open 9 to 5.",
        "4-bed homes",
        "meets 6 times a year",
        "a 3 year average",
        "(Recommendation) 21 62.",
    ],
)
def test_no_figures(text: str) -> None:
    assert read(text) == []


def test_roles_tie_the_numbers_of_one_print_together() -> None:
    assert [mention.role for mention in find_numbers("37 of 90")] == ["part", "whole"]
    assert [mention.role for mention in find_numbers("78–80")] == ["low", "high"]
    assert [mention.role for mention in find_numbers("53%:71%")] == ["left", "right"]


def test_a_footnote_mark_glued_to_a_number_is_told() -> None:
    assert footnote_marks("42,6163 children") == [(6, 7)]
    assert footnote_marks("42,616 children") == []


@given(st.text(max_size=200))
def test_any_text_is_read_without_a_crash_and_every_number_is_where_it_says(text: str) -> None:
    mentions = find_numbers(text)
    assert all(text[mention.start : mention.end] == mention.printed for mention in mentions)
    assert all(first.end <= second.start for first, second in itertools.pairwise(mentions))


@given(st.integers(0, 1800), st.sampled_from(["children", "social workers", "% of reviews"]))
def test_every_count_is_read_back(value: int, counted: str) -> None:
    assert [mention.value for mention in find_numbers(f"There were {value:,} {counted}")] == [float(value)]
