"""Earlier inspections in running text: what was judged, when, and what is an event without a judgement."""

from __future__ import annotations

import pytest

from ingest.records import Event, Judgement
from tests.unit.reading_of import reading_of

OPENING = """Inspection of Leeds local authority children’s services

Inspection dates: 4 to 15 March 2024
Lead inspector: Jane Example

The impact of leaders on social work practice with children and families Good
The experiences and progress of children who need help and protection Good
The experiences and progress of children in care Good
The experiences and progress of care leavers Good
Overall effectiveness Good

"""


def judged(sentence: str) -> list[tuple[str | None, str | None, str]]:
    """Area, grade and first day of each judgement that a sentence in a report tells second hand."""
    return [
        (j.area, j.grade, str(j.judged_from or j.published_from))
        for j in reading_of(f"{OPENING}{sentence}\n").records.judgements
        if j.event_kind == "earlier_inspection"
    ]


def told_rows(sentence: str) -> list[Judgement]:
    return [j for j in reading_of(f"{OPENING}{sentence}\n").records.judgements if not j.is_headline]


def told_events(sentence: str) -> list[Event]:
    return [e for e in reading_of(f"{OPENING}{sentence}\n").records.events if e.event_kind.startswith("earlier")]


@pytest.mark.parametrize(
    ("subject", "area"),
    [
        ("services were", "overall"),
        ("children’s services in Leeds were", "overall"),
        ("services for children in Leeds were", "overall"),
        ("Leeds City Council was", "overall"),
        ("the council was", "overall"),
        ("overall effectiveness was", "overall"),
        ("services for children in care were", "in_care"),
        ("the experiences of children in care were", "in_care"),
        ("the looked after children’s service was", "in_care"),
        ("help and protection was", "help_and_protection"),
        ("services for children in need of help and protection were", "help_and_protection"),
        ("child protection arrangements were", "help_and_protection"),
        ("safeguarding arrangements in Leeds were", "help_and_protection"),
        ("services for care leavers were", "care_leavers"),
        ("the impact of leaders was", "leadership"),
        ("leadership was", "leadership"),
        ("leadership, management and governance was", "leadership"),
        ("safeguarding arrangements / arrangements for the protection of children were", "help_and_protection"),
        ("safeguarding arrangements and arrangements for the protection of children were", "help_and_protection"),
        ("safeguarding arrangements for children were", "help_and_protection"),
        ("the fostering service was", None),
        ("the city’s adoption services were", None),
    ],
)
def test_only_the_authority_as_a_whole_is_judged_overall(subject: str, area: str | None) -> None:
    assert judged(f"At the last inspection in 2018, {subject} judged to be good.") == [(area, "good", "2018-01-01")]


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        (
            "At the last inspection in 2018, help and protection was judged inadequate and services for care "
            "leavers good.",
            [("help_and_protection", "inadequate"), ("care_leavers", "good")],
        ),
        (
            "At the last inspection in 2018, help and protection and leadership were judged to be inadequate.",
            [("help_and_protection", "inadequate"), ("leadership", "inadequate")],
        ),
        (
            "In 2018 Ofsted found the city to be inadequate for help and protection and good for children in care.",
            [("help_and_protection", "inadequate"), ("in_care", "good")],
        ),
        (
            "Ofsted judged the city’s leadership inadequate and the care leavers service good in 2018.",
            [("leadership", "inadequate"), ("care_leavers", "good")],
        ),
        (
            "Past inspections of child protection (in 2018), which judged services good, still shape the work.",
            [("help_and_protection", "good")],
        ),
    ],
)
def test_each_area_has_the_grade_that_is_told_of_it(sentence: str, told: list[tuple[str, str]]) -> None:
    assert [(area, grade) for area, grade, _ in judged(sentence)] == told


def test_a_grade_of_another_date_is_of_what_was_named_before_it() -> None:
    assert judged("Ofsted judged the city’s leadership as inadequate in 2016 and good in 2018.") == [
        ("leadership", "inadequate", "2016-01-01"),
        ("leadership", "good", "2018-01-01"),
    ]
    assert judged("Ofsted judged the city’s leadership as inadequate in 2016 and good work began in 2018.") == [
        ("leadership", "inadequate", "2016-01-01"),
    ]


def test_what_is_said_of_all_judgements_is_told_beside_the_one_that_differs() -> None:
    sentences = (
        "The last inspection was in August 2018. All of the judgements were requires improvements to be good, "
        "with care leavers judged to be inadequate."
    )
    assert judged(sentences) == [
        ("overall", "requires_improvement", "2018-08-01"),
        ("care_leavers", "inadequate", "2018-08-01"),
    ]


@pytest.mark.parametrize(
    ("sentence", "grade"),
    [
        ("Help and protection was inadequate at the last inspection in 2018.", "inadequate"),
        (
            "The judgement for help and protection at the inspection in 2018 was that it required improvement.",
            "requires_improvement",
        ),
        (
            "At the time of the inspection in 2018, the judgement for help and protection was that it required "
            "improvement to be good.",
            "requires_improvement",
        ),
        ("Ofsted rated help and protection inadequate in June 2018.", "inadequate"),
        ("The inspection of 2018 judged help and protection as outstanding.", "outstanding"),
        ("Ofsted came often. Help and protection has grown since 2018, when it was last judged good.", "good"),
    ],
)
def test_the_ways_a_judgement_is_told(sentence: str, grade: str) -> None:
    assert [(area, found) for area, found, _ in judged(sentence)] == [("help_and_protection", grade)]


@pytest.mark.parametrize(
    ("sentences", "areas"),
    [
        (
            "The inspection of safeguarding was in May 2012. The local authority was judged good.",
            ["help_and_protection"],
        ),
        ("The inspection of Leeds’s services for care leavers was in 2012. It was judged good.", ["care_leavers"]),
        ("Services for care leavers were inspected in 2012. The service was judged good.", ["care_leavers"]),
        ("In the inspection of looked after children services in 2012, the council was judged good.", ["in_care"]),
        ("The council was judged good at a child protection inspection in 2012.", ["help_and_protection"]),
        ("In 2012 Ofsted re-inspected adoption services and judged them good.", [None]),
        (
            "The inspection of services was in 2012. For care leavers, it judged overall effectiveness good.",
            ["care_leavers"],
        ),
        ("The inspection of children’s services was in May 2012. The local authority was judged good.", ["overall"]),
    ],
)
def test_who_is_judged_is_what_was_named_before(sentences: str, areas: list[str | None]) -> None:
    assert [(area, grade) for area, grade, _ in judged(sentences)] == [(area, "good") for area in areas]


def test_one_grade_for_both_old_areas_is_a_row_each_with_its_own_framework() -> None:
    told = told_rows(
        "The inspection of safeguarding and looked after children was in May 2012. The city was judged good."
    )

    assert [(row.area, row.framework) for row in told] == [("help_and_protection", "slac"), ("in_care", "slac")]


def test_old_areas_with_a_grade_each_have_no_joint_framework() -> None:
    told = told_rows("In May 2012 Ofsted judged safeguarding adequate and looked after children services good.")

    assert [(row.area, row.grade, row.framework) for row in told] == [
        ("help_and_protection", "adequate", None),
        ("in_care", "good", None),
    ]


@pytest.mark.parametrize(
    ("when", "days"),
    [
        ("in 2012", ("2012-01-01", "2012-12-31")),
        ("in May 2012", ("2012-05-01", "2012-05-31")),
        ("on 4 May 2012", ("2012-05-04", "2012-05-04")),
    ],
)
def test_a_date_is_as_precise_as_it_is_told(when: str, days: tuple[str, str]) -> None:
    (row,) = told_rows(f"At the inspection {when}, services were judged good.")

    assert (str(row.judged_from), str(row.judged_to)) == days


def test_of_several_areas_and_several_dates_none_is_told_which_was_when() -> None:
    assert judged("Help and protection and care leavers were judged good when inspected in 2012 and 2016.") == []


@pytest.mark.parametrize(
    "sentence",
    [
        "Leaders have sustained the ‘outstanding’ judgement from the last inspection in 2018.",
        "The city has left the 2018 judgement of outstanding, which Ofsted made, far behind.",
        "Services were outstanding at the last inspection in 2018.",
    ],
)
def test_the_whole_without_its_name(sentence: str) -> None:
    assert judged(sentence) == [("overall", "outstanding", "2018-01-01")]


def test_a_grade_without_a_name_is_of_the_whole_only_since_the_whole_has_a_grade() -> None:
    told = "Leaders have sustained the ‘{}’ judgement from the last inspection in {}."

    assert judged(told.format("good", 2012)) == []
    assert judged(told.format("good", 2014)) == [("overall", "good", "2014-01-01")]


def test_a_grade_without_a_name_prints_the_word_for_the_judgement() -> None:
    (told,) = told_rows("Leaders have sustained the ‘outstanding’ judgement from the last inspection in 2018.")

    assert told.area_printed == "judgement"


def test_a_grade_that_was_given_again_is_a_row_a_year() -> None:
    told = judged("Services were judged inadequate by Ofsted in 2017, 2019 and 2021.")

    assert told == [("overall", "inadequate", f"{year}-01-01") for year in (2017, 2019, 2021)]


@pytest.mark.parametrize(
    "sentence",
    [
        "They have grown since they were judged to be outstanding at the previous inspection in 2018.",
        "The council has put right the services that were judged inadequate at the inspection in 2018.",
        "The council runs one children’s home. This was judged to be good at its inspection in 2018.",
        "An adoption agency serves the city. Both were judged good at the inspection in 2018.",
        "Services of the predecessor council were judged good at the inspection in 2018.",
        "Leaders learned from Dudley, which Ofsted judged outstanding in 2018.",
        "Early help was judged good at the inspection in 2018.",
        "Supervision was judged good at the inspection in 2018.",
        "The youth service was judged good at the inspection in 2018.",
        "Leeds was rated as good in 2018 by an LGA peer review.",
        "At the last inspection in 2018 the secure unit was inadequate.",
        "Attendance was good at the last inspection in 2018.",
        "At the inspection in 2018 inspectors found that visits to children were good.",
        "Ofsted came in 2018 and saw good practice in most teams.",
        "The board was judged inadequate at its inspection in 2018.",
        "At this inspection in March 2024 services were judged good.",
    ],
)
def test_what_is_no_judgement_of_an_earlier_inspection(sentence: str) -> None:
    assert judged(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "kind", "framework", "first"),
    [
        ("Much has changed since the last full inspection in May 2014.", "earlier_inspection", None, "2014-05-01"),
        ("The findings of the JTAI in April 2017 were acted on.", "earlier_inspection", "jtai", "2017-04-01"),
        ("Since the last ILACS inspection in 2022 much has grown.", "earlier_inspection", None, "2022-01-01"),
        ("What the 2014 inspection asked for has been done.", "earlier_inspection", None, "2014-01-01"),
        ("It was not there at the monitoring visit in December 2018.", "earlier_visit", None, "2018-12-01"),
        ("In February 2020, a focused visit found that plans were late.", "earlier_visit", None, "2020-02-01"),
        ("In April 2017, the JTAI told of good work.", "earlier_inspection", "jtai", "2017-04-01"),
        ("The last focused visit, in 2022, told leaders so.", "earlier_visit", None, "2022-01-01"),
        ("The focused visit in 2022 asked for more stable homes.", "earlier_visit", None, "2022-01-01"),
        ("The area SEND inspection in May 2019 said the same.", "earlier_area_send_inspection", None, "2019-05-01"),
        ("An improvement notice was issued in April 2013.", "earlier_improvement_notice", None, "2013-04-01"),
        (
            "The Secretary of State issued a statutory direction on 30 November 2018.",
            "earlier_statutory_direction",
            None,
            "2018-11-30",
        ),
    ],
)
def test_an_inspection_told_without_a_grade_is_an_event(
    sentence: str, kind: str, framework: str | None, first: str
) -> None:
    (event,) = told_events(sentence)

    assert (event.event_kind, event.framework, str(event.start_date)) == (kind, framework, first)
    assert judged(sentence) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "The children’s home has changed since its inspection in May 2014.",
        "The adoption agency inspection in May 2014 spoke of the work of the adoption service.",
        "Focused visits in 2018 and 2019 found the same.",
        "Much was learned from the inspection of Dudley in May 2014.",
        "It is done under the Education and Inspections Act 2006.",
        "At the time of this inspection, 17 of them had come since May 2014.",
        "Much has changed since the inspection in May 2014 of the home.",
        "The improvement notice was lifted in February 2013.",
        "In May 2014, the council asked for an inspection.",
        "In May 2014, Ofsted looked at how boards are reviewed.",
        "Since the focused visit, in 2019 leaders have recruited more staff.",
        "The SEND reforms of 2019 changed much.",
    ],
)
def test_what_is_no_inspection_of_the_authority_is_no_event(sentence: str) -> None:
    assert told_events(sentence) == []


def test_visits_of_several_months_are_an_event_each() -> None:
    events = told_events("Two monitoring visits in May 2018 and July 2018 found progress.")

    assert sorted(str(event.start_date) for event in events) == ["2018-05-01", "2018-07-01"]


def test_whom_a_telling_is_about() -> None:
    bodies = {
        sentence: told_events(sentence)[0].judged_body
        for sentence in ("The SEND inspection in May 2019 said so.", "The focused visit in May 2019 said so.")
    }

    assert list(bodies.values()) == ["local_partnership", "local_authority"]


def test_the_date_of_a_report_is_no_date_of_its_inspection() -> None:
    sentence = "The last inspection report was published in July 2015 and judged services to be good."
    (event,) = told_events(sentence)

    assert (event.start_date, event.end_date) == (None, None)
    assert (str(event.published_from), str(event.published_to)) == ("2015-07-01", "2015-07-31")
    assert judged(sentence) == [("overall", "good", "2015-07-01")]


def test_an_inspection_of_one_service_says_of_which() -> None:
    (event,) = told_events("The inspection of the city’s fostering service was in May 2014.")

    assert (event.areas_covered, str(event.start_date)) == ("fostering service", "2014-05-01")


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        (
            "In 2010, the looked after children service was judged to be adequate, but services have deteriorated.",
            [("in_care", "adequate", "2010-01-01")],
        ),
        (
            "In 2010, when the new building opened, staff said the looked after children service was judged adequate.",
            [],
        ),
        (
            "The inspection of safeguarding and looked after children in 2010 judged the safeguarding services as "
            "inadequate for overall effectiveness and capacity for improvement. For looked after children, it judged "
            "overall effectiveness and capacity for improvement to be adequate.",
            [("help_and_protection", "inadequate", "2010-01-01"), ("in_care", "adequate", "2010-01-01")],
        ),
    ],
)
def test_a_date_before_the_subject_and_what_was_judged_beside_effectiveness(
    sentence: str, told: list[tuple[str, str, str]]
) -> None:
    assert judged(sentence) == told
