"""Which of a sentence's periods dates which of its figures, and what is left undated on purpose."""

from __future__ import annotations

import datetime as dt

import pytest

from ingest.readers.context import ReadingContext
from ingest.readers.periods import Period, PeriodContext, find_periods
from ingest.readers.sentences import read_sentences
from ingest.records import Observation
from ingest.structure.model import Block, Outline, Passage, StoredText

AUTUMN = PeriodContext(fieldwork_start=dt.date(2016, 9, 12), fieldwork_end=dt.date(2016, 10, 6))
NOW = ("range", "2016-09-12", "2016-10-06")
UNKNOWN = ("unknown", "None", "None")


def paragraphs(*texts: str, kind: str = "paragraph") -> list[Observation]:
    """The figures of the paragraphs of an inspection report."""
    text, blocks, at = "\n".join(texts), [], 0
    for words in texts:
        passage = Passage(words, tuple(range(at, at + len(words))))
        blocks.append(Block(kind, passage, at, at + len(words), ("Inspection judgements", "Help")))  # type: ignore[arg-type]
        at += len(words) + 1
    outline = Outline(StoredText(text, "text"), 0, len(text), tuple(blocks))
    return read_sentences(outline, ReadingContext("r1", AUTUMN))[0]


def dated(*texts: str) -> list[tuple[float | None, str, str, str]]:
    return [(o.value, o.period_kind, str(o.period_start), str(o.period_end)) for o in paragraphs(*texts)]


def day(date: str) -> tuple[str, str, str]:
    return ("snapshot", date, date)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("There has been a reduction from 38 social worker vacancies to only five.", UNKNOWN, NOW),
        ("Repeat plans have fallen from 35% to 12% since the last inspection.", UNKNOWN, NOW),
        ("Children in care rose from 812 to 901 over the last year.", UNKNOWN, NOW),
        ("Numbers have risen over the last six months from 812 to 901.", UNKNOWN, NOW),
        ("Since January 2016 vacancies have fallen from 30 to 12.", day("2016-01-01"), NOW),
        ("Reviews delayed went from 27 in March 2015 to 17 in March 2016.", day("2015-03-31"), day("2016-03-31")),
        ("As a result, adopters reduced from 78 to 40 households by March 2016.", UNKNOWN, day("2016-03-31")),
        ("Numbers fell from 30 to 12 in one team.", UNKNOWN, UNKNOWN),
        ("Open plans grew between July 2015 and March 2016 from 230 to 380.", day("2015-07-31"), None),
    ],
)
def test_the_two_levels_of_a_rise(text: str, first: tuple[str, str, str], last: tuple[str, str, str] | None) -> None:
    before, reached = dated(text)
    assert before[1:] == first
    assert last is None or reached[1:] == last


def test_what_a_number_has_come_to_is_its_level_now_and_not_that_of_the_year_told_before() -> None:
    found = dated("In 2015, half of the posts were empty. This has reduced to 28% in one team and 17% in others.")
    assert [figure[1:] for figure in found[1:]] == [NOW, NOW]


def test_a_figure_behind_the_list_of_levels_reached_is_not_one_of_them() -> None:
    found = dated("Those in work rose from 22% in 2012 to 39% in 2013, but only 16% of girls did in 2014.")
    assert found[2][1:] == ("year", "2014-01-01", "2014-12-31")


@pytest.mark.parametrize(
    ("printed", "kind", "start", "end"),
    [
        ("In the last quarter of 2015–16", "quarter", "2016-01-01", "2016-03-31"),
        ("In the final quarter of 2014-15", "quarter", "2015-01-01", "2015-03-31"),
        ("In the first half of 2015–16", "range", "2015-04-01", "2015-09-30"),
        ("In the first six months of 2015/16", "range", "2015-04-01", "2015-09-30"),
        ("In the first quarter of 2016", "quarter", "2016-01-01", "2016-03-31"),
        ("In 2014\u221215", "financial_year", "2014-04-01", "2015-03-31"),
        ("In 2014\u201015", "financial_year", "2014-04-01", "2015-03-31"),
        ("In 2014\u201115", "financial_year", "2014-04-01", "2015-03-31"),
        ("In April\u2212June 2015", "quarter", "2015-04-01", "2015-06-30"),
        ("In 2014\u250015", "financial_year", "2014-04-01", "2015-03-31"),
        ("In quarters one and two of 2015–16", "range", "2015-04-01", "2015-09-30"),
        ("In Quarter 1 (Q1) 2015/16", "quarter", "2015-04-01", "2015-06-30"),
        ("In the three years to June 2015", "range", "2012-07-01", "2015-06-30"),
        ("In 2012–15", "range", "2012-04-01", "2015-03-31"),
        ("In the three years 2011–2014", "range", "2011-04-01", "2014-03-31"),
        ("In the year until June 2015", "year", "2014-07-01", "2015-06-30"),
    ],
)
def test_parts_of_years_and_years_joined_by_any_dash(printed: str, kind: str, start: str, end: str) -> None:
    ((_, _, period),) = find_periods(f"{printed}, work was done.", AUTUMN)
    assert (period.kind, str(period.start), str(period.end)) == (kind, start, end)


@pytest.mark.parametrize(
    ("text", "end"),
    [
        ("It grew from 47% at the end of March 2014–15 to 57% at the same point in 2015–16.", "2016-03-31"),
        ("It was 47% at 31 March 2014, and at the same time in 2015 57%.", "2015-03-31"),
        ("It was 57% at 30 June 2016, up from 47% at the same time last year.", "2015-06-30"),
        ("It was 57% in the quarter, up from 47% at the same time last year.", "None"),
    ],
)
def test_the_same_point_of_another_year(text: str, end: str) -> None:
    assert str(dated(text)[1][3]) == end


def test_more_than_once_is_no_comparison() -> None:
    assert dated("Only 9% of children moved more than once during 2015–16.")[0][2] == "2015-04-01"
    assert dated("At 9%, moves are now lower than they were in 2014–15.")[0][1:] == NOW


def test_a_span_behind_a_figure_says_more_than_the_inspection_before_it() -> None:
    assert dated("During this inspection, we found 300 children in the last six months with repeat contacts.") == [
        (300, "range", "2016-04-07", "2016-10-06")
    ]
    assert dated("At the time of the inspection, 17 staff were in post, with others due in January 2017.")[0][1:] == NOW


def test_the_span_of_an_improvement_is_not_that_of_the_level_it_ended_at() -> None:
    found = dated(
        "Attendance has improved over the last five years and is now good, at 94% overall and 97% for the young."
    )
    assert [figure[1:] for figure in found] == [NOW, NOW]
    assert (
        dated("Two thirds of plans are now good, and this is a great improvement over the last two years.")[0][1:]
        == NOW
    )


@pytest.mark.parametrize(
    "text",
    [
        "Seven attendance orders were issued last year.",
        "The board has started six reviews in the recent past.",
        "At that time, a quarter of all cases were weak.",
        "Two years ago 30% of cases were weak.",
        "In recent years 40 carers left.",
    ],
)
def test_a_time_that_is_spoken_of_but_not_told_dates_nothing(text: str) -> None:
    assert dated(text)[0][1:] == UNKNOWN


def test_at_that_point_is_the_date_told_before_it() -> None:
    assert dated("The last sample was drawn in June 2015; at that point 77 children had no plan.")[0][2:] == (
        "2015-06-01",
        "2015-06-30",
    )


def test_an_undated_result_has_the_school_year_of_its_paragraph_and_never_the_inspections_date() -> None:
    told = dated("Attainment in 2015 was good at every stage. In all, 73% achieved a good level of development.")
    assert told == [(73, "academic_year", "2014-09-01", "2015-08-31")]
    assert dated("In all, 73% achieved a good level of development.")[0][1:] == UNKNOWN
    assert dated("The share gaining five GCSEs grew to 39% in 2013, but only 16% gained five good GCSEs.")[1][2:] == (
        "2012-09-01",
        "2013-08-31",
    )


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("In 2014–15, attendance was at 96.2%.", "2014-09-01"),
        ("In 2014–15, there were 12 fixed-term exclusions.", "2014-09-01"),
        ("In 2014–15, 90% of personal education plans were on time.", "2014-09-01"),
        ("In 2014–15, attendance at child protection conferences was 60%.", "2014-04-01"),
        ("In the financial year 2014–15, 12 exclusions cost us dear.", "2014-04-01"),
        ("In 2014–15, 90% of reviews were on time.", "2014-04-01"),
    ],
)
def test_what_schools_count_is_of_school_years(text: str, start: str) -> None:
    assert dated(text)[0][2] == start


def test_a_period_is_handed_on_only_by_the_sentence_directly_before() -> None:
    year = "In 2014–15, 40 children were adopted. "
    assert dated(year + "These included 12 boys.")[1][2] == "2014-04-01"
    assert dated(year + "Plans vary. This is true of older children, 84 of whom wait.")[1][1:] == NOW
    assert dated(year + "Plans vary. Of these children 12 were boys.")[1][2] == "2014-04-01"
    assert dated(year + "This is true elsewhere; 84 older children wait.")[1][1:] == NOW


def test_no_period_ends_after_the_inspection() -> None:
    assert dated("So far 40 children were referred in 2016–17.")[0][1:] == ("range", "2016-04-01", "2016-10-06")
    assert dated("There are 182 looked after children in 2016.")[0][1:] == UNKNOWN
    assert dated("A further nine children have offers for January 2017.")[0][1:] == UNKNOWN
    assert dated("It is anticipated to be 96% for 2016–17.")[0][1:] == UNKNOWN


def test_what_stands_below_a_year_under_way_is_of_the_day_that_its_base_has() -> None:
    texts = (
        "At 31 March 2016, 182 children were looked after.",
        "Local data for 2016 show that:",
        "125 live elsewhere.",
    )
    found = paragraphs(*texts, kind="bullet")
    assert [(o.value, str(o.period_start), str(o.period_end)) for o in found][1] == (125, "2016-03-31", "2016-03-31")


def test_what_was_so_when_a_span_began_is_dated_at_its_beginning() -> None:
    text = "Results have improved every year since 2012-13, when 48% did well."
    found = [mention.period for mention in find_periods(text, AUTUMN)]
    assert Period("financial_year", dt.date(2012, 4, 1), dt.date(2013, 3, 31), "printed") in found


IN_2014 = "In 2014–15, 40 children were adopted. "


@pytest.mark.parametrize(
    ("text", "year"),
    [
        (IN_2014 + "Twelve were placed with their brothers and sisters.", "2014-04-01"),
        (IN_2014 + "For 12 of the boys, plans changed.", "2014-04-01"),
        (IN_2014 + "This is above the 30 of similar authorities.", "2014-04-01"),
        (IN_2014 + "There are 12 boys in foster homes.", "2016-09-12"),
        (IN_2014 + "Panels meet often. Staff left for 12 jobs elsewhere.", "None"),
        (IN_2014 + "Panels meet often. Of those adopted, 12 waited for a year.", "2014-04-01"),
        ("Currently 30 pupils wait for a place. One school has 12 of them.", "2016-09-12"),
    ],
)
def test_a_time_once_told_holds_for_what_goes_on_about_it(text: str, year: str) -> None:
    assert dated(text)[-1][2] == year


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("Reviews are held on time for 95%.", "None"),
        ("Plans have been reviewed in 30 cases.", "None"),
        ("Plans were reviewed in 30 cases.", "None"),
        ("Currently, reviews are held on time for 95%.", "2016-09-12"),
        ("Of the files sampled by inspectors, 30 were late.", "2016-09-12"),
        ("Of the children in care, 30% are waiting for a dentist.", "2016-09-12"),
        ("There are 30 social workers in the team.", "2016-09-12"),
    ],
)
def test_only_what_speaks_of_the_present_is_of_the_days_of_the_inspection(text: str, start: str) -> None:
    assert [figure[2] for figure in dated(text)] == [start]


def test_a_comparator_is_of_the_time_of_the_value_it_is_set_beside() -> None:
    own, other, third = dated(
        "In 2014–15, 70% of plans were reviewed, below the 80% of England and 85% of similar areas."
    )
    assert own[2] == other[2] == third[2] == "2014-04-01"


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("In 2015–16 40 children were adopted, compared to 30 the year before.", day("2015-03-31")[1]),
        (
            "The 2015 results of pupils were weak. The share of pupils who passed fell to 6%, from 16% in 2011.",
            "2015-08-31",
        ),
        ("In the twelve month period prior to the inspection, 20 cases ended.", "2016-10-06"),
        ("A fair was held in October 2015. Although this event was good, it was attended by 25.", "2015-10-31"),
        ("In 2016–17 40 children were adopted.", "2017-03-31"),
        ("In May 2015, 12 plans were late. At the visit no plan was read. Of the plans, 40 were late.", "None"),
    ],
)
def test_times_told_beside_a_figure_or_before_it(text: str, last: str) -> None:
    ends = {str(row.period_end) for row in paragraphs(text)}
    assert last in ends


def test_a_period_does_not_reach_over_a_semicolon_unless_it_opens_the_list() -> None:
    assert dated("In 2014–15, 20 moved; 30 stayed.")[1][2] == "2014-04-01"
    late = dated("There were 301, fewer than at 31 December 2015 (330); 97.5% of the reviews took place on time.")
    assert [figure[3] for figure in late][1:] == ["2015-12-31", "None"]


@pytest.mark.parametrize(
    "text",
    [
        "In the last 12 months, 36 meetings were held and nine more are scheduled.",
        "Two of the five centres offer classes, and a course has been offered since March 2015.",
        "In 2014–15 a fifth left (under an order replaced in April 2014), compared with 6% and 7% nationally.",
    ],
)
def test_a_date_of_something_else_in_the_sentence_is_not_the_figures(text: str) -> None:
    assert dated(text)[-1][1:] in (NOW, UNKNOWN, ("financial_year", "2014-04-01", "2015-03-31"))


def test_a_span_of_the_figures_own_clause_dates_it_whatever_the_sentence_is_told_in() -> None:
    for text in (
        "The service is run by a charity, supporting 123 children in the past year.",
        "The number is small, with only 12 children being adopted in the past year.",
        "Help has been given to 23 children, parents and carers in their homes over the past year.",
    ):
        assert dated(text)[0][1:] == ("year", "2015-10-07", "2016-10-06")


def test_what_is_to_come_is_not_dated_by_the_past() -> None:
    assert dated("Seven are at university and ten more are hoping to start in September.")[1][1:] == UNKNOWN
    assert dated("Six were adopted since 1 April 2016 and a further eight expected by 31 March 2017.")[1][1:] == UNKNOWN


def test_what_a_change_is_measured_from_does_not_date_it() -> None:
    found = dated("In 2015–16, 12 people were helped, an increase of 50% on the previous year.")
    assert found[1][1:] == ("financial_year", "2015-04-01", "2016-03-31")


def test_a_figure_behind_a_comparison_has_not_the_date_of_what_was_compared() -> None:
    text = "In 2012–15 it took 600 days, compared to the 2011–14 period, but children waited 110 days too long."
    assert dated(text)[-1][3] != "2014-03-31"


def test_a_year_under_way_ends_where_the_bracket_behind_it_says() -> None:
    assert dated("Of all checks 87% were made this year to date (June 2016).")[0][1:] == (
        "range",
        "2016-04-01",
        "2016-06-30",
    )
    assert dated("Two have graduated this academic year.")[0][1:] == ("range", "2016-09-01", "None")


def test_what_is_so_of_a_group_is_not_of_the_time_in_which_it_came() -> None:
    told = "Over the past two years 50 staff were supported. "
    assert dated(told + "Of these, 80% remain in their posts.")[1][1:] == UNKNOWN
    assert dated(told + "Of these, 12 were promoted.")[1][1:] == ("range", "2014-10-07", "2016-10-06")


def test_a_month_without_a_year_is_the_last_before_the_paper() -> None:
    assert dated("At the end of September 630 children were in care.")[0][1:] == day("2016-09-30")
    assert dated("At the end of November 630 children were in care.")[0][1:] == day("2015-11-30")


def test_a_target_that_is_missed_is_no_change() -> None:
    found = paragraphs("Re-referrals were 17%, an increase on the target of 19%.")
    assert [(row.comparator, row.is_change) for row in found] == [(None, False), ("target", False)]


@pytest.mark.parametrize(
    ("printed", "start", "end"),
    [
        ("In the quarter ending 31 March 2016", "2016-01-01", "2016-03-31"),
        ("In the 12 month to March 2016", "2015-04-01", "2016-03-31"),
        ("On the scorecard for 2010 to 2013", "2010-04-01", "2013-03-31"),
        ("Between 2010 and 2013", "2010-01-01", "2013-12-31"),
    ],
)
def test_lengths_of_time_up_to_a_date_and_the_years_of_an_average(printed: str, start: str, end: str) -> None:
    ((_, _, period),) = find_periods(f"{printed}, work was done.", AUTUMN)
    assert (str(period.start), str(period.end)) == (start, end)


def test_the_verb_next_to_a_figure_tells_its_time() -> None:
    text = "The board reviews every case and it is positive that none has been required since 2012."
    assert dated(text)[0][2] == "2012-01-01"


def test_what_goes_on_is_of_the_latest_time_told_and_not_of_what_it_was_set_beside() -> None:
    text = "For 2012–15 it took 610 days, 80 days shorter than the 2011–14 period (690 days). "
    assert dated(text + "However, this is above the national average of 580 days.")[-1][3] == "2015-03-31"


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        ("The numbers for 31 March 2014 and 31 March 2015 were 35 and 46.", ["2014-03-31", "2015-03-31"]),
        ("In 2013–14 and 2014–15, 20 and 30 children were adopted.", ["2014-03-31", "2015-03-31"]),
        ("There were 20 and 30 adoptions in 2013–14 and 2014–15 respectively.", ["2014-03-31", "2015-03-31"]),
        ("There were 20 adoptions in 2013 and 30 in 2014.", ["2013-12-31", "2014-12-31"]),
    ],
)
def test_dates_and_figures_listed_in_one_order_go_together(text: str, ends: list[str]) -> None:
    assert [last for _, _, _, last in dated(text)] == ends


def test_a_rate_with_its_count_in_brackets_has_the_date_behind_both() -> None:
    found = dated("It fell from both 40 per 10,000 (234) at 31 March 2016 and 49 per 10,000 (217) at 31 March 2015.")
    assert [last for _, _, _, last in found] == ["2016-03-31", "2016-03-31", "2015-03-31", "2015-03-31"]


def test_the_levels_of_a_rise_in_a_year_are_of_that_year_and_of_the_one_before() -> None:
    found = dated("The rate of referrals increased by 8% in 2014–15, from 402 per 10,000 to 434 per 10,000.")
    assert [last for _, _, _, last in found] == ["2015-03-31", "2014-03-31", "2015-03-31"]


def test_the_time_of_what_a_level_is_set_beside_is_not_its_own() -> None:
    found = dated("Performance declined from that for 2010–13, from 647 days to 743 days.")
    assert found[-1][0] == 743
    assert found[-1][1:] != ("range", "2010-04-01", "2013-03-31")


def test_what_had_been_so_is_not_of_the_inspection() -> None:
    assert dated("Agency staffing had been high (at 33% of the workforce), but is now low.") == [(33, *UNKNOWN)]


def test_what_a_number_is_compared_to_is_no_level_reached() -> None:
    found = dated(
        "This is an improving picture, compared to 15 children who had plans reversed over the last three years."
    )
    assert found == [(15, "range", "2013-10-07", "2016-10-06")]


def test_a_time_that_opens_what_is_said_next_dates_no_level_before_it() -> None:
    found = dated("It has fallen from 79 weeks to 41 weeks and, since October 2013, the average has been 21 weeks.")
    assert [last for _, _, _, last in found] == ["None", "None", "2016-10-06"]


def test_the_period_of_years_and_years_joined_by_a_struck_dash_are_spans() -> None:
    assert dated("It was an average of 10% for the period 2012 to 2015.")[0][2:] == ("2012-04-01", "2015-03-31")
    assert dated("In 2014\u0335–15, 20 children were adopted.")[0][2:] == ("2014-04-01", "2015-03-31")
