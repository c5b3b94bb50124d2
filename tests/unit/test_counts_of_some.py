"""Counts of some of those whom a measure counts: the latest, those of one service, those in one state, one of two."""

from __future__ import annotations

from typing import Any

import pytest

from warehouse.meaning.aliases import alias_of_item
from warehouse.meaning.exclusive import one_of_each
from warehouse.meaning.lexicon import lexicon
from warehouse.meaning.matching import Meaning, Said, meaning_of
from warehouse.meaning.running_text import RunningText

_FACETS = ("counted", "predicate", "restrictors", "framed_by", "part_of", "leans_on", "antecedent_basis")


def _row(quote: str, figure: str, **facets: Any) -> dict[str, Any]:
    place = quote.index(figure)
    fixed = {"quote": quote, "char_start": 0, "value_start": place, "value": float(figure), "reported_label": quote}
    kind = {"unit": "count", "role": "level", "is_change": False, "is_negated": False}
    where = {"rendition_id": "dudley", "section": "Dudley", "paragraph": 1, "line": 1, "local_authority": None}
    return {**dict.fromkeys((*_FACETS, "comparator")), **fixed, **kind, **where, **facets}


def _meaning(quote: str, figure: str, **facets: Any) -> Meaning:
    return RunningText().meaning(_row(quote, figure, **facets))


@pytest.mark.parametrize(
    ("quote", "measure"),
    [
        ("Of 80 children looked \nafter or who ceased to be looked after, 9 were seen.", None),
        ("Of 80 children looked \nafter who were asked or seen, 9 were content.", "children_looked_after"),
    ],
)
def test_those_who_are_one_or_the_other_are_counted_by_neither_measure(quote: str, measure: str | None) -> None:
    assert _meaning(quote, "80", role="whole", counted="children looked after").measure == measure


def test_pupils_of_the_virtual_school_are_a_part_and_each_listed_behind_the_colon_no_whole() -> None:
    quote = "The virtual school is responsible for the education of 90 children looked after: 30 here and 60 away."
    whole = _meaning(quote, "90", counted="children looked after")
    assert (whole.measure, whole.breakdown) == ("children_looked_after", ("service=virtual_school",))
    said = "is responsible for the education of 90 children looked after"
    assert _meaning(quote, "30", counted="virtual school", predicate=said).measure is None


def test_the_last_few_to_come_into_care_are_not_all_who_did() -> None:
    facets = {"counted": "last children", "restrictors": "population=looked after", "role": "whole"}
    assert _meaning("Of the last 10 children to become looked after, 4 had waited.", "10", **facets).measure is None


@pytest.mark.parametrize(
    ("words", "status"),
    [
        ("serious case reviews have been completed", "completed"),
        ("serious case reviews ongoing", "ongoing"),
        ("SCRs have been completed or were on-going", "completed_or_ongoing"),
        ("board has published serious case reviews", "published"),
        ("board has commissioned serious case reviews", "commissioned"),
    ],
)
def test_serious_case_reviews_are_counted_by_where_they_stand(words: str, status: str) -> None:
    meaning = meaning_of(Said(own=words, unit="count"), lexicon())
    assert (meaning.measure, meaning.breakdown) == ("serious_case_reviews", (f"status={status}",))


@pytest.mark.parametrize("words", ["serious case reviews", "contributing to SCRs in other local authorities"])
def test_reviews_of_others_or_of_no_known_state_have_no_measure(words: str) -> None:
    assert alias_of_item(words, "count") is None
    assert meaning_of(Said(own=words, unit="count"), lexicon()).measure is None


def test_of_two_states_the_one_that_is_told_right_behind_the_figure_is_meant() -> None:
    row = _row("One serious case review was completed and 1 was ongoing.", "1")
    assert one_of_each(row, ("status=completed", "status=ongoing")) == ("status=ongoing",)


def test_volunteers_who_visit_are_no_children_who_are_visited() -> None:
    volunteers = meaning_of(Said(own="independent visitors in place", unit="count"), lexicon())
    children = meaning_of(Said(own="children are matched to an independent visitor", unit="count"), lexicon())
    assert (volunteers.measure, children.measure) == ("independent_visitor_volunteers", "independent_visitors")


def test_a_rate_without_its_base_is_no_count() -> None:
    quote = "There were 450 children looked after, a rate of 85."
    assert _meaning(quote, "85", counted="children looked after").measure is None
    assert _meaning(quote, "450", counted="children looked after").measure == "children_looked_after"
