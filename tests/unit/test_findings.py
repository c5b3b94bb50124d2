"""What a paragraph is depends on the section it is in; earlier inspections are known second hand."""

from __future__ import annotations

import pytest

from tests.unit.reading_of import reading_of

OPENING = """Inspection of Leeds local authority children’s services

Inspection dates: 3 to 7 February 2020

The impact of leaders on social work practice with children and families	Good
The experiences and progress of children who need help and protection	Good
The experiences and progress of children in care and care leavers	Good
Overall effectiveness	Good

"""
SECTION = """The experiences and progress of children who need help and protection: good

"""


def _findings(body: str) -> list[tuple[str, str | None, str | None, str]]:
    return [(f.kind, f.judgement_area, f.paragraph, f.text) for f in reading_of(OPENING + body).records.findings]


def _earlier(body: str) -> list[tuple[str | None, str | None, str, str]]:
    return [
        (j.area, j.grade, str(j.judged_from), str(j.judged_to))
        for j in reading_of(OPENING + body).records.judgements
        if j.event_kind == "earlier_inspection"
    ]


def test_bullets_under_what_needs_to_improve_are_areas_for_improvement() -> None:
    assert _findings("What needs to improve?\n\n- Plans for children in need.\n- How often managers supervise.\n") == [
        ("area_for_improvement", None, None, "Plans for children in need."),
        ("area_for_improvement", None, None, "How often managers supervise."),
    ]


def test_a_section_heading_ends_the_list_above_it() -> None:
    found = _findings(
        f"What needs to improve?\n\n- Plans for children in need.\n\n{SECTION}1. Help comes early here.\n"
    )

    assert found[-1] == ("finding", "help_and_protection", "1", "Help comes early here.")


def test_the_summary_below_the_table_is_a_finding_and_the_table_is_not() -> None:
    assert _findings("Services are steady, and leaders know what is left to do.\n") == [
        ("finding", None, None, "Services are steady, and leaders know what is left to do.")
    ]


@pytest.mark.parametrize(
    "line",
    [
        "The Office for Standards in Education, Children's Services and Skills regulates and inspects services.",
        "You may reuse this information (not including logos) free of charge.",
    ],
)
def test_what_every_report_ends_with_is_no_finding(line: str) -> None:
    found = _findings(f"{SECTION}1. Help comes early here.\n\n{line}\n\nAnything that stands below this line too.\n")

    assert [text for *_, text in found] == ["Help comes early here."]


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        (
            "Leeds was last inspected by Ofsted in March 2015 and was judged to be good for overall effectiveness.",
            [("overall", "good", "2015-03-01", "2015-03-31")],
        ),
        (
            "Since the last inspection in 2015, when services were judged to be inadequate overall, much changed.",
            [("overall", "inadequate", "2015-01-01", "2015-12-31")],
        ),
        (
            "The previous inspection of Leeds's fostering services was in November 2012. "
            "The local authority was judged to be Good.",
            [(None, "good", "2012-11-01", "2012-11-30")],
        ),
        (
            "In May 2011 Ofsted inspected the city, when safeguarding arrangements were judged inadequate and the "
            "looked after children's service was judged adequate.",
            [
                ("help_and_protection", "inadequate", "2011-05-01", "2011-05-31"),
                ("in_care", "adequate", "2011-05-01", "2011-05-31"),
            ],
        ),
        ("At its inspection in May 2016 the children's home was judged to be good.", []),
        ("Audits in May 2016 were judged to be good by the same managers.", []),
        ("Services were judged to be good in March 2021.", []),
    ],
)
def test_earlier_inspections_in_sentences(sentence: str, told: list[tuple[str | None, str, str, str]]) -> None:
    assert _earlier(sentence + "\n") == told


def test_contact_lines_addresses_and_lists_of_appendices_are_no_findings() -> None:
    report = (
        "Report of the Director to the meeting of the Corporate Parenting Panel to be held on 11th January 2017\n\n"
        "Subject:\n\nHomes in Bradford\n\nSummary statement:\n\nWho visits children's homes in Bradford and when.\n\n"
        "Report Contact: A Person Phone: 01234 000000 E-mail: a.person@example.org\n\n1. SUMMARY\n\n"
        "1.1 Visitors came to every home in every month of the year.\n\n"
        "- Write to us at The Old Hall, 1 Nowhere Street, Bradford BD1 1ZZ.\n"
        "- Appendix 2 - What the visitors wrote in every month.\n"
    )

    assert [finding.text for finding in reading_of(report).records.findings] == [
        "Who visits children's homes in Bradford and when.",
        "Visitors came to every home in every month of the year.",
    ]
