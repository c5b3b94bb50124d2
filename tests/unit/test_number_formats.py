"""A cell shows its value as its number format says."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.number_formats import shown

ACCOUNTS = '_-* #,##0_-;-* #,##0_-;_-* "-"??_-;_-@_-'


@pytest.mark.parametrize(
    ("value", "number_format", "text"),
    [
        (640, "General", "640"),
        (84.1000000001, "General", "84.1"),
        (0.1 + 0.2, "General", "0.3"),
        (1e20, "General", "100000000000000000000"),
        (0.9312, "0%", "93%"),
        (0.9312, "0.0%", "93.1%"),
        (2.5, "0", "3"),
        (0.005, "0.00", "0.01"),
        (-0.3, "0", "0"),
        (0.5, ".0", "0.5"),
        (1234567, "#,##0", "1,234,567"),
        (-1234.5, "#,##0.00;[Red](#,##0.00)", "-1,234.50"),
        (1234.5, "[$£-809]#,##0", "£1,235"),
        (1234.5, '"£"#,##0.00', "£1,234.50"),
        (1500000, '0.0,,"m"', "1.5m"),
        (12, '0" days"', "12 days"),
        (3, '#,##0\\ "FTE"', "3 FTE"),
        (-5, ACCOUNTS, "-5"),
        (0, ACCOUNTS, "0"),
        (0, "0;-0;;@", ""),
        (0, '0;-0;"nil"', "nil"),
        (5, ";;;", ""),
        (45, "@", "45"),
        (0.5, "# ?/?", "0.5"),
        (12345.678, "0.00E+00", "12345.678"),
        (float("nan"), "0", ""),
        (1e308, "0%", f"1{'0' * 308}"),
        (dt.datetime(2024, 4, 1), "mmm-yy", "April 2024"),
        (dt.datetime(2024, 4, 1), "dd/mm/yyyy", "1 April 2024"),
        (dt.date(2024, 4, 1), "yyyy", "2024"),
        (dt.time(9, 30), "h:mm", "09:30"),
        (True, "General", "Yes"),
        ("two\nlines", "@", "two lines"),
        (None, "0%", ""),
    ],
)
def test_what_a_cell_shows(value: object, number_format: str, text: str) -> None:
    assert shown(value, number_format) == text


@given(st.one_of(st.integers(), st.floats()), st.text(alphabet='0#?,.%;[]()-_*"\\£ dmyE@/\t\n'))
def test_any_format_shows_one_line_of_text(value: float, number_format: str) -> None:
    assert not {"\n", "\t"} & {*shown(value, number_format)}
