"""What a list of findings holds and what it does not: nested items, empty lists, captions, the words of a cover."""

from __future__ import annotations

import pytest

from tests.unit.reading_of import reading_of

OPENING = """Inspection of Leeds local authority children's services

Inspection dates: 3 to 7 February 2020

Judgement\tGrade
The impact of leaders on social work practice with children and families\tGood
The experiences and progress of children who need help and protection\tGood
The experiences and progress of children in care and care leavers\tGood
Overall effectiveness\tGood

"""
SECTION = "The experiences and progress of children who need help and protection: good\n\n"


def _findings(body: str) -> list[tuple[str, str | None, str | None, str]]:
    return [(f.kind, f.judgement_area, f.paragraph, f.text) for f in reading_of(OPENING + body).records.findings]


def test_an_item_of_a_list_needs_no_stop_and_may_hold_a_list_of_its_own() -> None:
    found = _findings("What needs to improve?\n\n- Support, including for:\no disabled children\no young carers\n")

    assert [(kind, text) for kind, _, _, text in found] == [
        ("area_for_improvement", "Support, including for:"),
        ("area_for_improvement", "disabled children"),
        ("area_for_improvement", "young carers"),
    ]


def test_an_action_that_says_what_to_do_is_one_without_a_word_of_duty() -> None:
    found = _findings("Priority and immediate action\n\n- Hold every conference within three weeks.\n")

    assert [(kind, text) for kind, _, _, text in found] == [
        ("priority_action", "Hold every conference within three weeks.")
    ]


@pytest.mark.parametrize(
    "line",
    [
        "There were no areas for improvement identified at this visit.",
        "Inspectors identified no areas for improvement.",
        "No recommendations were made.",
    ],
)
def test_a_list_that_says_it_is_empty_holds_no_item(line: str) -> None:
    assert _findings(f"What needs to improve?\n\n{line}\n") == []


@pytest.mark.parametrize(
    "caption",
    [
        "The council's logo is a tree above a river, printed in green.",
        "An image of three figures above a line of words.",
        "The picture shows the front of the civic centre.",
    ],
)
def test_what_is_said_of_a_picture_is_no_finding(caption: str) -> None:
    found = _findings(
        f"{SECTION}1. The picture of early help is mixed.\n\n{caption}\n\n2. None of the children wait.\n"
    )

    assert [text for *_, text in found] == ["The picture of early help is mixed.", "None of the children wait."]


def test_what_the_grade_on_a_cover_means_is_a_finding_about_the_whole() -> None:
    cover = (
        "Leeds City Council\n\nInspection of services for children in need of help and protection\n\n"
        "Inspection date: 3 June 2014 - 25 June 2014\n\nThe overall judgement is good\n\n"
        "The council does what good services do.\n\nIt is Ofsted's expectation that every child is well kept.\n\n"
        "1. Children who need help and protection\tGood\n\n2. Children looked after and achieving permanence\tGood\n\n"
        "2.1 Adoption performance\tGood\n\n3. Leadership, management and governance\tGood\n"
    )
    found = [(f.kind, f.judgement_area, f.text) for f in reading_of(cover).records.findings]

    assert found == [("finding", "overall", "The council does what good services do.")]
