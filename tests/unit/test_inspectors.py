"""Inspectors are found in the forms in which letters and reports name them."""

from __future__ import annotations

import pytest

from ingest.readers.inspectors import read_inspectors
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


def test_inspectors_who_were_busy_are_not_named() -> None:
    text = "Inspectors were told that Ada Quill manages it. The inspector on duty was Bo.\n"

    assert read_inspectors(outline(StoredText(text, "text")), "r1") == []
