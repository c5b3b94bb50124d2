"""Which counts are small numbers of children, and which texts print one."""

from __future__ import annotations

from typing import Any

import pytest

from ingest import catalogue
from warehouse.small_numbers.counting import CHILDREN, NAMED_BEFORE, NOT_KNOWN, OTHERS, small_number_of
from warehouse.small_numbers.texts import prints_small_number


def observation(value: float | None, counted: str | None = None, **facts: Any) -> dict[str, Any]:
    stated = {"value": value, "unit": "count", "is_change": False, "reading": "sentence"}
    passage = {"quote": "3 seen", "char_start": 100, "value_start": 100, "value_end": 101}
    return stated | passage | {"counted": counted, "reported_label": counted or ""} | facts


@pytest.mark.parametrize("row", catalogue.rows("counted_people"), ids=lambda row: row["word"])
def test_the_example_of_a_word_counts_what_it_says(row: dict[str, str]) -> None:
    if row["counts"] in (CHILDREN, OTHERS):
        said = small_number_of(observation(3, row["example"]), None)
        assert (said is not None) == (row["counts"] == CHILDREN)
    else:
        assert prints_small_number(row["example"]) == (row["counts"] == NAMED_BEFORE)


def test_a_number_without_a_noun_may_count_the_children_named_before_it() -> None:
    quote = "Of these children, four were moved"
    moved = observation(4, None, reported_label="moved", quote=quote, value_start=119, value_end=123)
    seen = observation(
        4, None, reported_label="moved", quote=quote.replace("were", "times"), value_start=119, value_end=123
    )

    assert small_number_of(moved, None) == NOT_KNOWN
    assert small_number_of(seen, None) is None


def test_people_told_by_their_age_alone_are_called_young_people() -> None:
    assert small_number_of(observation(2, "20-year-olds"), None) == "young people"


@pytest.mark.parametrize(("value", "is_small"), [(0, False), (1, True), (5, True), (6, False), (None, False)])
def test_small_numbers_are_those_from_one_to_five(value: float | None, is_small: bool) -> None:
    assert (small_number_of(observation(value, "children"), None) is not None) == is_small


@pytest.mark.parametrize("facts", [{"unit": "percent"}, {"is_change": True}])
def test_shares_and_changes_are_no_counts(facts: dict[str, Any]) -> None:
    assert small_number_of(observation(3, "children", **facts), None) is None


@pytest.mark.parametrize(
    ("measure", "said"),
    [
        ("private_fostering_arrangements", "arrangements"),
        ("in_residential_special_schools", NOT_KNOWN),
        ("placed_outside_local_authority", NOT_KNOWN),
        ("childrens_homes_judged_good_or_better", None),
        ("serious_case_reviews", None),
    ],
)
def test_a_measure_counts_children_unless_its_head_says_otherwise(measure: str, said: str | None) -> None:
    assert small_number_of(observation(3, "three", reading="table"), measure) == said


@pytest.mark.parametrize(
    ("label", "reading", "said"),
    [
        ("Foster care", "table", NOT_KNOWN),
        ("Foster care", "sentence", None),
        ("Children's homes", "table", None),
        ("children seen by inspectors", "sentence", "children"),
    ],
)
def test_a_cell_that_names_nothing_known_may_count_children(label: str, reading: str, said: str | None) -> None:
    assert small_number_of(observation(3, None, reported_label=label, reading=reading), None) == said


@pytest.mark.parametrize(
    ("text", "prints"),
    [
        ("Two children were placed in secure homes.", True),
        ("In 3 of the cases that were seen practice was poor.", True),
        ("Of these, four are young people.", True),
        ("2. Children who need help are seen.", False),
        ("12 children were seen on five days in March of that year by inspectors of children's services", False),
        ("Three social workers left.", False),
        ("Children seldom return (only five of the current looked after population).", True),
        ("Children rarely move (four in the last year).", True),
        ("Children are helped by two of the five teams.", False),
        ("Children do well: in key stage 4 are most gains.", False),
        ("", False),
    ],
)
def test_a_text_prints_a_small_number_where_one_stands_before_children(text: str, prints: bool) -> None:
    assert prints_small_number(text) == prints
