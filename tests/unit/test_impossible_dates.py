"""Dates that no calendar has, and weekdays that a date did not fall on."""

from __future__ import annotations

import pytest

from ingest.readers.impossible_dates import find_impossible_dates
from tests.unit.reading_of import reading_of

PACK = """Report of the Director of Children's Services to the meeting of the Panel to be held on 7 February 2024

Subject: Bradford work plan

1. Summary

The visit took place on Thursday 1 February 2024.

Work plan\tWhen
Caseloads\tWednesday 15 February 2024
Placements\tThursday 15 February 2024
"""


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("From 1 April 2023 to 31st April 2023", ["31st April 2023 is on no calendar; no period was read."]),
        ("on Wednesday, 30 June 2022 and Thursday 30 June 2022", ["Wednesday, 30 June 2022 was a Thursday."]),
        ("on Thursday 28th and Friday 29th February 2024", ["Friday 29th February 2024 was a Thursday."]),
        ("Monday to Friday; 29 February 2024", []),
        ("on Tuesday 3 March", []),
    ],
)
def test_dates_that_cannot_be_are_found(text: str, found: list[str]) -> None:
    assert [message for _, _, message in find_impossible_dates(text)] == found


def test_a_cell_of_a_table_is_looked_through_as_well() -> None:
    notes = [note for note in reading_of(PACK).records.notes if note.kind == "impossible_date"]

    assert [" ".join(note.quote.split()) for note in notes] == ["Wednesday 15 February 2024"]
