"""Notices, directions and commissioners' reports in other words, and papers that only tell of them."""

from __future__ import annotations

import datetime as dt

import pytest

from tests.unit.reading_of import reading_of

CHILDREN = (
    "Services for children and young people in need of help are run by the Council.\n\n"
    "Those who live there have told of long waits, and staff of how many children each of them has.\n\n"
)
NOTICE = {
    "numbered": "Improvement Notice\n\nTo: {name} Council\n\n1. This Notice is being issued to {name} Council on {day} "
    "after Ofsted's inspection of children's services, whose inspection report was published in 2022.\n\n"
    "2. The Council must publish a plan by {due}.\n\n",
    "dated below": "IMPROVEMENT NOTICE\n\n{name} Council\n\nTo comply with this improvement notice the Council should "
    "publish a plan no later than {due}.\n\nSigned on behalf of the Secretary of State on {day}\n\n",
    "dated above": "Department for Education\n\nImprovement notice issued to {name} Council\n\nDate: {day}\n\n"
    "This improvement notice is given to {name} Council by the Secretary of State.\n\n"
    "The authority is to publish a plan by the end of May 2023.\n\n",
}


@pytest.mark.parametrize("form", NOTICE)
@pytest.mark.parametrize("name", ["Bournemouth, Christchurch and Poole", "St Helens", "North Northamptonshire"])
def test_a_notice_in_other_words(form: str, name: str) -> None:
    reading = reading_of(NOTICE[form].format(name=name, day="4 February 2023", due="31 May 2023") + CHILDREN)
    (document,) = reading.documents
    (event,) = (event for event in reading.records.events if not event.event_kind.startswith("earlier_"))

    assert (document.kind, document.local_authority, document.outcome) == ("improvement_notice", name, "read")
    assert (event.event_kind, event.start_date) == ("improvement_notice", dt.date(2023, 2, 4))
    required = [finding for finding in reading.records.findings if finding.kind == "requirement"]
    assert [finding.due_date for finding in required] == [dt.date(2023, 5, 31)]


@pytest.mark.parametrize(
    ("due", "day"),
    [
        ("by 30 June 2023", dt.date(2023, 6, 30)),
        ("by the end of June 2023", dt.date(2023, 6, 30)),
        ("within two months of this notice", dt.date(2023, 7, 4)),
        ("within 10 days of the receipt of this notice", dt.date(2023, 5, 14)),
        ("within ten working days of this notice", None),
        ("as Ofsted's report of 9 January 2023 asks", None),
        ("within two months of the first board", None),
    ],
)
def test_when_a_requirement_is_due(due: str, day: dt.date | None) -> None:
    text = f"Improvement Notice\n\nThis notice is issued to Dudley Council on 4 May 2023.\n\nIt must do so {due}.\n\n"
    (required,) = (one for one in reading_of(text + CHILDREN).records.findings if one.kind == "requirement")

    assert required.due_date == day


def test_a_direction_of_a_named_council() -> None:
    text = (
        "Direction under section 497A(4A) of the Education Act 1996\n\nTo: Dudley Council\n\n"
        "1. The Secretary of State remains satisfied that Dudley Council (the Council) is failing to perform some of "
        "its functions.\n\n2. The Secretary of State, by the powers in the Act, hereby directs the Council:\n\n"
        "- to work with the Commissioner;\n- to give her every paper by 1 March 2019.\n\nDated: 30 November 2018\n\n"
    )
    reading = reading_of(text + CHILDREN)
    (document,) = reading.documents

    assert (document.kind, document.letter_date) == ("statutory_direction", dt.date(2018, 11, 30))
    required = [finding for finding in reading.records.findings if finding.kind == "requirement"]
    assert [finding.due_date for finding in required] == [None, dt.date(2019, 3, 1)]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (
            "Dudley Council\n\nReport to: Cabinet\n\nDate: 4 May 2023\n\nReport of the Director of People\n\n"
            "Improvement notice\n\nPurpose: to tell Members that an improvement notice was issued on 2 May 2023.\n\n",
            "committee_report",
        ),
        (
            "Agenda item\n\nStatutory direction\n\nMinutes:\n\nThe Leader explained that the Secretary of State had "
            "given a direction under section 497A. Members asked what it requires.\n\nRESOLVED that it be noted.\n\n",
            "minutes",
        ),
        (
            "Improvement notice issued to Dudley Council: May 2023\n\nFrom: Department for Education\n\n"
            "Published 4 May 2023\n\nThis notice tells what the council is to do for its children.\n\nGOV.UK\n\n",
            "government_publication",
        ),
        (
            "Dudley children's services: commissioner's report\n\nFrom: Department for Education\n\n"
            "Independent report\n\nThe Commissioner for Children's Services says whether a trust should run them.\n\n",
            "government_publication",
        ),
    ],
)
def test_what_only_tells_of_one_is_none(text: str, kind: str) -> None:
    assert [document.kind for document in reading_of(text + CHILDREN).documents] == [kind]


def test_a_foreword_that_names_a_police_commissioner_is_no_commissioner_s_report() -> None:
    text = (
        "Safeguarding Children Board\n\nAnnual report 2018 to 2019\n\nForeword\n\nI was asked to chair the board by "
        "its partners, the Police and Crime Commissioner among them.\n\nThis report sets out the year's work.\n\n"
    )

    assert "commissioner_report" not in {document.kind for document in reading_of(text + CHILDREN).documents}
