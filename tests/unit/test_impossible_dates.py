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
        ("from 15% in 2105−16", ["2105−16 is on no calendar; no period was read."]),
        ("from 15% in 2041–15", ["2041–15 is on no calendar; no period was read."]),
        ("between 2100-50 visits and 2014–15", []),
    ],
)
def test_dates_that_cannot_be_are_found(text: str, found: list[str]) -> None:
    assert [message for _, _, message in find_impossible_dates(text)] == found


def test_a_cell_of_a_table_is_looked_through_as_well() -> None:
    notes = [note for note in reading_of(PACK).records.notes if note.kind == "impossible_date"]

    assert [" ".join(note.quote.split()) for note in notes] == ["Wednesday 15 February 2024"]


LETTER = """{written}

Dear Director

Monitoring visit to Bolton children's services

This letter summarises the findings of the monitoring visit to Bolton which took place on {visited} 2023. It was
the first since the inspection on 4 May 2022.

Findings and evaluation of progress

Social workers see children often and know them well.
"""


@pytest.mark.parametrize(
    ("written", "visited", "dates"),
    [
        ("13 December 2023", "8 and 9 November", ("2023-12-13", "2023-11-08")),
        ("31 November 2023", "8 and 9 November", ("None", "2023-11-08")),
        ("13 December 2023", "31 November", ("2023-12-13", "None")),
        ("13 Decembr 2023", "8 and 9 November", ("None", "2023-11-08")),
    ],
)
def test_a_letter_whose_date_cannot_be_takes_no_other(written: str, visited: str, dates: tuple[str, str]) -> None:
    document = reading_of(LETTER.format(written=written, visited=visited)).documents[0]

    assert (str(document.letter_date), str(document.fieldwork_start_date)) == dates
    assert (document.outcome == "read") == ("None" not in dates)
