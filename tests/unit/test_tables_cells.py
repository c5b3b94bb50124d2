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
]


@pytest.mark.parametrize(("text", "expected"), FIGURES)
def test_figures(text: str, expected: list[tuple[float, str | None, str]]) -> None:
    assert [(value.value, value.unit, value.qualifier) for value in cell_values(text)] == expected


@pytest.mark.parametrize(
    "text",
    ["", "-", "n/a", "No CPP till Jan 24", "Tier 2", "01274 431000", "30 December 2023", "12/03/2023", "4/14", "Good",
     "2.1 Adoption performance", "4.30 pm - 6.00 pm", "1st July 2016"],
)  # fmt: skip
def test_no_figure(text: str) -> None:
    assert not cell_values(text)
    assert not is_figure(text)


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
