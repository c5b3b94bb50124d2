"""A pack falls into its parts at the right lines; nothing else falls apart."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest

from ingest.structure.embedded import split, whole_of
from ingest.structure.model import StoredText
from tests.unit.reading_of import reading_of

EXAMPLES = Path(__file__).resolve().parents[1] / "examples"
REPORT = (
    "Report of the {author} to the meeting of the Corporate Parenting Panel to be held on 12<sup>th</sup> January 2017"
    "\n\n{letter}\n\nSubject:\n\n{subject}\n\n1. SUMMARY\n\n1.1 Text of the report.\n\n"
    "2. APPENDICES\n\n{appendices}\n\n3. BACKGROUND DOCUMENTS\n\nNone.\n\n"
)
AGENDA = (
    "Agenda for a meeting of the Corporate Parenting Panel to be held on Thursday, 12 January 2017\n\n"
    '1. EDUCATION\n\nA report is submitted (Document "G").\n\n2. REVIEWING OFFICERS\n\n'
    'A report will be presented (**Document "H"**).\n\n3. WORK PLAN\n\nThe plan is submitted (**Document "K"**).\n\n'
    + "THIS AGENDA HAS BEEN PRODUCED ON RECYCLED PAPER\n\n"
    * 3
)


def _parts(text: str) -> list[tuple[str | None, str, int | None, str]]:
    stored = StoredText(text, "text")
    return [
        (part.name, part.role, part.parent, stored.text[part.char_start : part.char_end].strip()[:24])
        for part in split(stored, whole_of(stored))
    ]


def _report(author: str, letter: str = "", subject: str = "A subject", appendices: str = "None.") -> str:
    return REPORT.format(author=author, letter=letter, subject=subject, appendices=appendices)


def test_a_report_takes_its_letter_from_its_head_or_else_from_the_agenda() -> None:
    text = AGENDA + _report("Deputy Director", "G") + _report("Assistant Director") + "# Agenda Item 8/\n\nWork plan\n"

    assert _parts(text) == [
        (None, "file", None, "Agenda for a meeting of "),
        ("Agenda", "agenda", 0, "Agenda for a meeting of "),
        ("Document G", "report", 0, "Report of the Deputy Dir"),
        ("Document H", "report", 0, "Report of the Assistant "),
        ("Document K", "report", 0, "# Agenda Item 8/\n\nWork p"),
    ]


def test_what_follows_a_report_is_its_appendix_with_or_without_a_heading() -> None:
    headed = "# APPENDIX 1\n\n# Annual report\n\n" + "Reviews were held on time. " * 10 + "\n\n"
    bare = "This page is intentionally left blank\n\n" + "Home\tGrade\nElm House\tGood\n" * 12
    text = AGENDA + _report("Deputy Director", "G", appendices="Appendix 1 – Annual report") + headed
    text += _report("Assistant Director", "H", appendices="- Overview of outcomes") + bare

    assert [(name, role, parent) for name, role, parent, _ in _parts(text)] == [
        (None, "file", None),
        ("Agenda", "agenda", 0),
        ("Document G", "report", 0),
        ("Appendix 1", "appendix", 2),
        ("Document H", "report", 0),
        ("Appendix 1", "appendix", 4),
    ]


def test_parts_of_a_pack_neither_overlap_nor_leave_a_gap() -> None:
    text = (EXAMPLES / "committee_pack" / "scrutiny_2024.txt").read_text(encoding="utf-8")
    stored = StoredText(text, "text")
    _, *parts = split(stored, whole_of(stored))

    assert parts[0].char_start == 0 and parts[-1].char_end == len(text)
    assert all(before.char_end == after.char_start for before, after in pairwise(parts))


@pytest.mark.parametrize("folder", ["sif_report", "ilacs_report", "monitoring_visit_letter", "jtai_letter", "agenda"])
def test_a_single_document_stays_whole(folder: str) -> None:
    for path in (EXAMPLES / folder).glob("*.txt"):
        stored = StoredText(path.read_text(encoding="utf-8"), "text")
        assert split(stored, whole_of(stored)) == [whole_of(stored)]


PACK_OF_ANOTHER_COUNCIL = """Public Document Pack

Dudley Metropolitan Borough Council

Corporate Parenting Board

Date: Tuesday 8 March 2022
Venue: Council House

Agenda

1. Apologies
2. Children in care: the quarter
3. Fostering: the year

Whoever wishes to speak at the meeting is asked to say so to the clerk by noon on the day before it. What is in this
pack was written by the services that report to the Board, and it is open to the public.

Agenda Item 2

Report to: Corporate Parenting Board
Report by: Director of Children's Services
Title: Children in care in the third quarter

1. Background
1.1 There were 640 children looked after at 31 December 2021, and the Board is asked to note that.

Agenda Item 3

Dudley Fostering Service
Annual Report
1 April 2020 to 31 March 2021

1. Introduction
1.1 This report describes the year to 31 March 2021, in which 31 foster carers were approved.
"""


def test_a_pack_whose_reports_stand_under_the_items_of_its_agenda() -> None:
    reading = reading_of(PACK_OF_ANOTHER_COUNCIL)

    assert [(document.part, document.kind, document.title) for document in reading.documents[2:]] == [
        ("Agenda Item 2", "committee_report", "Children in care in the third quarter"),
        ("Agenda Item 3", "annual_report", "Agenda Item 3 – Dudley Fostering Service"),
    ]
    assert {str(document.meeting_date) for document in reading.documents} == {"2022-03-08"}
    assert {document.local_authority for document in reading.documents} == {"Dudley"}
    assert [observation.value for observation in reading.records.observations] == [640, 31]
