"""Inspectors are found in the forms in which letters and reports name them."""

from __future__ import annotations

import pytest

from ingest.readers.inspectors import read_inspectors
from ingest.readers.joint_inspectors import read_signatories, read_team
from ingest.structure.model import StoredText
from ingest.structure.outline import outline

# Invented people throughout.
NAMED = [
    (
        "His Majesty’s Inspectors for this visit were Ada Quill and Bo Lark.",
        [("team", "Ada Quill"), ("team", "Bo Lark")],
    ),
    ("Inspectors (HMI(s)) for this visit were Ada Quill and Bo Lark.", [("team", "Ada Quill"), ("team", "Bo Lark")]),
    ("His Majesty’s Inspector for this visit was Ada Quill.", [("team", "Ada Quill")]),
    ("Yours sincerely\n\nAda Quill\nHis Majesty’s Inspector", [("lead", "Ada Quill")]),
    ("Lead inspector: Ada Quill, His Majesty’s Inspector", [("lead", "Ada Quill")]),
    ("Lead inspectors: Ada Quill and Bo Lark", [("lead", "Ada Quill"), ("lead", "Bo Lark")]),
    ("Lead inspectors: Ada Quill HMI & Bo Lark HMI", [("lead", "Ada Quill"), ("lead", "Bo Lark")]),
    ("Lead inspector: Ada Quill\nReport published: 3 May 2016", [("lead", "Ada Quill")]),
]


@pytest.mark.parametrize(("text", "inspectors"), NAMED)
def test_inspectors_are_read_with_their_part(text: str, inspectors: list[tuple[str, str]]) -> None:
    found = read_inspectors(outline(StoredText(f"{text}\n", "text")), "r1")

    assert [(inspector.role, inspector.name) for inspector in found] == inspectors
    assert all(inspector.quote == inspector.name for inspector in found)


def test_an_inspectorate_is_told_where_it_stands_behind_the_name() -> None:
    text = "Lead inspector: Ada Quill, His Majesty’s Inspector\nTeam inspectors: Bo Lark, Cy Wren HMI\n"
    found = read_inspectors(outline(StoredText(text, "text")), "r1")

    assert [(inspector.name, inspector.inspectorate) for inspector in found] == [
        ("Ada Quill", "ofsted"),
        ("Bo Lark", None),
        ("Cy Wren", "ofsted"),
    ]


TEAM = {("lead", "Ada Quill", "ofsted"), ("lead", "Bo Lark", "cqc"), ("team", "Cy Wren", "ofsted")}


@pytest.mark.parametrize(
    "team",
    [
        "Ofsted Care Quality Commission\nAda Quill, Ofsted Lead inspector Bo Lark, CQC Lead inspector\nCy Wren, HMI",
        "Ofsted\tCare Quality Commission\nMs Ada Quill HMI, Lead Inspector\tDr Bo Lark, CQC Lead Inspector\n"
        "Cy Wren, Ofsted HMI\t",
        "Ofsted\nAda Quill, Ofsted lead inspector\nCy Wren, Ofsted inspector\nCare Quality Commission\n"
        "Bo Lark, CQC lead inspector",
        "Ada Quill\nOfsted HMI, Lead inspector\n\nBo Lark\nCQC, Lead Children’s Services Inspector\n\n"
        "Cy Wren\nOfsted inspector",
    ],
    ids=["two columns", "tabs", "one after the other", "rank below"],
)
def test_a_team_of_two_inspectorates(team: str) -> None:
    text = f"Inspection team\n\n{team}\n\nArea SEND inspection report: Rutland, 4 to 8 March 2024 7\nMo Crow complains."
    found = read_team(outline(StoredText(text, "text")), "r1")

    assert {(inspector.role, inspector.name, inspector.inspectorate) for inspector in found} == TEAM


def test_who_signs_under_heads_of_columns_signs_for_that_inspectorate() -> None:
    text = (
        "Yours sincerely\nOfsted Care Quality Commission\nAda Quill\nNational Director, Social Care Bo Lark\n"
        "Deputy Chief Inspector\nHMI Constabulary and Fire & Rescue\nservices\nHMI Probation\nCy Wren\n"
        "HMI Constabulary and Fire & Rescue\nServices\nDi Finch\nAssistant Chief Inspector\n\n2\nAn Act says so.\n"
    )
    found = read_signatories(outline(StoredText(text, "text")), "r1")

    assert [(inspector.role, inspector.name, inspector.inspectorate) for inspector in found] == [
        ("signatory", "Ada Quill", "ofsted"),
        ("signatory", "Bo Lark", "cqc"),
        ("signatory", "Cy Wren", "hmicfrs"),
        ("signatory", "Di Finch", "hmi_probation"),
    ]


def test_a_letter_without_signatures_names_nobody() -> None:
    text = "Yours sincerely\n\nThe inspectors were told of Ada Quill.\n"

    assert read_signatories(outline(StoredText(text, "text")), "r1") == []


def test_inspectors_who_were_busy_are_not_named() -> None:
    text = "Inspectors were told that Ada Quill manages it. The inspector on duty was Bo.\n"

    assert read_inspectors(outline(StoredText(text, "text")), "r1") == []
