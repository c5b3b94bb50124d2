"""What has not the form of a figure is left out, kept with its rule, and named in its document's outcome."""

from __future__ import annotations

import pytest

from ingest.catalogue import rows
from ingest.readers.malformed_numbers import find_malformed
from tests.unit.reading_of import reading_of
from warehouse.contracts.checking import check

REPORT = """Report of the Director of Services to the meeting of the Scrutiny Committee to be held on 7 February 2024

Subject: Referrals in Dudley

1. Summary

At 31 March 2023, 315 children were looked after by Dudley Council.

{paragraph}

Measure\tJuly 2023\tAugust 2023\tSeptember 2023
Contacts received\t{cell}\t310\t320
Referrals received\t40\t45\t50
"""


def rejected(paragraph: str = "Nothing else.", cell: str = "300") -> list[tuple[str, str]]:
    checked = check(reading_of(REPORT.format(paragraph=paragraph, cell=cell)))
    assert {"315", "310", "45"} <= {row.value_printed for row in checked.passed.observations}
    assert (checked.documents[0].outcome == "read") == (not checked.rejected)
    return [(str(row.stop), row.rule) for row in checked.rejected]


@pytest.mark.parametrize("row", rows("malformed_numbers"), ids=lambda row: row["rule"])
def test_a_form_finds_its_example_and_not_its_counter_example(row: dict[str, str]) -> None:
    assert [found.rule for found in find_malformed(row["example"])] == [row["rule"]]
    assert find_malformed(row["counter_example"]) == []


@pytest.mark.parametrize(
    ("printed", "rule"),
    [
        ("000540", "leading_noughts"),
        ("54O", "letter_in_number"),
        ("½", "fraction_alone"),
        ("5,40", "broken_group"),
        ("12345678901234567890", "too_many_digits"),
    ],
)
def test_a_malformed_number_is_rejected_in_a_sentence_and_in_a_cell(printed: str, rule: str) -> None:
    assert rejected() == []
    assert rejected(paragraph=f"In all {printed} children were placed.") == [("reading", rule)]
    assert rejected(cell=printed) == [("reading", rule)]


def test_a_malformed_number_is_no_figure_of_its_sentence() -> None:
    reading = reading_of(REPORT.format(paragraph="There were 0540 plans and 62 reviews.", cell="300"))

    assert {row.value_printed for row in reading.records.observations if "reviews" in row.quote} == {"62"}
    (left_out,) = reading.dropped
    assert left_out.quote == "There were 0540 plans and 62 reviews."
    assert left_out.line == 9 and "0540" in left_out.message


def test_a_run_of_numbers_counts_nothing() -> None:
    assert rejected(paragraph="There were " + "12 of " * 50 + "cases.") == [("reading", "run_of_numbers")]


def test_a_run_of_digits_is_no_figure() -> None:
    assert rejected(paragraph="There were " + "1/" * 150 + "2 cases.") == [("reading", "unbroken_run")]


def test_a_row_of_hundreds_of_cells_is_none_of_a_table() -> None:
    assert rejected(paragraph="\t".join(["1"] * 300)) == [("reading", "endless_row")]


def test_a_telephone_number_is_not_called_malformed() -> None:
    assert rejected(paragraph="Call 01632 960001 or (01632) 960002 for help with 62 reviews.") == []
