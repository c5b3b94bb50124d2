"""Facts of covers and of letters that are refused: dates, titles, licences, and the sections below the cover."""

from __future__ import annotations

import datetime as dt

import pytest

from ingest.readers.metadata import (
    ASSUMED,
    NON_COMMERCIAL,
    OGL,
    UNKNOWN,
    fieldwork_of,
    inspectorate_licence,
    published_on,
)
from ingest.structure.model import StoredText
from ingest.structure.outline import outline
from tests.unit.reading_of import reading_of


@pytest.mark.parametrize(
    "printed",
    [
        "Week one: 4 to 8 March 2024; week two: 18 to 22 March 2024",
        "Week 1: 4 March 2024 to 8 March 2024, Week 2: 18 March 2024 to 22 March 2024",
        "4 to 8 March 2024 and 18 to 22 March 2024",
    ],
)
def test_a_fieldwork_of_two_weeks_ends_with_the_second(printed: str) -> None:
    assert fieldwork_of(f"Inspection dates: {printed} Lead inspector: Ada Quill") == (
        dt.date(2024, 3, 4),
        dt.date(2024, 3, 22),
    )


@pytest.mark.parametrize(
    "label", ["Report published:", "Published on", "Corrected and republished on", "Corrected and re-published on"]
)
def test_the_date_of_publication_by_its_label(label: str) -> None:
    assert published_on(f"A county {label} 3 March 2023 Lead inspector") == dt.date(2023, 3, 3)


@pytest.mark.parametrize(
    ("text", "day", "licence"),
    [
        ("You may use it under the terms of the Open Government Licence.", "2014-05-01", OGL),
        ("You may copy it for non-commercial purposes.", "2019-05-01", NON_COMMERCIAL),
        ("Nothing is said.", "2016-01-11", NON_COMMERCIAL + ASSUMED),
        ("Nothing is said.", "2016-05-23", OGL + ASSUMED),
        ("Nothing is said.", "2017-04-21", OGL + ASSUMED),
        ("Nothing is said.", None, UNKNOWN),
    ],
)
def test_a_licence_that_is_not_printed_is_assumed(text: str, day: str | None, licence: str) -> None:
    stored = outline(StoredText(f"{text}\n", "text"))

    assert inspectorate_licence(stored, dt.date.fromisoformat(day) if day else None) == licence


@pytest.mark.parametrize(
    "sentence",
    [
        "This inspection took place from 6 to 10 June 2022.",
        "This inspection took place from 6 to 10 June.",
        "Between 6 and 10 June 2022, several inspectorates looked together at what is done.",
    ],
)
def test_a_joint_letter_has_its_subject_and_days(sentence: str) -> None:
    (document,) = reading_of(
        "18 July 2022\n\nA Person, Director\n\nDear Rutland partnership\n\n"
        f"Joint targeted area inspection of Rutland\n\n{sentence} "
        "This letter summarises the findings of the joint targeted area inspection, "
        "and says what all of them could do better together for the families of the county.\n"
    ).documents

    assert document.kind == "jtai_letter"
    assert document.title == "Joint targeted area inspection of Rutland"
    assert (str(document.fieldwork_start_date), str(document.fieldwork_end_date)) == ("2022-06-06", "2022-06-10")
    assert (str(document.letter_date), document.licence) == ("2022-07-18", OGL + ASSUMED)


def test_a_joint_letter_dated_on_no_day_of_the_calendar_has_no_date() -> None:
    (document,) = reading_of(
        "31 June 2022\n\nYour letter of 1 June 2022\n\nDear Rutland partnership\n\n"
        "Joint targeted area inspection of Rutland\n\n"
        "This inspection took place from 6 to 10 June 2022. This letter says what all of them could do "
        "better together for the families of the county, and what they do well with their schools and their doctors.\n"
    ).documents

    assert document.kind == "jtai_letter" and document.letter_date is None


def test_a_judged_section_does_not_stand_below_what_needs_to_improve() -> None:
    text = (
        "What needs to improve?\n\n- Plans for children.\n\n"
        "The experiences and progress of children in care: good\n\n1. Children live where they are known.\n"
    )
    (paragraph,) = [block for block in outline(StoredText(text, "text")).blocks if block.number == "1"]

    assert paragraph.section == ("The experiences and progress of children in care: good",)


@pytest.mark.parametrize(
    ("letter_day", "visit_days", "reason"),
    [
        ("5 April 2023", "14 and 15 March 2023", None),
        (
            "19 June 2023",
            "23 and 24 May 2023",
            "Read with doubt: Cumbria, which it names, ended on 31 March 2023.",
        ),
    ],
)
def test_a_document_about_a_day_after_its_authority_ended_says_so(
    letter_day: str, visit_days: str, reason: str | None
) -> None:
    (document,) = reading_of(
        f"{letter_day}\n\nDirector of Children’s Services\nCumbria County Council\n\nDear Director\n\n"
        "Monitoring visit to Cumbria children’s services\n\n"
        f"This letter summarises the findings of the monitoring visit to Cumbria on {visit_days}. It was the second "
        "monitoring visit since the local authority was judged inadequate in November 2022.\n\n"
        "Areas covered by the visit\n\nInspectors looked at the front door.\n\n"
        "Findings and evaluation of progress\n\nMost families are seen soon, and their plans are clear.\n"
    ).documents

    assert (document.kind, document.local_authority_key) == ("monitoring_visit_letter", "LA909")
    assert document.reason == reason
