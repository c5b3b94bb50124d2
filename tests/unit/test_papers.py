"""Papers of any council are known by their headings and by how they speak; what only looks like one is refused."""

from __future__ import annotations

import datetime as dt
import re

import pytest

from ingest.catalogue import rows
from ingest.document_types import all_types, recognise
from ingest.pages import read_pages
from ingest.readers.papers.councils import council_named
from ingest.readers.papers.heading import Line, fields_of
from ingest.readers.papers.signs import is_body, spelt_out
from ingest.records import Document
from ingest.structure.outline import outline
from tests.unit.reading_of import reading_of

PROSE = (
    "\n\nWhat follows was written by the service and looked through by others before it came here. It says what was "
    "done, what it cost and what is left, and which of the people who were asked thought that it was well done. "
    "Nothing in it is to be kept from anybody, and all of it may be copied.\n"
)

# What is printed; kind, authority, committee and day of the meeting.
HEADINGS = {
    "the page of an item": (
        "Agenda item\n\nHomes for care leavers\n\nMeeting: 12/09/2023 - Children's Services Committee (Item 24)\n\n"
        "Minutes:\n\nThe Head of Leaving Care presented her report on homes for care leavers in Dudley. "
        "Members asked how many young people were waiting.",
        ("minutes", "Dudley", "children s services committee", dt.date(2023, 9, 12)),
    ),
    "author, committee and day in one line": (
        "Report of the Director of Children's Services to the Corporate Parenting Board on 14 June 2022\n\n"
        "Children looked after by Dudley Council: health\n\n1. The Board is asked to note that checks were done.",
        ("committee_report", "Dudley", "corporate parenting board", dt.date(2022, 6, 14)),
    ),
    "author, committee and day in three lines": (
        "Joint report of the Strategic Director for People and the Head of Safeguarding\n"
        "to the Children and Young People Scrutiny Panel\nMonday 9 March 2015\n\nSexual exploitation of children\n"
        "1. Introduction\n1.1 This paper is about missing children.",
        ("committee_report", None, "children and young people scrutiny panel", dt.date(2015, 3, 9)),
    ),
    "labels on lines of their own": (
        "Report to\nHealth and Care Overview Committee\nDate of meeting\n18 November 2021\nTitle\n"
        "Emotional health of looked after children\nLead officer\nDirector of Commissioning\nWards affected\nAll",
        ("committee_report", None, "health and care overview committee", dt.date(2021, 11, 18)),
    ),
    "a table of labels": (
        "| **Report to:** | Cabinet |\n| --- | --- |\n| **Date:** | 21 July 2020 |\n"
        "| **Subject:** | Fostering in Dudley |\n| **Report of:** | Executive Director of Children |\n\n"
        "## 1. Purpose\nTo ask Cabinet for a decision on fostering fees.",
        ("committee_report", "Dudley", "cabinet", dt.date(2020, 7, 21)),
    ),
    "two labels on a line": (
        "REPORT TO: CORPORATE PARENTING COMMITTEE     DATE: 5 SEPTEMBER 2019\n"
        "REPORT BY: SERVICE DIRECTOR     SUBJECT: CHILDREN IN CARE AND THEIR SCHOOLS\n"
        "1. RECOMMENDATION\n1.1 That the exclusions of children in care be noted.",
        ("committee_report", None, "corporate parenting committee", dt.date(2019, 9, 5)),
    ),
    "a committee and its day without labels": (
        "Cabinet – 12 July 2021\n\nReport by Corporate Director for Children\n\n"
        "Sufficiency of homes for children we care for\n\nPurpose: To agree the plan",
        ("committee_report", None, "cabinet", dt.date(2021, 7, 12)),
    ),
    "an item, a board, a weekday": (
        "Agenda Item No. 9\n\nOVERVIEW AND SCRUTINY MANAGEMENT BOARD\nThursday, 3rd March, 2016\n\n"
        "REPORT OF THE ASSISTANT DIRECTOR (SAFEGUARDING)\n\nPRIVATE FOSTERING IN DUDLEY METROPOLITAN BOROUGH",
        ("committee_report", "Dudley", "overview and scrutiny management board", dt.date(2016, 3, 3)),
    ),
    "an item without its label": (
        "ITEM 4\n\nCORPORATE PARENTING PANEL\n\n6 February 2018\n\nCare leavers in Dudley\n\n"
        "Quarter 3: 1 October 2017 – 31 December 2017\n\nHead of Leaving Care",
        ("committee_report", "Dudley", "corporate parenting panel", dt.date(2018, 2, 6)),
    ),
    "a member of the cabinet who decides alone": (
        "Public report\nCabinet Member Report\n4 March 2014\nName of Cabinet Member: Cabinet Member (Children)\n"
        "Director approving submission: Director of People\nWards affected: All\nTitle: Foster carers in Dudley",
        ("committee_report", "Dudley", "cabinet member", dt.date(2014, 3, 4)),
    ),
    "a decision": (
        "Decision maker: Cabinet Member for Children\nDate of decision: 14 February 2018\n"
        "Title: Short breaks for disabled children\nKey decision: No\nClassification: Open",
        ("committee_report", None, "cabinet member for children", dt.date(2018, 2, 14)),
    ),
    "a forum and a day in figures": (
        "Committee: Schools Forum\nMeeting date: 19/01/2017\nItem number: 5a\n"
        "Report title: Pupil premium for children looked after\nAuthor: Head of the Virtual School",
        ("committee_report", None, "schools forum", dt.date(2017, 1, 19)),
    ),
    "minutes of a whole meeting": (
        "DUDLEY COUNCIL\n\nMinutes of the meeting of the Corporate Parenting Board held at the Council House on Monday "
        "7 October 2019\n\nPresent: Councillors A and B\n\nApologies for absence were received from C.\n\n"
        "12. The Board noted that more care leavers were in work.",
        ("minutes", "Dudley", "corporate parenting board", dt.date(2019, 10, 7)),
    ),
    "the page of a meeting": (
        "Agenda and minutes\n\nCorporate Parenting Board - Thursday, 6th May, 2021 5.00 pm\n\n"
        "Venue: Council House, Dudley\n\nNo. Item\n\n1. Welcome\n\nThe Chair opened the meeting. "
        "Members asked how many children in care the town has. Councillors who work in the Dudley Council area came.",
        ("minutes", "Dudley", "corporate parenting board", dt.date(2021, 5, 6)),
    ),
    "a decision's page": (
        "Decision details\n\nDecision Maker: Leader of the Council\n\nIs Key decision?: No\n\n"
        "Homes for care leavers\n\nPublication date: 9 May 2019\n\nDate of decision: 7 May 2019",
        ("committee_report", None, "", dt.date(2019, 5, 7)),
    ),
    "lines that a conversion glued together": (
        "abcPublic reportCabinet Member Report4th March 2014Name of Cabinet Member:Cabinet Member (Children) - "
        "Councillor LeeDirector Approving Submission of the reportDirector of PeopleWard(s) affected:NoneTitle:"
        "Foster carers in DudleyIs this a key decision?NoExecutive Summary:This report says how the year went.",
        ("committee_report", "Dudley", "cabinet member", dt.date(2014, 3, 4)),
    ),
    "one minute": (
        "58.  FOSTERING ANNUAL REPORT\n\nThe Committee considered a report of the Executive Director on what foster "
        "carers had done.\n\nIn reply to a question from a Member, the Head of Fostering explained that three "
        "carers had left.\n\nRESOLVED that the report be noted.",
        ("minutes", None, "", None),
    ),
}

# What is printed; kind and authority. They name no meeting.
COVERS = {
    "fostering": (
        "Dudley Fostering Service\n\nAnnual Report\n\n1 April 2020 – 31 March 2021\n\nIntroduction\n\n"
        "This report describes how children were matched with carers.",
        ("annual_report", "Dudley"),
    ),
    "reviewing officers": (
        "Independent Reviewing Service Annual Report 2018-19\n\nContents\n1. Purpose\n2. Caseloads\n\n"
        "Each child in care has a reviewing officer.",
        ("annual_report", None),
    ),
    "the virtual school": (
        "Virtual School\nHeadteacher's report for the academic year 2020-2021\n\n"
        "Children looked after by Dudley do better at school than before.",
        ("annual_report", "Dudley"),
    ),
    "the partnership": (
        "Dudley Safeguarding Children Partnership\n\nYearly report, April 2021 to March 2022 (annual report)\n\n"
        "Foreword\nChildren were kept safe by the partners.",
        ("annual_report", "Dudley"),
    ),
    "a scorecard": (
        "Children's Services Performance Scorecard - Q3 2021/22\n\nIndicator\tGood is\tTarget\tQ1\tQ2\tQ3\n"
        "Children in care per 10,000\tLow\t80\t84\t85\t86\nCare leavers in touch\tHigh\t95%\t90%\t91%\t93%",
        ("performance_scorecard", None),
    ),
    "a quarter in words": (
        "Quarterly performance report, quarter 2 2019-20: children and families\n\nDirection of travel is shown beside "
        "each key performance indicator of Dudley Council. Social workers saw 92% of children in time.",
        ("performance_scorecard", "Dudley"),
    ),
}

REFUSED = {
    "a Scottish council's": (
        "Fife Council\nEducation and Children's Services Committee\n3 November 2020\nAgenda Item No. 5\n"
        "Children in care\nReport by: Executive Director",
        "other_nation",
    ),
    "of Northern Ireland": (
        "The Northern Health and Social Care Trust: annual report of the fostering service 2019/20. Children were "
        "placed with foster carers.",
        "other_nation",
    ),
    "an American county's": (
        "Agenda Item 7\nBoard of Supervisors\nReport from the Department of Children and Family Services on fostering",
        "other_nation",
    ),
    "a Welsh council's minutes": (
        "Agenda item\n\nScorecard of quarter 2\n\nMinutes:\n\nThe number of looked after children and of those on the "
        "child protection register fell. The Board asked how others in Wales fared.",
        "other_nation",
    ),
    "what an association says of such reports": (
        "Annual Report\n\nHeads of virtual schools are to report each year on how children in care learn.",
        "unknown",
    ),
    "about annual reports of many": (
        "What the annual reports of safeguarding partners say\n\n7 March 2022\n\nThe reports of children's "
        "safeguarding partnerships were read by a panel.",
        "unknown",
    ),
    "a chess club's": (
        "Annual report of the chess club 2019/20\n\nThe committee met on 4 May 2020. Members noted that children won.",
        "unknown",
    ),
    "national statistics": (
        "Children looked after in England including adoption: 2018 to 2019\n\nNational statistics on children looked "
        "after. At 31 March 2019 there were 78,150 children.",
        "unknown",
    ),
    "about bins": (
        "Report to: Cabinet\nDate of meeting: 4 March 2021\nTitle: Bins\nWards affected: All\n\nWaste is collected.",
        "unknown",
    ),
    "a policy": (
        "Fostering policy\nVersion 3\nAuthor: Head of Fostering\nDate: 4 May 2019\nTitle: Allowances\n\n"
        "Foster carers are paid an allowance for each child.",
        "unknown",
    ),
}


def paper(text: str) -> Document:
    return reading_of(text + PROSE).documents[0]


@pytest.mark.parametrize(("text", "facts"), HEADINGS.values(), ids=HEADINGS)
def test_a_heading_tells_kind_authority_committee_and_day(text: str, facts: tuple[str | None, ...]) -> None:
    document = paper(text)

    committee = next(part for part in document.business_key.split(" | ")[2:] if not re.match(r"20\d\d-", part))
    assert (document.kind, document.local_authority, committee, document.meeting_date) == facts


@pytest.mark.parametrize(("text", "facts"), COVERS.values(), ids=COVERS)
def test_a_report_without_a_meeting_is_known_by_its_cover(text: str, facts: tuple[str | None, ...]) -> None:
    document = paper(text)

    assert (document.kind, document.local_authority, document.meeting_date) == (*facts, None)
    assert document.outcome.startswith("read")


@pytest.mark.parametrize(("text", "kind"), REFUSED.values(), ids=REFUSED)
def test_what_only_looks_like_a_paper_is_refused(text: str, kind: str) -> None:
    document = paper(text)

    assert (document.kind, document.outcome) == (kind, "refused")
    assert "xpected" in (document.reason or "")


@pytest.mark.parametrize("text", [text for text, _ in [*HEADINGS.values(), *COVERS.values()]])
def test_one_type_recognises_a_paper_and_only_one(text: str) -> None:
    own = outline(read_pages((text + PROSE).encode(), "paper.txt"))

    assert [known for known in all_types() if known.recognises(own)] == [recognise(own)]


def test_papers_of_nobody_are_two_documents_and_a_copy_is_one() -> None:
    text = HEADINGS["one minute"][0]
    copy = text.replace("\n\n", "\n\n\n")
    other = text.replace("three carers", "four carers")

    assert paper(text).document_id == paper(copy).document_id != paper(other).document_id


def test_a_report_says_what_it_lacks() -> None:
    document = paper("Report to: Schools Forum\nTitle: Children looked after\nWards affected: All")

    assert document.outcome == "read_with_warnings"
    assert "no date of a meeting is printed" in (document.reason or "")
    assert "no local authority of the catalogue is named" in (document.reason or "")


def test_the_date_that_a_paper_prints_as_its_own_is_no_meeting() -> None:
    document = paper("Independent Reviewing Officers\nAnnual report 2020/21\nDate of report: 5 July 2021\n\nChildren")

    assert (document.meeting_date, document.published_date) == (None, dt.date(2021, 7, 5))
    assert document.published_date_basis == "report_date"


@pytest.mark.parametrize(
    ("title", "days"),
    [
        ("Corporate Parenting Report March 2017", (dt.date(2017, 3, 1), dt.date(2017, 3, 31))),
        ("Report on homes of 12 June 2019", (dt.date(2019, 6, 12), dt.date(2019, 6, 12))),
        ("Annual report 1 April 2019 - 31 March 2020", None),
        ("Report April to June 2019", None),
        ("Annual report 2019", None),
    ],
)
def test_the_one_month_or_day_of_a_title_is_kept_as_such(title: str, days: tuple[dt.date, dt.date] | None) -> None:
    document = paper(f"Report to: Corporate Parenting Panel\nTitle: {title}\nWards affected: All\n\nChildren in Dudley")

    assert (document.titled_from_date, document.titled_to_date) == (days or (None, None))
    assert document.meeting_date is None and document.published_date is None


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Dudley Council compared itself with Walsall, Walsall and Walsall.", "Dudley"),
        ("ESCC placed three children.", "East Sussex"),
        ("Isle of Wight Council", "Isle of Wight"),
        ("Alex Durham, Head of Fostering, and Cllr Ann Bolton told of Durham Council.", "Durham"),
        ("Councillor Poole thanked Mr Wells.", None),
        ("Dudley Council and Walsall Council", None),
        ("A conference in Leeds", None),
    ],
)
def test_an_authority_is_named_as_a_council_and_a_surname_is_none(text: str, name: str | None) -> None:
    found = council_named(text)

    assert (found and found.name) == name or (name == "Durham" and found and "Durham" in found.name)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Corporate Parenting Board", True),
        ("CHILDREN AND FAMILIES OVERVIEW AND SCRUTINY COMMITTEE", True),
        ("Cabinet Member for Children", True),
        ("Corporate Parenting Panel Report", False),
        ("the board met often", False),
        ("Minutes of the Cabinet", False),
    ],
)
def test_the_name_of_a_committee_is_told_from_a_title(name: str, expected: bool) -> None:
    assert is_body(name) is expected


@pytest.mark.parametrize("row", rows("paper_fields"), ids=lambda row: row["example"])
def test_a_field_has_an_example_and_a_counter_example(row: dict[str, str]) -> None:
    def named(text: str) -> set[str]:
        return {field.name for field in fields_of([Line(text, 0, len(text))])}

    assert row["field"] in named(row["example"])
    assert row["field"] not in named(row["counter_example"])


@pytest.mark.parametrize("row", rows("paper_signs"), ids=lambda row: f"{row['kind']}: {row['example']}")
def test_a_sign_has_an_example_and_a_counter_example(row: dict[str, str]) -> None:
    words = rf"(?<!\w)(?:{row['pattern']})(?!\w)" if row["reach"] == "word" else row["pattern"]
    pattern = re.compile(spelt_out(words), re.IGNORECASE)
    find = pattern.match if row["reach"] == "line" else pattern.search

    assert find(row["example"])
    assert not find(row["counter_example"])


@pytest.mark.parametrize(("date", "told"), [("Date: 7 May 2024\n\n", ["2023-11-01"]), ("", [])])
def test_a_paper_tells_of_visits_before_its_own_day(date: str, told: list[str]) -> None:
    text = (
        f"Dudley Council\n\nReport to: Children's Scrutiny Committee\n\n{date}Report of the Director of People\n\n"
        "Improvement plan\n\nPurpose\n\nThis report tells Members what was done for children after the focused "
        "visit in November 2023.\n\nOfsted's focused visit in June 2024 is prepared by the service.\n\n"
    )
    events = [one for one in reading_of(text).records.events if one.event_kind == "earlier_visit"]

    assert [str(event.start_date) for event in events] == told
