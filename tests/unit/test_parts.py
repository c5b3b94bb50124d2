"""Rows of a table are parts of a whole, by keys that do not hang on the table's title, in the catalogue's own form."""

from __future__ import annotations

from typing import Any

import pytest

from warehouse.meaning.matching import Meaning
from warehouse.meaning.parts import Decided, breakdowns_of

LOOKED_AFTER = Meaning("children_looked_after", (), "a test")


def cell(label: str, *, column: int = 2, meaning: Meaning = LOOKED_AFTER, **facts: Any) -> Decided:
    row: dict[str, Any] = {
        "reading": "table",
        "table_number": 1,
        "column_number": column,
        "reported_label": label,
        "breakdown": "",
        "unit": "count",
        "comparator": None,
        "period_start": None,
        "period_end": None,
        "is_change": False,
        "is_total": False,
    }
    return row | facts, meaning


def whole(*decided: Decided) -> list[str]:
    return ["; ".join(parts) for parts in breakdowns_of(decided)]


def test_rows_that_share_a_name_are_parts_by_their_own_labels_and_the_total_is_none() -> None:
    rows = [cell("Quokkas, looked after"), cell("Wombats, looked after"), cell("TOTAL, looked after", is_total=True)]

    assert whole(*rows, cell("Quokkas, looked after", column=3)) == ["part=Quokkas", "part=Wombats", "", ""]


def test_their_key_is_the_dimension_that_the_labels_of_the_column_name() -> None:
    labels = ("Foster placement with relatives", "Placed with parents", "Residential placement", "Other")
    titled = [cell(label, breakdown=f"placement={label}") for label in labels]
    untitled = [cell(label) for label in labels]

    assert whole(*untitled) == whole(*titled)
    assert whole(*untitled)[1:] == ["placement=with_parents", "placement=residential", "placement=Other"]


def test_one_row_alone_names_no_dimension() -> None:
    assert whole(cell("Placed with parents"), cell("Wombats"))[1] == "part=Wombats"


def test_other_measures_units_and_days_are_no_parts_of_one_whole() -> None:
    other = Meaning("adoptions", (), "a test")

    assert whole(cell("Quokkas"), cell("Wombats", unit="percent"), cell("Koalas", meaning=other)) == ["", "", ""]
    assert whole(cell("Quokkas"), cell("Wombats", reading="sentence")) == ["", ""]
    assert whole(cell("Quokkas", meaning=Meaning(None, (), "")), cell("Wombats", meaning=Meaning(None, (), ""))) == [
        "",
        "",
    ]


@pytest.mark.parametrize(
    ("read", "known"),
    [
        ("grade=Requiring Improvement", "grade=requires_improvement"),
        ("grade=RI", "grade=requires_improvement"),
        ("grade=Good", "grade=good"),
        ("year_group=Y4", "year_group=4"),
        ("population=children_in_care", "population=looked_after"),
        ("outcome=Adopted", "outcome=adopted"),
        ("ethnicity=Other ethnic groups", "ethnicity=Other ethnic groups"),
        ("role=Social Workers Level 3", "role=Social Workers Level 3"),
        ("placement=Adopted", "placement=Adopted"),
        ("age=under 1; sex=boys", "age=under 1; sex=boys"),
    ],
)
def test_a_value_that_the_catalogue_knows_word_for_word_has_its_form(read: str, known: str) -> None:
    assert whole(cell("Wombats", breakdown=read)) == [known]


def test_what_was_read_and_what_was_meant_stand_together_each_once() -> None:
    meant = Meaning("children_looked_after", ("sex=boys; stage=first",), "a test")

    assert whole(cell("Boys", breakdown="age=1-4; sex=boys", meaning=meant)) == ["age=1-4; sex=boys; stage=first"]
