"""Sentences become observations: what is counted, in which unit, how exactly, beside whom, for when, and where."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.readers.context import ReadingContext
from ingest.readers.periods import Period, PeriodContext
from ingest.readers.sentences import read_sentences
from ingest.records import Observation
from ingest.structure.model import Block, FootnoteMark, Outline, Passage, StoredText

INSPECTION = PeriodContext(fieldwork_start=dt.date(2014, 2, 18), fieldwork_end=dt.date(2014, 3, 12))
AREA = ("Information about this local authority area", "Children looked after in this area")
CENSUS = ("Information about this local authority area", "Children living in this area")
NARRATIVE = ("Inspection judgements", "Help and protection")


def document(*lines: str, section: tuple[str, ...] = NARRATIVE, marks: tuple[int, ...] = ()) -> Outline:
    """A document of one section: a line that begins with `- ` is a bullet, with ` - ` a bullet below one."""
    text = "\n".join(lines)
    blocks, at = [], 0
    for line in lines:
        indent = len(line) - len(line.lstrip(" "))
        is_bullet = line.lstrip(" ").startswith("- ")
        start = at + indent + (2 if is_bullet else 0)
        words = text[start : at + len(line)]
        passage = Passage(words, tuple(range(start, start + len(words))))
        kind = "bullet" if is_bullet else "paragraph"
        blocks.append(Block(kind, passage, start, at + len(line), section, depth=indent))
        at += len(line) + 1
    stored = StoredText(text, "pdf" if marks else "text", (), tuple(FootnoteMark(mark, mark + 1) for mark in marks))
    return Outline(stored, 0, len(text), tuple(blocks))


def read(*lines: str, section: tuple[str, ...] = NARRATIVE, periods: PeriodContext = INSPECTION) -> list[Observation]:
    outline = document(*lines, section=section)
    return read_sentences(outline, ReadingContext("r1", periods))[0]


def only(*lines: str, section: tuple[str, ...] = NARRATIVE) -> Observation:
    (observation,) = read(*lines, section=section)
    return observation


def test_a_count_and_its_rate_and_the_values_of_a_year_before() -> None:
    now, rate, before, rate_before = read(
        "- At 31 March 2013, 620 children were looked after (a rate of 91 per 10,000 children). "
        "This is a rise from 590 (87 per 10,000 children) at 31 March 2012.",
        section=AREA,
    )
    assert [(o.value, o.unit, str(o.period_end)) for o in (now, rate, before, rate_before)] == [
        (620, "count", "2013-03-31"),
        (91, "rate_per_10000", "2013-03-31"),
        (590, "count", "2012-03-31"),
        (87, "rate_per_10000", "2012-03-31"),
    ]
    assert all(o.comparator is None and not o.is_change for o in (now, rate, before, rate_before))
    assert before.reported_label == now.reported_label == "children were looked after"
    assert "per 10,000" in rate_before.reported_label


def test_bullets_take_the_date_and_the_subject_of_the_bullet_above() -> None:
    observations = read(
        "- At 28 February 2014, 893 children are looked after. Of this number:",
        " - 188 (or 21.1%) live outside the area",
        " - 102 live in children's homes, of whom 19.6% live outside the area",
        "- In the last 12 months:",
        " - there have been 49 adoptions",
        section=AREA,
    )
    outside, share = observations[1:3]
    assert (outside.value, share.value) == (188, 21.1)
    assert outside.reported_label == share.reported_label == "children are looked after: live outside the area"
    assert {str(o.period_end) for o in observations} == {"2014-02-28"}
    adoptions = observations[-1]
    assert (str(adoptions.period_start), adoptions.reported_label) == ("2013-03-01", "adoptions")
    assert observations[4].reported_label.endswith("live in children's homes whom live outside the area")


def test_census_figures_have_no_date_and_a_national_value_beside_them() -> None:
    own, national = read(
        "- The share of pupils who may claim free school meals:",
        " - in primary schools is 24.5% (national average 17.1%)",
        section=CENSUS,
    )
    assert (own.value, own.comparator, own.period_kind) == (24.5, None, "unknown")
    assert (national.value, national.comparator, national.period_kind) == (17.1, "national", "unknown")
    assert own.reported_label == "share of pupils who may claim free school meals: primary schools"


@pytest.mark.parametrize(
    ("text", "value", "comparator"),
    [
        ("Only 60% of plans are shared in time.", 60, None),
        ("Attendance is at 96.8%, above that found nationally.", 96.8, None),
        ("The rate is above the national average (59%).", 59, "national"),
        ("This is just 6% below that nationally for all children.", 6, None),
        ("Nationally, the average points score was 34.5.", 34.5, "national"),
        ("This compares with statistical neighbours at 44%.", 44, "statistical_neighbours"),
        ("This compares with 44% in similar authorities.", 44, "similar"),
        ("The authority set a target of 30 carers.", 30, "target"),
        ("Proceedings must meet the 26 week requirement of the courts.", 26, "target"),
    ],
)
def test_whose_value_it_is(text: str, value: float, comparator: str | None) -> None:
    observation = only(text)
    assert (observation.value, observation.comparator) == (value, comparator)


def test_a_ratio_sets_the_own_value_beside_the_comparators() -> None:
    own, other = read("Fewer questionnaires are completed than by comparators (53%:71%).")
    assert (own.value, own.comparator, other.value, other.comparator) == (53, None, 71, "similar")


@pytest.mark.parametrize(
    ("text", "qualifier"),
    [
        ("There were over 340 children on plans.", "over"),
        ("There were approximately 20 cases.", "approx"),
        ("Some 62% of social workers are trained.", "approx"),
        ("There were fewer than five children in such homes.", "fewer_than"),
        ("There were five or fewer children in such homes.", "up_to"),
        ("At least 12 families were helped.", "at_least"),
        ("There were 12 families.", "exact"),
        ("Leaders know about the 12 families.", "exact"),
    ],
)
def test_how_exactly_it_is_meant(text: str, qualifier: str) -> None:
    assert only(text).qualifier == qualifier


@pytest.mark.parametrize(
    ("text", "is_change"),
    [
        ("There has been a 16% increase in agreements.", True),
        ("Exclusions have reduced by an impressive 49% in the last year.", True),
        ("The significant increase (63%) is not understood.", True),
        ("Performance improved to 94% of visits.", False),
        ("This is an increase from 374 at 31 March 2013.", False),
    ],
)
def test_changes_are_told_from_levels(text: str, is_change: bool) -> None:
    assert only(text).is_change is is_change


def test_two_levels_of_one_sentence_keep_their_own_dates() -> None:
    first, second = read("This fell from 236 in March 2012 to 213 in March 2013.")
    assert (str(first.period_end), str(second.period_end)) == ("2012-03-31", "2013-03-31")


def test_a_stock_reached_over_months_stands_at_the_inspection() -> None:
    before, now = read("Over the last ten months children on protection plans rose from 213 to 340.")
    assert before.period_kind == "unknown"
    assert (now.period_start, now.period_end) == (dt.date(2014, 2, 18), dt.date(2014, 3, 12))


def test_an_undated_own_value_is_of_the_inspection_and_an_undated_national_value_of_no_date() -> None:
    own, national = read("Two of the ten centres are good, compared with 68% nationally.")[1:]
    assert own.period_basis == "fieldwork"
    assert national.period_kind == "unknown"


def test_a_sentence_leans_on_the_date_of_the_one_before() -> None:
    observations = read("During 2012–13, 37 of 90 sessions were cancelled. Only 667 delegates of 916 attended.")
    assert {str(o.period_end) for o in observations} == {"2013-03-31"}
    assert observations[2].period_basis == "sentence_before"


def test_a_heading_dates_what_stands_below_it() -> None:
    (observation,) = read(
        "There were 92 children on such orders.",
        section=("Report", "LEGAL STATUS AT 31 MARCH 2016"),
        periods=PeriodContext(),
    )
    assert (str(observation.period_end), observation.period_basis) == ("2016-03-31", "section")


def test_a_paper_about_a_quarter_dates_what_it_says_without_a_date() -> None:
    quarter = PeriodContext(covers=Period("quarter", dt.date(2019, 1, 1), dt.date(2019, 3, 31), "title"))
    year = PeriodContext(covers=Period("financial_year", dt.date(2018, 4, 1), dt.date(2019, 3, 31), "title"))
    said = "It was said that 98% of referrals were screened in a day."
    (of_quarter,), (of_year,) = read(said, periods=quarter), read(said, periods=year)
    assert (of_quarter.period_kind, of_quarter.period_end, of_quarter.period_basis) == (
        "quarter",
        dt.date(2019, 3, 31),
        "paper",
    )
    assert of_year.period_kind == "unknown"


def test_school_results_of_a_year_are_those_of_the_school_year() -> None:
    assert (
        str(only("In 2013, 28% of pupils reached the expected standard at Key Stage 2.").period_start) == "2012-09-01"
    )
    covers = PeriodContext(covers=Period("financial_year", dt.date(2015, 4, 1), dt.date(2016, 3, 31), "title"))
    (observation,) = read("In phonics 67% reached the expected standard.", periods=covers)
    assert (observation.period_kind, observation.period_basis) == ("academic_year", "title")


@pytest.mark.parametrize(
    "text",
    [
        "One young person told inspectors that help came late.",
        "Leaders set out three key priorities.",
        "Children are seen within 20 working days.",
        "In the past two years the work has been overhauled.",
        "Young people aged 16-17 at risk of homelessness are helped.",
        "No cases were seen where this had not happened.",
        "The inspection took place under section 136 of the Act.",
    ],
)
def test_what_an_expert_would_not_keep(text: str) -> None:
    assert read(text) == []


def test_evidence_is_the_sentence_and_the_value_is_where_it_says() -> None:
    outline = document("Plans are good. Some 62% of workers are trained. More is planned.")
    (observation,) = read_sentences(outline, ReadingContext("r1", INSPECTION))[0]
    text = outline.stored.text
    assert (
        observation.quote == text[observation.char_start : observation.char_end] == "Some 62% of workers are trained."
    )
    assert observation.value_printed == text[observation.value_start : observation.value_end] == "62"


def test_a_raised_mark_is_no_figure() -> None:
    line = "There are 5 children in residential special schools3 in all."
    outline = document(line, marks=(line.index("3"),))
    observations, _ = read_sentences(outline, ReadingContext("r1", INSPECTION))
    assert [o.value for o in observations] == [5]


def test_damage_becomes_a_note() -> None:
    outline = document("By 31st April 2023 there were 42,6163 children.")
    observations, notes = read_sentences(outline, ReadingContext("r1", INSPECTION))
    assert [o.value for o in observations] == [42616]
    assert sorted(note.kind for note in notes) == ["footnote_mark"]


_WORDS = st.sampled_from(
    [
        "At 31 March 2013,",
        "540",
        "children",
        "(83 per 10,000)",
        "nationally",
        "from",
        "to",
        "16%",
        "increase",
        ".",
        ":",
        "two",
        "of",
    ]
)


@given(st.lists(_WORDS, max_size=14), st.sampled_from([AREA, CENSUS, NARRATIVE]))
def test_no_order_of_words_breaks_a_reading_or_loses_its_ground(words: list[str], section: tuple[str, ...]) -> None:
    outline = document("- " + " ".join(words) + " x", section=section)
    observations, _ = read_sentences(outline, ReadingContext("r1", INSPECTION))
    for observation in observations:
        assert observation.char_start <= observation.value_start < observation.value_end <= observation.char_end
        assert outline.stored.text[observation.value_start : observation.value_end] == observation.value_printed
        assert observation.reported_label


@given(st.text(max_size=300))
def test_any_text_is_read_without_a_crash(text: str) -> None:
    outline = document(text.replace("\n", " ") or "x")
    for observation in read_sentences(outline, ReadingContext("r1", INSPECTION))[0]:
        assert observation.value_printed in observation.quote


def test_a_list_with_respectively_names_each_of_its_numbers() -> None:
    found = read("In reading, writing and mathematics the gaps were 10%, 8% and 3% respectively.")
    assert found[1].reported_label.endswith("writing")
    assert "mathematics" in found[2].reported_label


def test_the_comparators_of_such_a_list_stand_in_its_order() -> None:
    found = read(
        "The rate, at 55 per 10,000, is lower than in similar authorities and England (70 and 60 respectively)."
    )
    assert [(o.value, o.unit, o.comparator) for o in found] == [
        (55, "rate_per_10000", None),
        (70, "rate_per_10000", "similar"),
        (60, "rate_per_10000", "national"),
    ]


def test_what_a_value_at_the_head_of_a_sentence_is_stands_in_the_sentence_before() -> None:
    found = only("Absence rates continue to fall. At 4.5%, they are also below those of similar pupils.")
    assert "below those of similar pupils" in found.reported_label


def test_the_and_within_a_name_parts_no_clauses() -> None:
    assert only("Brighton and Hove looked after 390 children.").counted == "children"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Waiting times of 14 weeks are too long.", [(14, "weeks")]),
        ("At 34 weeks, the timeliness of proceedings is poor.", [(34, "weeks")]),
        ("Delays of up to six weeks are common.", [(6, "weeks")]),
        ("Plans are overseen every 4-week period.", [(4, "weeks")]),
        ("In the last 6 weeks there has been progress.", []),
        ("Work was done over a 13-week period.", []),
        ("Half of proceedings take more than 26 weeks.", [(50, "percent")]),
        ("After the course 89% (n37) felt well.", [(89, "percent"), (37, "count")]),
        ("We support 14 apprentices in firms and a further five in the council.", [(14, "count"), (5, "count")]),
        ("A small number, seventeen, attend schools elsewhere.", [(17, "count")]),
        ("Of those aged 0-17, 20.9% were 5-9 and 32.7% 10-15 years of age.", [(20.9, "percent"), (32.7, "percent")]),
        ("The lines differ over the 2 periods.", []),
        ("Over the year 70 adoption orders were made.", [(70, "count")]),
        ("Meetings start in Spring 24 with partners.", []),
        ("It is scored as Emerging (1), Expected (2) or Exceeding (3).", []),
        ("The priority is young people with under 3 missing episodes.", [(3, "count")]),
        ("They achieved a 31% Attainment 8 score.", [(31, "score")]),
        ("The level is a total of 24 points over these 5 areas.", [(24, "score"), (5, "count")]),
    ],
)
def test_what_a_sentence_counts_and_times(text: str, expected: list[tuple[float, str]]) -> None:
    assert [(o.value, o.unit) for o in read(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("There has been a 22%% increase in referrals.", [True]),
        ("There was a 61% (about 30 children) increase in one group.", [True, True]),
        ("We have 55 more boys in care.", [True]),
        ("The rest, 14%, were Needs Improvement.", [False]),
    ],
)
def test_how_much_more_there_is_is_a_change(text: str, expected: list[bool]) -> None:
    assert [o.is_change for o in read(text)] == expected


def test_a_comparators_value_has_the_date_of_the_value_it_is_set_beside() -> None:
    found = read("It took 29 weeks in 2012–13, better than the England average of 30 weeks.")
    assert [(o.comparator, str(o.period_end)) for o in found] == [(None, "2013-03-31"), ("national", "2013-03-31")]


def test_a_heading_that_goes_on_in_sentences_states_their_figures() -> None:
    heading = "The profile of leaving care. There were 168 children who left care in the year."
    passage = Passage(heading, tuple(range(len(heading))))
    block = Block("heading", passage, 0, len(heading), (), level=1)
    outline = Outline(StoredText(heading, "text"), 0, len(heading), (block,))
    (found,) = read_sentences(outline, ReadingContext("r1", INSPECTION))[0]
    assert (found.value, found.quote) == (168, heading.partition(". ")[2])


def test_one_that_lives_somewhere_is_counted_too() -> None:
    found = read("- At 31 March 2013, 40 children were looked after:", " - one lives with parents", section=AREA)
    assert (found[1].value, str(found[1].period_end)) == (1, "2013-03-31")


def test_of_these_leans_on_what_the_sentence_before_counts() -> None:
    found = read(
        "- At 31 March 2015, 40 children were looked after:",
        " - 30 live with foster families. Of these, 50% live outside the area",
        section=AREA,
    )
    assert "foster families" in found[2].reported_label


def test_the_same_rate_is_that_of_the_sentences_own_day() -> None:
    found = read(
        "- At 31 March 2013, 50 children were in care, two fewer than at 31 March 2012 (the same rate of 8 per 10,000)."
    )
    assert str(found[-1].period_end) == "2013-03-31"


def test_all_of_whom_says_what_they_all_do() -> None:
    found = read("- At 31 March 2015, 13 live in residential homes, all of whom live outside the area", section=AREA)
    assert found[1].value == 100
    assert found[1].reported_label == "live in residential homes whom live outside the area"


def test_a_time_set_off_by_commas_is_that_of_what_stands_before_it() -> None:
    found = only("Timescales for court work, reported as 35 weeks, are still too long.")
    assert found.reported_label.startswith("Timescales for court work")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Plans took 260 days. This was longer than in England (223).", [(260, "days"), (223, "days")]),
        ("The average number of days for a plan was 556.", [(556, "days")]),
        ("The wait fell from 215 in 2013–14 to 201 days.", [(215, "days"), (201, "days")]),
        ("Plans took 260 days. There are fewer boys than in England (223).", [(260, "days"), (223, "count")]),
    ],
)
def test_a_bare_number_has_the_unit_of_what_it_is_compared_with(text: str, expected: list[tuple[int, str]]) -> None:
    assert [(o.value, o.unit) for o in read(text)] == expected
