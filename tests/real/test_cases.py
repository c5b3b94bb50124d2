"""The shared small inputs in which reading once failed: what is right for each; skipped where they are absent."""

from __future__ import annotations

import datetime as dt

import pytest

from ingest.records import Reading
from ingest.vocabularies import SendOutcome
from tests.conftest import SHARED
from tests.unit.reading_of import reading_of

CASES = SHARED / "cases"

pytestmark = pytest.mark.skipif(not CASES.is_dir(), reason="the shared small inputs are not beside this repository")

COUNT, PERCENT, RATE = "count", "percent", "rate_per_10000"
PAPERS = {
    "01": ("2024-07-24", {(655, COUNT, "2024-03-31"), (684, COUNT, "2024-06-30")}),
    "02": ("2024-04-24", {(655, COUNT, "2024-03-31")}),
    "03": ("2019-03-19", {(655, COUNT, "2018-12-31")}),
    "05": ("2012-10-16", {(25, COUNT, "2012-03-31")}),
    "10": ("2017-09-20", {(36.2, RATE, "2017-06-30")}),
    "11": ("2024-11-12", {(640, COUNT, "None")}),
    "13": ("2022-02-28", {(301, COUNT, "2021-12-31"), (330, COUNT, "2020-12-31"), (97.5, PERCENT, "2021-12-31")}),
    "14": ("2019-07-01", {(17, PERCENT, "2019-03-31"), (19, PERCENT, "2019-03-31")}),
    "20": ("2022-09-19", {(91, PERCENT, "2023-03-31"), (350.5, RATE, "2023-03-31"), (90.2, RATE, "2023-03-31")}
           | {(78, PERCENT, "2023-03-31"), (None, "text", "2023-03-31")}),
    "21": ("2021-12-13", {(40, COUNT, "2021-03-31"), (510, COUNT, "2021-03-31"), (12, COUNT, "2021-03-31")}),
}  # fmt: skip
"""Day of the meeting, and each figure with its unit and the last day of its period."""


def read(number: str) -> Reading:
    (path,) = CASES.glob(f"{number}_*")
    return reading_of(path.read_bytes())


@pytest.mark.parametrize("number", PAPERS)
def test_a_paper_is_known_and_its_figures_are_dated(number: str) -> None:
    reading = read(number)
    (document,) = reading.documents
    figures = {(row.value, str(row.unit), str(row.period_end)) for row in reading.records.observations}

    assert (document.kind, document.local_authority) == ("committee_report", "Dudley")
    assert (str(document.meeting_date), figures) == PAPERS[number]


def test_the_name_of_a_role_is_no_name_of_a_person() -> None:
    (finding,) = (row for row in read("06").records.findings if "LADO" in row.text)

    assert finding.text.startswith("The Local Authority Designated Officer (LADO) report")


def test_items_run_together_are_told_apart() -> None:
    found = {row.value: row.reported_label for row in read("08").records.observations}

    assert "ceased" in found[140] and "become looked after" in found[90]


def test_a_year_that_cannot_be_is_noted() -> None:
    assert [note.quote for note in read("11").records.notes] == ["August 2918"]


def test_what_is_compared_with_a_target_is_no_change() -> None:
    found = {row.value: row for row in read("14").records.observations}

    assert [found[value].is_change for value in (17, 19)] == [False, False]
    assert [str(found[value].comparator) for value in (17, 19)] == ["None", "target"]


def test_a_surname_is_no_authority() -> None:
    (document,) = read("17").documents

    assert (document.kind, document.local_authority) == ("jtai_letter", "Northumberland")


def test_an_area_send_inspection_is_an_event_with_its_outcome_and_no_grade() -> None:
    records = read("19").records

    assert [(event.start_date, event.outcome) for event in records.events] == [
        (dt.date(2024, 6, 17), SendOutcome.INCONSISTENT),
        (dt.date(2019, 7, 1), None),
    ]
    assert [finding.kind for finding in records.findings] == ["weakness", "area_for_improvement"]
    assert records.judgements == ()


def test_each_indicator_has_its_label_over_two_lines_and_its_target() -> None:
    rows = read("20").records.observations

    assert {str(row.comparator) for row in rows} == {"target"}
    assert next(row.reported_label for row in rows if row.value == 90.2).startswith(
        "The number of looked after children"
    )
