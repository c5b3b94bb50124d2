"""What one cell prints: a figure, two, a list of parts, a range, or words."""

from __future__ import annotations

import pytest

from ingest.readers.table_reading.cells import cell_values, is_figure

FIGURES = [
    ("1,234", [(1234.0, None, "exact")]),
    ("22.8%", [(22.8, "percent", "exact")]),
    ("-0.82", [(-0.82, None, "exact")]),
    ("−2.1", [(-2.1, None, "exact")]),
    ("£950", [(950.0, "gbp", "exact")]),
    ("<5", [(5.0, None, "fewer_than")]),
    ("18.0 FTE", [(18.0, "fte", "exact")]),
    ("45 working days", [(45.0, "days", "exact")]),
    ("83% Tentative", [(83.0, "percent", "tentative")]),
    ("117 to date", [(117.0, None, "exact")]),
    ("80.5 ↑", [(80.5, None, "exact")]),
    ("29%(4/14)", [(29.0, "percent", "exact")]),
    ("267 164 (CiC)", [(267.0, None, "exact"), (164.0, None, "exact")]),
    ("12 (3%)", [(12.0, None, "exact"), (3.0, "percent", "exact")]),
    ("78-80", [(78.0, None, "at_least"), (80.0, None, "up_to")]),
    ("Good = 73%", [(73.0, "percent", "exact")]),
    ("RI = 0% Good = 82%", [(0.0, "percent", "exact"), (82.0, "percent", "exact")]),
    ("1, 234", [(1234.0, None, "exact")]),
    ("£34, 567", [(34567.0, "gbp", "exact")]),
    ("£34 567", [(34567.0, "gbp", "exact")]),
    ("34\u00a0567", [(34567.0, None, "exact")]),
    ("£1.2m", [(1.2, "gbp_million", "exact")]),
    ("£300k", [(300.0, "gbp_thousand", "exact")]),
    ("-£0.4m", [(-0.4, "gbp_million", "exact")]),
    ("(220)", [(-220.0, None, "exact")]),
    ("(£1.2m)", [(-1.2, "gbp_million", "exact")]),
    ("(12%)", [(-12.0, "percent", "exact")]),
    ("+4.0", [(4.0, None, "exact")]),
    ("+ 5%", [(5.0, "percent", "exact")]),
    ("45 (+2)", [(45.0, None, "exact"), (2.0, None, "exact")]),
    ("210/238", [(210.0, "count", "exact")]),
    ("12/15 (80%)", [(12.0, "count", "exact"), (80.0, "percent", "exact")]),
    ("45 / 210 (21%)", [(45.0, "count", "exact"), (21.0, "percent", "exact")]),
    ("48 of 230", [(48.0, "count", "exact")]),
    (">=95%", [(95.0, "percent", "at_least")]),
    ("<=5", [(5.0, None, "up_to")]),
    ("95%+", [(95.0, "percent", "at_least")]),
    ("circa 40", [(40.0, None, "approx")]),
    ("↑ 2.1", [(2.1, None, "exact")]),
    ("▲848", [(848.0, None, "exact")]),
    ("R 848", [(848.0, None, "exact")]),
    ("Amber 18%", [(18.0, "percent", "exact")]),
    ("848¹", [(848.0, None, "exact")]),
    ("848 [2]", [(848.0, None, "exact")]),
    ("18.5wks", [(18.5, "weeks", "exact")]),
    ("18 wks", [(18.0, "weeks", "exact")]),
    ("1.5 yrs", [(1.5, "years", "exact")]),
    ("14.5 WTE", [(14.5, "fte", "exact")]),
    ("64/10k", [(64.0, "rate_per_10000", "exact")]),
    ("64 per 10 000", [(64.0, "rate_per_10000", "exact")]),
    ("2%pts", [(2.0, "percentage_points", "exact")]),
    ("nil", [(0.0, None, "exact")]),
]


@pytest.mark.parametrize(("text", "expected"), FIGURES)
def test_figures(text: str, expected: list[tuple[float, str | None, str]]) -> None:
    assert [(value.value, value.unit, value.qualifier) for value in cell_values(text)] == expected


@pytest.mark.parametrize(
    "text",
    ["", "-", "n/a", "No CPP till Jan 24", "Tier 2", "01274 431000", "30 December 2023", "12/03/2023", "4/14", "Good",
     "2.1 Adoption performance", "4.30 pm - 6.00 pm", "1st July 2016", "12/15", "1:18", "34 567", "r 12 r",
     "2 years 3 months", "1 in 5", "45 mins", "2015/16"],
)  # fmt: skip
def test_no_figure(text: str) -> None:
    assert not cell_values(text)
    assert not is_figure(text)


@pytest.mark.parametrize(("text", "value", "qualifier"), [("95+", 95.0, "at_least"), ("5 or fewer", 5.0, "up_to")])
def test_a_bound_behind_a_number_is_read_and_may_be_a_label(text: str, value: float, qualifier: str) -> None:
    assert [(found.value, found.qualifier) for found in cell_values(text)] == [(value, qualifier)]
    assert not is_figure(text)


def test_a_plus_is_kept_as_the_mark_of_a_change() -> None:
    assert [found.is_signed for text in ("+18", "45 (+2)", "18") for found in cell_values(text)] == [
        True, False, True, False,
    ]  # fmt: skip


def test_printed_place_of_each_value() -> None:
    text = "267 164 (CiC)"
    assert [text[value.start : value.end] for value in cell_values(text)] == ["267", "164"]


def test_a_whole_and_its_parts() -> None:
    values = cell_values("47 New Starters • 2 Service Managers, 17 Social Workers Level 3 • 18 ASYE")
    assert [(value.value, value.words, value.role) for value in values] == [
        (47.0, "New Starters", "counted"),
        (2.0, "Service Managers", "part"),
        (17.0, "Social Workers Level 3", "part"),
        (18.0, "ASYE", "part"),
    ]


def test_the_same_noun_counted_twice() -> None:
    values = cell_values("5 visits made by members 4 visits planned for January 2017")
    assert [(value.value, value.words) for value in values] == [
        (5.0, "visits made by members"),
        (4.0, "visits planned for January 2017"),
    ]
