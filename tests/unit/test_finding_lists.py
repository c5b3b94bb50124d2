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


def test_an_item_of_a_list_needs_no_stop_and_is_one_with_the_list_that_it_ends_in() -> None:
    found = _findings(
        "What needs to improve?\n\n- Support, including for:\no disabled children\no young carers\n"
        "- Plans of care leavers\n"
    )

    assert [(kind, text) for kind, _, _, text in found] == [
        ("area_for_improvement", "Support, including for: disabled children young carers"),
        ("area_for_improvement", "Plans of care leavers"),
    ]


STEM = (
    "Managers and all who work with them in the city’s teams for children, wherever they sit and whoever they are, "
    "should together improve"
)


@pytest.mark.parametrize("end", [":", ": (paragraph 15)", "; this to include"])
def test_a_numbered_ask_is_one_with_the_list_that_it_ends_in(end: str) -> None:
    found = _findings(f"What needs to improve?\n\n4. {STEM}{end}\n- all plans they make\n- how they supervise.\n")

    assert [(number, text) for *_, number, text in found] == [
        ("4", f"{STEM}{end} all plans they make how they supervise.")
    ]


def test_what_only_opens_a_list_of_asks_is_none_and_a_whole_sentence_has_no_list() -> None:
    opened = _findings(f"What needs to improve?\n\n{STEM}:\n- all plans they make\n- how they supervise.\n")
    whole = _findings(f"What needs to improve?\n\n4. {STEM} (paragraph 15).\n- all plans they make\n")

    assert [text for *_, text in opened][1:] == ["all plans they make", "how they supervise."]
    assert [text for *_, text in whole] == [f"{STEM} (paragraph 15).", "all plans they make"]


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


LETTER = """3 May 2018

To all partners in Dudley

Dear partners

Joint targeted area inspection of the multi-agency response to neglect in Dudley
This letter summarises what inspectors found between 5 and 9 March 2018.

Key strengths
- Police officers ask how children are at every call.

Case study: highly effective practice
A child was met at school by two workers. The purposes of their visits were:
- to hear what she wanted to say
- to plan the next months with her aunt.

Pseudonym used to protect confidentiality.

Areas for improvement
- Minutes of strategy discussions do not reach all who take part.

Case study: area for improvement
Two agencies each thought that the other would visit.

- Health visitors are not told of all notifications.

Next steps
The director of children’s services should prepare a written statement of proposed action. This should involve all.

The director should send the statement to statements@example.org by 1 September 2018. It informs later inspections.

Yours sincerely
"""


def test_a_list_below_a_case_is_of_its_own_heading_and_the_list_of_a_case_is_part_of_the_case() -> None:
    found = [(f.kind, f.text) for f in reading_of(LETTER).records.findings]

    assert found[:-1] == [
        ("strength", "Police officers ask how children are at every call."),
        ("finding", "A child was met at school by two workers. The purposes of their visits were:"),
        ("finding", "to hear what she wanted to say"),
        ("finding", "to plan the next months with her aunt."),
        ("area_for_improvement", "Minutes of strategy discussions do not reach all who take part."),
        ("finding", "Two agencies each thought that the other would visit."),
        ("area_for_improvement", "Health visitors are not told of all notifications."),
    ]


@pytest.mark.parametrize("joined", [False, True])
def test_the_statement_of_action_is_a_requirement_with_its_day_and_without_an_address(joined: bool) -> None:
    letter = LETTER.replace("all.\n\nThe director should send", "all. The director should send") if joined else LETTER
    asked = reading_of(letter).records.findings[-1]

    assert (asked.kind, str(asked.due_date)) == ("requirement", "2018-09-01")
    assert asked.text.endswith("This should involve all.")
    assert "@" not in asked.quote
