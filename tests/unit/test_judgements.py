"""Judgements are read right whatever the layout, and from the right framework."""

from __future__ import annotations

import datetime as dt

import pytest

from ingest.catalogue import rows
from ingest.readers import grades
from ingest.readers.authorities import find_authority
from ingest.readers.grades import area_headings, area_of, grade_of
from ingest.readers.judgement_table import printed_judgements
from ingest.readers.printed_dates import day_spans, first_month_or_year
from tests.unit.reading_of import reading_of

ILACS = ("ilacs_2018", "ilacs_2023", "ilacs_2026")
SIF_COVER = """{name}
Inspection of services for children in need of help and
protection, children looked after and care leavers
and
Review of the effectiveness of the Local Safeguarding Children
Board
Inspection date: 3 March 2015 – 25 March 2015
{overall}
1. Children who need help and protection
Requires
improvement
2. Children looked after and achieving permanence Good
2.1 Adoption performance Outstanding
2.2 Experiences and progress of care leavers Inadequate
3. Leadership, management and governance Good
{board}
Contents
Section 1: the local authority 3
"""


PRINTED_AREAS = [row for row in rows("judgement_headings") if row["pattern"]]


@pytest.mark.parametrize("row", PRINTED_AREAS, ids=[f"{row['framework']}-{row['area']}" for row in PRINTED_AREAS])
def test_an_area_is_known_by_its_row_alone(row: dict[str, str], monkeypatch: pytest.MonkeyPatch) -> None:
    def area(printed: str) -> str | None:
        found = area_of(printed, (row["framework"],))
        return found.area if found else None

    assert area(row["heading_printed"]) == row["area"]
    assert area(row["counter_example"]) != row["area"]
    others = tuple(heading for heading in area_headings((row["framework"],)) if heading.area != row["area"])
    monkeypatch.setattr(grades, "area_headings", lambda frameworks: others)
    assert area(row["heading_printed"]) != row["area"]


@pytest.mark.parametrize(
    ("printed", "grade", "rank"),
    [
        ("Outstanding", "outstanding", 1),
        ("good", "good", 2),
        ("Requires Improvement", "requires_improvement", 3),
        ("require improvement to be good", "requires_improvement", 3),
        ("Requires\nimprovement to be good", "requires_improvement", 3),
        ("Inadequate", "inadequate", 4),
        ("adequate", "adequate", 3),
    ],
)
def test_a_grade_is_known_by_its_printed_words(printed: str, grade: str, rank: int) -> None:
    found = grade_of(printed)

    assert found is not None
    assert (found.grade, found.rank) == (grade, rank)


@pytest.mark.parametrize(
    ("overall", "grade"),
    [
        ("The overall judgement is requires improvement", "requires improvement"),
        ("The overall judgement is that children’s services are good", "good"),
        ("The overall judgement is that children’s services require\nimprovement", "require improvement"),
        ("Children’s services in the London Borough of Sutton are outstanding", "outstanding"),
        ("Children's services in Sutton require improvement to be\ngood", "require improvement to be good"),
        ("The overall judgement is inadequate.", "inadequate"),
    ],
)
def test_the_overall_sentence_of_a_sif_cover(overall: str, grade: str) -> None:
    reading = reading_of(SIF_COVER.format(name="London Borough of Sutton", overall=overall, board=""))
    judged = {j.area: j.grade_printed for j in reading.records.judgements if j.is_headline}

    assert judged["overall"] == grade
    assert judged["help_and_protection"] == "Requires improvement"
    assert (judged["adoption"], judged["care_leavers"], judged["leadership"]) == ("Outstanding", "Inadequate", "Good")


@pytest.mark.parametrize(
    ("board", "grade"),
    [
        ("The effectiveness of the Local Safeguarding Children Board (LSCB) is\ngood", "good"),
        (
            "The effectiveness of the Local Safeguarding Children Board (LSCB) requires improvement",
            "requires improvement",
        ),
        (
            "The judgement for the effectiveness of the Local Safeguarding Children\nBoard (LSCB) is inadequate.",
            "inadequate",
        ),
    ],
)
def test_the_board_on_a_sif_cover(board: str, grade: str) -> None:
    reading = reading_of(SIF_COVER.format(name="Medway", overall="The overall judgement is good", board=board))

    assert {j.area: j.grade_printed for j in reading.records.judgements if j.is_headline}["lscb"] == grade


def test_a_grade_inside_its_area_belongs_to_it() -> None:
    text = (
        "The experiences and progress of children who need help Requires improvement to be good and protection "
        "The experiences and progress of children in care Good and care leavers Overall effectiveness Good"
    )

    assert [(row.heading.area, row.area_printed, row.grade_printed) for row in printed_judgements(text, ILACS)] == [
        (
            "help_and_protection",
            "The experiences and progress of children who need help and protection",
            "Requires improvement to be good",
        ),
        ("in_care", "The experiences and progress of children in care and care leavers", "Good"),
        ("overall", "Overall effectiveness", "Good"),
    ]


def test_a_column_of_areas_with_too_few_grades_yields_none() -> None:
    text = (
        "The experiences and progress of children in care The experiences and progress of care leavers "
        "Overall effectiveness Good Inadequate"
    )

    assert [row.grade_printed for row in printed_judgements(text, ILACS)] == [None, None, None]


def test_prose_below_the_table_is_not_read_as_a_row() -> None:
    reading = reading_of(
        "Inspection of Leeds local authority children’s services\nInspection dates: 3 to 7 February 2020\n"
        "Lead inspector: Anna Example\nJudgement Grade\n"
        "The impact of leaders on social work practice with children and families Good\n"
        "The experiences and progress of children who need help and protection Good\n"
        "The experiences and progress of children in care and care leavers Good\nOverall effectiveness Good\n"
        "Much has changed in this city since inspectors came the last time and found so much to mend. "
        "The experiences and progress of care leavers are outstanding.\n"
    )
    headline = [(j.area, j.grade) for j in reading.records.judgements if j.is_headline]

    assert reading.documents[0].framework == "ilacs_2018"
    assert headline == [
        ("leadership", "good"),
        ("help_and_protection", "good"),
        ("in_care", "good"),
        ("overall", "good"),
    ]


@pytest.mark.parametrize(
    "authority",
    [row for row in rows("local_authorities") if row["la_code"]],
    ids=lambda row: f"{row['short_name']} {row['local_authority_key']}",
)
def test_every_authority_is_found_in_a_title(authority: dict[str, str]) -> None:
    on = dt.date.fromisoformat(authority["valid_to"] or authority["valid_from"] or "2019-06-01")
    for title in (
        "Inspection of {} local authority children’s services",
        "{} Council Inspection of services for children",
    ):
        found = find_authority(title.format(authority["short_name"]), on)
        assert found is not None
        assert found.key == authority["local_authority_key"]


@pytest.mark.parametrize(
    ("title", "day", "key"),
    [
        ("City of Bradford Metropolitan District Council", "2014-02-18", "LA380"),
        ("Inspection of Bradford Children and Families Trust", "2026-01-12", "LA380"),
        ("Royal Borough of Greenwich", "2016-05-23", "LA203"),
        ("Inspection of Dorset local authority children’s services", "2025-03-17", "LA838"),
        ("Dorset County Council", "2016-02-01", "LA835"),
        ("Bournemouth Borough Council", "2019-03-31", "LA837"),
        ("Bournemouth children’s services", "2019-04-01", "LA839"),
        ("Borough of Poole", "2015-05-11", "LA836"),
        ("BCP Council", "2021-10-04", "LA839"),
        ("Barnsley Metropolitan Borough Council", "2014-06-02", "LA370"),
        ("Barnsley Metropolitan Borough Council", "2025-06-02", "LA370"),
        ("Northamptonshire County Council", "2019-06-24", "LA928"),
        ("North Northamptonshire Council", "2022-10-03", "LA940"),
        ("Kingston upon Hull City Council", "2019-01-21", "LA810"),
        ("Herefordshire, County of", "2022-07-18", "LA884"),
        ("Bath and North East Somerset Council", "2017-04-24", "LA800"),
        ("London Borough of Richmond upon Thames", "2017-10-09", "LA318"),
        ("St. Helens Metropolitan Borough Council", "2019-09-23", "LA342"),
        ("Telford & Wrekin Council", "2016-06-20", "LA894"),
        ("Reading Borough Council: children who enjoy reading", "2016-05-23", "LA870"),
        ("Inspection of Newcastle City local authority children’s services", "2024-03-04", "LA391"),
        ("Inspection of Stockton children’s services", "2024-03-04", "LA808"),
        ("Inspection of Southend children’s services", "2024-03-04", "LA882"),
        ("Inspection of Kingston and Richmond’s children’s services", "2024-03-04", "LA314"),
        ("Inspection of Kingston Upon Hull children’s services", "2024-03-04", "LA810"),
        ("Inspection of Telford children’s services", "2024-03-04", "LA894"),
        ("Inspection of Blackburn children’s services", "2024-03-04", "LA889"),
    ],
)
def test_printed_names_of_authorities(title: str, day: str, key: str) -> None:
    found = find_authority(title, dt.date.fromisoformat(day))

    assert found is not None
    assert found.key == key


@pytest.mark.parametrize(
    ("printed", "first", "last"),
    [
        ("18 Feb 2014 – 12 March 2014", "2014-02-18", "2014-03-12"),
        ("14 January – 5 February 2014", "2014-01-14", "2014-02-05"),
        ("27 February to 23 March 2017", "2017-02-27", "2017-03-23"),
        ("8 and 9 November 2023", "2023-11-08", "2023-11-09"),
        ("23 April–18 May 2018", "2018-04-23", "2018-05-18"),
        ("12 to 23 January 2026", "2026-01-12", "2026-01-23"),
        ("11th January 2017", "2017-01-11", "2017-01-11"),
        ("27 November – 5 January 2017", "2016-11-27", "2017-01-05"),
        ("18, 19 and 20 May 2021", "2021-05-18", "2021-05-20"),
        ("Monday 4 to Friday 8 June 2018", "2018-06-04", "2018-06-08"),
        ("21/05/2018", "2018-05-21", "2018-05-21"),
    ],
)
def test_printed_spans_of_days(printed: str, first: str, last: str) -> None:
    (span,) = day_spans(printed)

    assert (str(span.first), str(span.last)) == (first, last)


def test_a_day_the_calendar_does_not_have_is_no_date() -> None:
    assert list(day_spans("on 31 April 2023")) == []


def test_a_month_or_a_year_is_all_its_days() -> None:
    month, year = first_month_or_year("was in March 2012."), first_month_or_year("in 2016, when")

    assert month is not None and (str(month.first), str(month.last)) == ("2012-03-01", "2012-03-31")
    assert year is not None and (str(year.first), str(year.last)) == ("2016-01-01", "2016-12-31")


def test_a_row_of_the_cover_is_cited_by_the_number_that_is_printed_before_it() -> None:
    overall, board = "The overall judgement is good", "The effectiveness of the board is good"
    cover = SIF_COVER.format(name="Dudley Council", overall=overall, board=board)
    numbers = {row.quote.split()[0].rstrip("."): row.paragraph for row in reading_of(cover).records.judgements}

    assert {printed: cited for printed, cited in numbers.items() if printed[0].isdigit()} == {
        number: number for number in ("1", "2", "2.1", "2.2", "3")
    }
