"""A figure without a measure goes by the clause that it is printed in."""

from __future__ import annotations

from typing import Any

import pytest

from explorer.clauses import clause_around, clause_of

SESSIONS = "Many care leavers attend drop-in sessions, which are held in\n3 areas of the county."
LONG = (
    "Managers know that thresholds are not applied consistently across the area, and the local authority's own audits "
    "of contacts, referrals and assessments, completed by 12 independent auditors in May 2015, confirm it; 40 staff "
    "were trained."
)


def clause(passage: str, figure: str) -> tuple[str, str, str]:
    return tuple(clause_around(passage, passage.index(figure), len(figure)))


@pytest.mark.parametrize(
    ("passage", "figure", "expected"),
    [
        (
            SESSIONS,
            "3",
            ("Many care leavers attend drop-in sessions, which are held in ", "3", " areas of the county."),
        ),
        (
            f"It is better now. {SESSIONS} They like it.",
            "3",
            ("Many care leavers attend drop-in sessions, which are held in ", "3", " areas of the county."),
        ),
        (LONG, "12", ("… completed by ", "12", " independent auditors in May 2015, confirm it …")),
        (
            LONG,
            "40",
            ("… completed by 12 independent auditors in May 2015, confirm it; ", "40", " staff were trained."),
        ),
        ("Of these, 72 (42%) were not in work.", "42", ("Of these, 72 (", "42", "%) were not in work.")),
        ("About 1,250 children, £3 each.", "3", ("About 1,250 children, £", "3", " each.")),
        ("It rose to 1,250 in a year.", "1,250", ("It rose to ", "1,250", " in a year.")),
    ],
)
def test_the_clause_around_a_figure(passage: str, figure: str, expected: tuple[str, str, str]) -> None:
    assert clause(passage, figure) == expected


def test_what_has_no_end_is_cut_on_either_side_and_marked() -> None:
    passage = f"{'word ' * 60}7 {'word ' * 60}"

    assert clause(passage, "7") == (f"… {'word ' * 24}", "7", f"{' word' * 24} …")


def test_only_a_figure_of_a_sentence_without_a_measure_goes_by_its_clause() -> None:
    row: dict[str, Any] = {
        "reading": "sentence",
        "measure_status": "uncatalogued",
        "quote": SESSIONS,
        "value_printed": "3",
        "value_start": 100 + SESSIONS.index("3"),
        "char_start": 100,
    }

    assert str(clause_of(row)) == " ".join(SESSIONS.split())
    for other in ({"measure_status": "catalogued"}, {"reading": "table"}, {"value_start": None}, {"char_start": 99}):
        assert clause_of(row | other) is None
