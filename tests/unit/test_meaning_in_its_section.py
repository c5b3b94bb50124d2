"""What section, sentence before and neighbours in a list add to what a figure of running text says itself."""

from __future__ import annotations

from typing import Any

import pytest

from warehouse.meaning.exclusive import one_of_each
from warehouse.meaning.matching import Meaning
from warehouse.meaning.running_text import RunningText

IN_CARE = "Dudley > The experiences and progress of children looked after > Inspection findings"
ADOPTION = "Dudley > The graded judgement for adoption performance is that it is good"


def _row(quote: str, figure: str, **facets: Any) -> dict[str, Any]:
    named = ("counted", "predicate", "restrictors", "framed_by", "part_of", "leans_on", "antecedent_basis")
    fixed = {
        "quote": quote,
        "value_start": 1000 + quote.index(figure),
        "char_start": 1000,
        "reported_label": quote,
        "unit": "percent",
        "is_change": False,
        "role": "level",
        "is_negated": False,
        "rendition_id": "dudley",
        "section": "Dudley > Summary",
        "paragraph": 1,
        "line": 1,
    }
    return {**dict.fromkeys((*named, "local_authority", "comparator")), **fixed, **facets}


def _meaning(row: dict[str, Any], after: RunningText | None = None) -> Meaning:
    return (after or RunningText()).meaning(row)


@pytest.mark.parametrize(
    ("section", "comparator", "counted", "breakdown"),
    [
        (IN_CARE, None, "Overall absence", ("population=looked_after",)),
        (IN_CARE, "national", "Overall absence", ()),
        (IN_CARE, None, "Overall absence of children in need", ("population=children_in_need",)),
        ("Dudley > Summary", None, "Overall absence", ()),
    ],
)
def test_an_own_value_is_of_the_population_that_its_section_is_about(
    section: str, comparator: str | None, counted: str, breakdown: tuple[str, ...]
) -> None:
    row = _row(f"{counted} was 6.1%.", "6.1", counted=counted, section=section, comparator=comparator)
    found = _meaning(row)
    assert (found.measure, found.breakdown) == ("overall_absence", breakdown)


@pytest.mark.parametrize(("section", "measure"), [(ADOPTION, None), (IN_CARE, "assessments_within_45_days")])
def test_assessments_in_a_section_on_adoption_are_of_adopters(section: str, measure: str | None) -> None:
    quote = "80% of assessments are completed within timescales."
    row = _row(quote, "80", counted="assessments", predicate="are completed within timescales", section=section)
    assert _meaning(row).measure == measure


@pytest.mark.parametrize(
    ("those", "restrictors", "measure"),
    [
        ("care leavers", None, "care_leavers_in_education_employment_training"),
        ("of last year", "cohort=in the cohort of last year", None),
        ("in this cohort", None, None),
    ],
)
def test_a_share_of_a_cohort_is_no_share_of_all(those: str, restrictors: str | None, measure: str | None) -> None:
    quote = f"Of 78 {those}, 82% are in education, training or employment."
    row = _row(quote, "82", predicate="are in education, training or employment", restrictors=restrictors)
    assert _meaning(row).measure == measure


def test_the_boroughs_that_a_sentence_is_about_are_a_part_of_its_own_values_alone() -> None:
    quote = "Tri-borough performance is variable, with care proceedings at 29 weeks, below the average of 30 weeks."
    row = _row(quote, "29", unit="weeks", counted="care proceedings")
    assert _meaning(row).breakdown == ("area=tri_borough",)
    assert _meaning(row | {"comparator": "national"}).breakdown == ()


@pytest.mark.parametrize(
    ("before", "gap", "measure"),
    [
        ("There were 413 children subject to child protection plans.", 0, "child_protection_plans_by_category_share"),
        ("There were 413 children subject to child protection plans.", 90, None),
        ("There were 413 children looked after.", 0, None),
    ],
)
def test_a_category_alone_is_of_the_plans_that_the_sentence_before_tells_of(
    before: str, gap: int, measure: str | None
) -> None:
    text = RunningText()
    _meaning(_row(before, "413", unit="count", counted="children"), text)
    quote, start = "Neglect featured in 54%.", 1001 + len(before) + gap
    place = {"char_start": start, "value_start": start + quote.index("54")}
    assert _meaning(_row(quote, "54", counted="Neglect", **place), text).measure == measure


def test_in_a_list_the_category_between_two_figures_is_of_the_second() -> None:
    quote = "Neglect featured in 54% of plans, emotional abuse in 27% and sexual abuse in 8%."
    parts = {figure: one_of_each(_row(quote, figure), ("category=neglect",)) for figure in ("54", "27", "8%")}
    assert parts == {"54": ("category=neglect",), "27": ("category=emotional_abuse",), "8%": ("category=sexual_abuse",)}


@pytest.mark.parametrize(
    ("counted", "measure"), [("ambitious target", "adopters_approved"), ("ambitious target for schools", None)]
)
def test_a_target_of_which_nothing_else_is_said_is_of_the_figure_before(counted: str, measure: str | None) -> None:
    text = RunningText()
    before = "There were 50 adopters."
    _meaning(_row(before, "50", unit="count", counted="adopters"), text)
    quote, start = f"An {counted} of 70 has been set.", 1001 + len(before)
    place = {"char_start": start, "value_start": start + quote.index("70")}
    row = _row(quote, "70", unit="count", counted=counted, predicate="has been set", role="target", **place)
    assert _meaning(row, text).measure == measure


def test_a_value_of_all_children_is_not_of_the_population_beside_it() -> None:
    row = _row("Exclusions were 9%, compared to 4% for all children.", "4%", comparator="local_all")
    assert one_of_each(row, ("population=looked_after", "sex=boys")) == ("population=all", "sex=boys")
    assert one_of_each(row, ("sex=boys",)) == ("sex=boys",)
    assert one_of_each(row | {"comparator": None}, ("population=looked_after",)) == ("population=looked_after",)


@pytest.mark.parametrize(
    ("counted", "measure"), [("people", "adopters_waiting"), ("children", None), ("young people", None)]
)
def test_children_are_none_of_the_adopters_of_their_clause(counted: str, measure: str | None) -> None:
    quote = f"Beside waiting adopters 12 {counted} are supported."
    row = _row(quote, "12", unit="count", counted=counted, predicate="are supported")
    assert _meaning(row).measure == measure


@pytest.mark.parametrize(
    ("where", "measure"),
    [
        ("placed within Dudley", "placed_inside_local_authority_share"),
        ("living in Dudley", "placed_inside_local_authority_share"),
        ("placed outside Dudley", "placed_outside_local_authority_share"),
        ("of Dudley", None),
    ],
)
def test_who_lives_in_the_authority_by_its_name_lives_within_it(where: str, measure: str | None) -> None:
    quote = f"74% of children looked after were {where}."
    row = _row(quote, "74", counted="children looked after", predicate=f"were {where}", local_authority="Dudley")
    assert _meaning(row).measure == measure


def test_a_recommendation_that_is_exceeded_is_of_the_figure_before() -> None:
    quote = "IRO caseloads average 110, which exceeds the recommendation of 70."
    text = RunningText()
    own = _meaning(_row(quote, "110", unit="count", counted="IRO caseloads"), text)
    said = {"counted": "recommendation", "predicate": "exceeds", "comparator": "target", "unit": "count"}
    assert own.measure == _meaning(_row(quote, "70", **said), text).measure == "iro_caseload"


def test_what_is_told_with_another_count_is_no_count_of_that() -> None:
    quote = "In total 26 courses were provided, with 2,100 participants."
    courses = _row(quote, "26", unit="count", counted="courses", predicate="were provided")
    people = _row(quote, "2,100", unit="count", counted="participants", predicate="26 courses provided with")
    assert [_meaning(row).measure for row in (courses, people)] == ["training_sessions", None]


def test_a_share_that_takes_part_at_least_once_says_so() -> None:
    quote = "84% of children attended at least one of their reviews."
    row = _row(quote, "84", counted="children", predicate="attended at least one of their reviews")
    assert _meaning(row) == Meaning("participation_in_reviews_share", ("times=one_or_more",), _meaning(row).why)
