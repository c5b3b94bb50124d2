"""Names beside a role are found in every printed form; office holders, places and papers are not taken for them."""

from __future__ import annotations

import pytest

from ingest.readers.officers import unpublished_names
from ingest.structure.model import StoredText
from ingest.structure.outline import outline

ORDINARY = (
    "\n\nwe use early help, family time, practice and other ordinary words of services here: a service, a manager.\n"
)

# Invented people throughout.
NAMED = [
    ("Report Contact: Ada Quillfeather", {"Ada Quillfeather"}),
    ("Agenda Contact: Ada Quillfeather / Bo Larkspurr", {"Ada Quillfeather", "Bo Larkspurr"}),
    (
        "Contact Officer: Ada Quillfeather, Bo Larkspurr and Cy Marrowby",
        {"Ada Quillfeather", "Bo Larkspurr", "Cy Marrowby"},
    ),
    ("Report Contact:\nAda Quillfeather\nPhone: (01632) 960001", {"Ada Quillfeather"}),
    (
        "Ada Quillfeather City Solicitor Agenda Contact: Bo Larkspurr Phone: 01632 960001",
        {"Ada Quillfeather", "Bo Larkspurr"},
    ),
    ("(Ada Quillfeather – 01632 960001)", {"Ada Quillfeather"}),
    ("(Ada Quillfeather / Bo Larkspurr - 07700 900001 / 07700 900002)", {"Ada Quillfeather", "Bo Larkspurr"}),
    ("(Ada Quillfeather - ada.quillfeather@example.gov.uk)", {"Ada Quillfeather"}),
    ("Registered manager: Ada Quillfeather", {"Ada Quillfeather"}),
    ("Responsible individual: Ada O'Quill-Feather", {"Ada O'Quill-Feather"}),
    ("Scrutiny Lead: Ada Quillfeather tel - 43 0000", {"Ada Quillfeather"}),
    ("Report Author: Ms Ada Quillfeather, Head of Service", {"Ada Quillfeather"}),
    ("Ada Quillfeather\nIRO Team manager", {"Ada Quillfeather"}),
    ("Ada Quillfeather\nInterim Group Service Manager, Fostering", {"Ada Quillfeather"}),
    ("Children thanked IRO Ada Quillfeather for being there.", {"Ada Quillfeather"}),
    ("The report was presented by Ada Quillfeather, Service Manager.", {"Ada Quillfeather"}),
    ("The service manager for early help, Ada Quillfeather, spoke.", {"Ada Quillfeather"}),
    ("A team led by Ada Quillfeather (Head of Safeguarding) looked at it.", {"Ada Quillfeather"}),
    (
        "Two Service Managers share it (Ada Quillfeather – Early Help and Bo Larkspurr – Family Time).",
        {"Ada Quillfeather", "Bo Larkspurr"},
    ),
    (
        "Agenda Items\tDescription\tReport Author\tComments\n"
        "1) Young Carers.\tWhat was done.\tAda Quillfeather/Bo Larkspurr.\tRequested.\n"
        "2) Work Programme.\tEach meeting.\tCy Marrowby.\t",
        {"Ada Quillfeather", "Bo Larkspurr", "Cy Marrowby"},
    ),
    ("Date\tReport/Author\n11 January\tWork Plan\n13 March\tExit Interviews – Ada Quillfeather", {"Ada Quillfeather"}),
    (
        "VOTING CO-OPTED MEMBERS:\n\nParent Governor Representatives:\n\nAda Quillfeather\n\nNotes:\n",
        {"Ada Quillfeather"},
    ),
    ("For further information please contact Ada Quillfeather on 01632 960001.", {"Ada Quillfeather"}),
    ("Contact for enquiries: Ada Quillfeather", {"Ada Quillfeather"}),
    ("Report Author Ada Quillfeather Tel: 01632 960001", {"Ada Quillfeather"}),
    (
        "Contact Officers: Ada Quillfeather (01632 960001) & Bo Larkspurr (01632 960002)",
        {"Ada Quillfeather", "Bo Larkspurr"},
    ),
    ("| Report Author | Ada Quillfeather |", {"Ada Quillfeather"}),
    ("Officers present: Ada Quillfeather, Bo Larkspurr", {"Ada Quillfeather", "Bo Larkspurr"}),
    ("The registered manager is Ada Quillfeather.", {"Ada Quillfeather"}),
    ("Report of: Ada Quillfeather, Head of Children's Social Care", {"Ada Quillfeather"}),
    ("Ask Ada Quillfeather at ada.quillfeather@example.org", {"Ada Quillfeather"}),
]
NOT_NAMED = [
    "Ada Quillfeather\nStrategic Director, Children's Services\n\nReport Contact: Ada Quillfeather",
    "Report Contact: Ada Quillfeather\n\nAda Quillfeather\nAssistant Director",
    "The board is chaired by Ada Quillfeather, commissioner. Contact: Ada Quillfeather",
    "cc. Ada Quillfeather, Chief Executive Officer, of the Trust",
    "Cllr Ada Quillfeather\nChair of the Committee\n\nLead Officer: Cllr Ada Quillfeather",
    "Lead Officer: Early Help",
    "Report Contact: Democratic Services",
    "Report Contact:\n\nPortfolio:\n\nChildren & Families",
    "The team manager Early Help and the Service Manager Family Time agreed.",
    "In West Yorkshire, social workers were fewer.",
    "The Independent Reviewing Officer Service works with the IRO Service and the IRO Annual Conference.",
    "Date\tReport Author\n11 January\tWork Plan",
    "Inspector\n\nAda Quillfeather, Social Care Inspector",
    "(Members Code of Conduct – Part 4A of the Constitution)",
]


def names_in(text: str, inspectors: tuple[str, ...] = ()) -> frozenset[str]:
    return unpublished_names(outline(StoredText(text + ORDINARY, "text")), inspectors)


@pytest.mark.parametrize(("text", "names"), NAMED)
def test_who_stands_beside_a_role_is_found(text: str, names: set[str]) -> None:
    assert names_in(text) == names


@pytest.mark.parametrize("text", NOT_NAMED)
def test_office_holders_bodies_and_papers_are_not_taken_for_officers(text: str) -> None:
    assert names_in(text) == set()


def test_an_inspector_stays_public_whatever_else_the_paper_calls_them() -> None:
    text = "Report author: Ada Quillfeather\nContact Officer: Bo Larkspurr"

    assert names_in(text, ("Ada Quillfeather",)) == {"Bo Larkspurr"}
