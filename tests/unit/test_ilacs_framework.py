"""Which generation of ILACS a report follows is told by its labels, and a lost row is never silent."""

from __future__ import annotations

import pytest

from ingest.records import Document
from tests.unit.reading_of import reading_of

TOP = (
    "Inspection of Rutland local authority children’s services\nInspection dates: 4 to 15 March 2024\n"
    "Lead inspector: Jane Example\nJudgement Grade\n"
    "The impact of leaders on social work practice with children and families Good\n"
    "The experiences and progress of children who need help and protection Good\n"
)
IN_CARE = "The experiences and progress of children in care Good\n"
JOINT = "The experiences and progress of children in care and care leavers Good\n"
OVERALL = "Overall effectiveness Good\n"
PROSE = "Much has changed in the county, and leaders know their services well.\n"


def read(text: str) -> tuple[Document, dict[str | None, tuple[str | None, str]]]:
    reading = reading_of(text)
    headline = {j.area: (j.grade, j.status) for j in reading.records.judgements if j.is_headline}
    return reading.documents[0], headline


@pytest.mark.parametrize(
    "row",
    [
        "The experiences and progress of care leavers1 Good\n",
        "The experiences and progress of care-experienced young people Good\n",
        "The experiences and progress of care experienced young people and care leavers Good\n",
    ],
)
def test_a_row_of_care_leavers_in_another_form(row: str) -> None:
    document, headline = read(TOP + IN_CARE + row + OVERALL + PROSE)

    assert document.framework == "ilacs_2023" and "no grade" not in (document.reason or "")
    assert headline["care_leavers"] == ("good", "graded")


def test_a_lost_row_of_care_leavers_is_a_warning_and_no_joint_grade() -> None:
    document, headline = read(TOP + IN_CARE + OVERALL + PROSE)

    assert (document.framework, document.outcome) == ("ilacs_2023", "read_with_warnings")
    assert "care_leavers" in (document.reason or "")
    assert "care_leavers" not in headline


def test_a_section_on_care_leavers_tells_what_a_lost_table_does_not() -> None:
    section = "The experiences and progress of care leavers: good\n\n1. They are known well.\n"
    document, headline = read(TOP + OVERALL + PROSE + section)

    assert document.framework == "ilacs_2023"
    assert headline["care_leavers"] == ("good", "graded")


@pytest.mark.parametrize("joint", [JOINT, JOINT.replace("and care", "& care")])
def test_the_joint_label_is_the_older_framework(joint: str) -> None:
    document, headline = read(TOP + joint + OVERALL + PROSE)

    assert document.framework == "ilacs_2018" and "no grade" not in (document.reason or "")
    assert headline["in_care"] == ("good", "graded")


def test_labels_that_tell_no_generation_are_a_warning() -> None:
    document, _ = read(TOP + OVERALL + PROSE)

    assert (document.framework, document.outcome) == (None, "read_with_warnings")
    assert "generation" in (document.reason or "")


def test_an_area_that_is_printed_as_not_judged_has_a_status() -> None:
    row = "The experiences and progress of care leavers Not judged\n"
    document, headline = read(TOP + IN_CARE + row + OVERALL + PROSE)

    assert (document.framework, document.outcome) == ("ilacs_2023", "read_with_warnings")
    assert headline["care_leavers"] == (None, "printed_not_judged")


def test_a_sentence_below_the_table_is_no_row_of_it() -> None:
    rows = TOP + IN_CARE + "The experiences and progress of care leavers Good\n"
    sentence = "At the last inspection in 2021, overall effectiveness was outstanding.\n"
    document, headline = read(rows + sentence + PROSE)

    assert document.framework == "ilacs_2026"
    assert "overall" not in headline
    assert read(rows + "Overall effectiveness\n" + PROSE)[0].framework == "ilacs_2023"
