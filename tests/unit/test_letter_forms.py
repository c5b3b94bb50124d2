"""Letters and SEND reports in forms that others print: names, days, the order of the lines, people named as towns."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.readers.authorities import find_authority
from ingest.readers.printed_dates import day_spans, first_span
from ingest.records import Document
from tests.unit.reading_of import reading_of

WRITTEN = dt.date(2022, 7, 18)
PROSE = "Children who need help receive it in time.\n\nLeaders know where practice is weak.\n\n"
ADDRESSEE = "Jane Bolton\nDirector of Children’s Services\nTown Hall\n"
SIGNATURE = "Yours sincerely\n\nAlex Durham\nHis Majesty’s Inspector\n"
VISIT = """{head}
Dear Ms Bolton

{kind} visit to {name} children’s services

This letter summarises the findings of the {lower} visit to {name} children’s services {days}.
The visit was carried out by Alex Durham, His Majesty’s Inspector.

Headline findings

"""
JOINT = """{head}
Dear {name} Safeguarding Partnership

Joint targeted area inspection of {name}

This letter summarises the findings of the joint targeted area inspection of the response to families in {name}.
This inspection took place {days}. It was carried out by inspectors from Ofsted and two other inspectorates.

Headline findings

"""
SEND = """Local area partnership report

Area SEND inspection of {name} Local Area Partnership

Inspection dates: {days}

Dates of previous inspection: 8 to 12 October 2018

Inspection outcome

The local area partnership’s arrangements lead to inconsistent experiences and outcomes for children.

What is it like to be a child or young person with SEND in this area?

"""
FORMS = {
    "monitoring_visit_letter": VISIT.replace("{kind}", "Monitoring").replace("{lower}", "monitoring"),
    "focused_visit_letter": VISIT.replace("{kind}", "Focused").replace("{lower}", "focused"),
    "jtai_letter": JOINT,
    "area_send_report": SEND,
}
HEAD = f"18 July 2022\n{ADDRESSEE}"


def read(kind: str, name: str = "Dudley", days: str = "on 14 and 15 June 2022", head: str = HEAD) -> Document:
    if kind == "area_send_report":
        days = days.removeprefix("on ").removeprefix("from ")
    text = FORMS[kind].format(head=head, name=name, days=days) + PROSE
    (document,) = reading_of(text if kind == "area_send_report" else text + SIGNATURE).documents
    assert document.kind == kind
    return document


@pytest.mark.parametrize("kind", FORMS)
@pytest.mark.parametrize(
    ("printed", "name"),
    [
        ("Bournemouth, Christchurch and Poole", "Bournemouth, Christchurch and Poole"),
        ("Kingston upon Hull City Council", "Kingston upon Hull"),
        ("Hull", "Kingston upon Hull"),
        ("St. Helens", "St Helens"),
        ("North\nNorthamptonshire", "North Northamptonshire"),
        ("Bath & North East Somerset", "Bath and North East Somerset"),
        ("the Royal Borough of Windsor and Maidenhead", "Windsor and Maidenhead"),
        ("Stoke-on-Trent", "Stoke-on-Trent"),
        ("Reading", "Reading"),
    ],
)
def test_names_that_are_hard_to_read(kind: str, printed: str, name: str) -> None:
    assert read(kind, printed).local_authority == name


@pytest.mark.parametrize("kind", FORMS)
@pytest.mark.parametrize(
    ("days", "first", "last"),
    [
        ("from 27 February to 3 March 2022", "2022-02-27", "2022-03-03"),
        ("from Monday 9 May to Friday 13 May 2022", "2022-05-09", "2022-05-13"),
        ("on 13–17 May 2022", "2022-05-13", "2022-05-17"),
        ("on 13-17 May 2022", "2022-05-13", "2022-05-17"),
        ("on the 14th and 15th of June 2022", "2022-06-14", "2022-06-15"),
        ("from 9 May 2022 to 13 May 2022", "2022-05-09", "2022-05-13"),
        ("on 14, 15 and 16 June 2022", "2022-06-14", "2022-06-16"),
    ],
)
def test_days_in_other_forms(kind: str, days: str, first: str, last: str) -> None:
    document = read(kind, days=days)

    assert (str(document.fieldwork_start_date), str(document.fieldwork_end_date)) == (first, last)


@pytest.mark.parametrize("kind", [kind for kind in FORMS if kind != "area_send_report"])
@pytest.mark.parametrize(
    ("days", "first", "last"),
    [
        ("between 9 and 13 May", "2022-05-09", "2022-05-13"),
        ("on 14 and 15 June", "2022-06-14", "2022-06-15"),
        ("on 14 June", "2022-06-14", "2022-06-14"),
        ("from 30 November to 1 December", "2021-11-30", "2021-12-01"),
        ("from Monday 9 May to Friday 13 May", "2022-05-09", "2022-05-13"),
    ],
)
def test_days_without_a_year_are_the_last_before_the_letter(kind: str, days: str, first: str, last: str) -> None:
    text = FORMS[kind].format(head=HEAD, name="Dudley", days=days) + PROSE
    reading = reading_of(text)
    (document,), (note,) = reading.documents, reading.records.notes

    assert (str(document.fieldwork_start_date), str(document.fieldwork_end_date)) == (first, last)
    assert (note.kind, note.quote.rstrip(".")) == ("year_inferred", days.split(" ", 1)[1])


@given(st.dates(dt.date(2014, 1, 1), dt.date(2025, 12, 31)), st.integers(0, 30), st.integers(0, 200))
def test_days_without_a_year_are_found_in_the_year_they_were_in(first: dt.date, length: int, later: int) -> None:
    last = first + dt.timedelta(days=length)
    printed = f"{first.day} {first:%B} to {last.day} {last:%B}"

    span = first_span(printed, last + dt.timedelta(days=later))

    assert span and (span.first, span.last) == (first, last)
    assert list(day_spans(printed)) == []


@pytest.mark.parametrize("kind", [kind for kind in FORMS if kind != "area_send_report"])
@pytest.mark.parametrize(
    "head",
    [
        f"18th July 2022\n{ADDRESSEE}",
        f"Date: 18 July 2022\n{ADDRESSEE}",
        f"Ofsted\nPiccadilly Gate\nStore Street\nManchester\nM1 2WD\nT 0300 123 1231\n\n18 July 2022\n\n{ADDRESSEE}",
        f"{ADDRESSEE}\nMonday 18 July 2022\n",
        f"Our reference: 80411/22\n18/07/2022\n{ADDRESSEE}",
    ],
    ids=["ordinal", "labelled", "address first", "date last", "slashed"],
)
def test_the_day_of_a_letter_wherever_its_head_prints_it(kind: str, head: str) -> None:
    document = read(kind, head=head)

    assert (document.letter_date, document.local_authority) == (WRITTEN, "Dudley")


@pytest.mark.parametrize(
    "text",
    [
        "Jane Bolton\nDirector of Children’s Services",
        "Jane Bolton Interim Director of Children’s Services",
        "Yours sincerely\nAlex Durham\nHis Majesty’s Inspector",
        "Alex Durham, Her Majesty’s Inspector",
        "Alex Bury HMI",
        "Jo Stockport, Ofsted inspector",
        "His Majesty’s Inspectors for this visit were Jo Example and Alex Durham",
    ],
)
def test_a_surname_is_no_authority(text: str) -> None:
    assert find_authority(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "Bolton Director of Children’s Services",
        "The Bolton Director of People",
        "Our Bolton Chief Executive",
        "Inspectors were in Bolton",
        "In Bolton Director and staff agree",
    ],
)
def test_a_town_beside_a_post_is_an_authority(text: str) -> None:
    found = find_authority(text)

    assert found and found.name == "Bolton"


def test_who_signs_or_is_written_to_is_not_whose_services_were_visited() -> None:
    text = FORMS["monitoring_visit_letter"].format(
        head=f"18 July 2022\n{ADDRESSEE}Sunderland City Council\n", name="Together for Children", days="on 14 June 2022"
    )
    (document,) = reading_of(text + PROSE + SIGNATURE).documents

    assert document.local_authority == "Sunderland"


@pytest.mark.parametrize("kind", ["jtai_letter", "area_send_report"])
def test_a_partnership_of_two_councils_says_under_which_it_is_counted(kind: str) -> None:
    document = read(kind, "Kingston upon Thames and Richmond upon Thames")

    assert document.local_authority == "Kingston upon Thames"
    assert "its title names Kingston upon Thames and Richmond upon Thames" in (document.reason or "")


@pytest.mark.parametrize(
    ("told", "days"),
    [
        ("8 to 12 October 2018", [("2018-10-08", "2018-10-12")]),
        (
            "The previous full inspection was on 19 March 2018. It was revisited on 24 March 2020.",
            [("2018-03-19", "2018-03-19"), ("2020-03-24", "2020-03-24")],
        ),
        ("Not previously inspected", []),
    ],
)
def test_the_inspection_before_and_its_revisits_are_dated_by_the_cover(told: str, days: list[tuple[str, str]]) -> None:
    text = SEND.format(name="Dudley", days="4 to 8 March 2024").replace("8 to 12 October 2018", told) + PROSE
    events = [one for one in reading_of(text).records.events if one.event_kind == "earlier_area_send_inspection"]

    assert [(str(event.start_date), str(event.end_date)) for event in events] == days


@pytest.mark.parametrize(
    "sentence",
    [
        "Inspectors from Ofsted and two others undertook a joint inspection in Dudley from 9 to 13 May 2022.",
        "From Monday 9 May to Friday 13 May 2022, three inspectorates inspected how agencies work together in Dudley.",
        "Ofsted, with others, visited Dudley between 9 and 13 May.",
        "In Dudley, a joint inspection was held on 9–13 May 2022 by three inspectorates.",
    ],
)
def test_a_joint_letter_tells_its_days_in_other_words(sentence: str) -> None:
    text = (
        f"{HEAD}\nDear Dudley Safeguarding Partnership\n\nJoint targeted area inspection of the multi-agency response "
        f"to neglect in Dudley\n\n{sentence} This letter outlines what they found.\n\nHeadline findings\n\n{PROSE}"
    )
    (document,) = reading_of(text).documents

    assert (document.kind, document.local_authority, document.letter_date) == ("jtai_letter", "Dudley", WRITTEN)
    assert document.title == "Joint targeted area inspection of the multi-agency response to neglect in Dudley"
    assert (str(document.fieldwork_start_date), str(document.fieldwork_end_date)) == ("2022-05-09", "2022-05-13")
