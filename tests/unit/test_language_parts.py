"""Of whom a figure is told where the parser alone would not say: the number in question is marked « »."""

from __future__ import annotations

import pytest

from ingest.language.annotation import annotate
from ingest.language.facets import Facets


def facets(marked: str, before: tuple[str, ...] = ()) -> Facets:
    start, end = marked.index("«"), marked.index("»") - 1
    found = annotate(marked.replace("«", "").replace("»", ""), None, before).figure(start, end)
    assert found is not None
    return found


def _said(found: Facets) -> tuple[str | None, str | None]:
    return found.counted.text if found.counted else None, found.predicate.text if found.predicate else None


@pytest.mark.parametrize(
    ("marked", "predicate"),
    [
        ("Of 90 leavers, «70» (42%) are NEET and 30 of these young people are unable to work.", "are NEET"),
        ("Of 90 leavers, 70 (42%) are NEET and «30» of these young people are unable to work.", "are unable to work"),
    ],
)
def test_a_clause_behind_the_next_figure_is_said_of_that(marked: str, predicate: str) -> None:
    assert _said(facets(marked))[1] == predicate


@pytest.mark.parametrize(
    ("marked", "role", "counted", "predicate"),
    [
        ("Standards rose, with «nine» of the 13 homes judged to be good.", "part", "homes", "judged to be good"),
        ("Standards rose, with nine of the «13» homes judged to be good.", "whole", "homes", None),
        ("«Two» of the 18 children adopted came back.", "part", "children adopted", "came back"),
    ],
)
def test_a_participle_behind_with_is_said_of_the_part(
    marked: str, role: str, counted: str, predicate: str | None
) -> None:
    found = facets(marked)
    assert (found.role, *_said(found)) == (role, counted, predicate)


@pytest.mark.parametrize(
    ("marked", "role", "predicate"),
    [
        ("Most of the «40» boys were adopted.", "whole", None),
        ("The vast majority of the «40» boys were adopted.", "whole", None),
        ("Most of the current cohort of «40» boys were adopted.", "whole", None),
        ("All of the «40» boys were adopted.", "level", "were adopted"),
    ],
)
def test_what_is_said_of_most_of_so_many_is_not_said_of_all(marked: str, role: str, predicate: str | None) -> None:
    found = facets(marked)
    assert (found.role, _said(found)[1]) == (role, predicate)


@pytest.mark.parametrize(
    ("marked", "counted"),
    [
        ("Boys placed in homes outside the borough («21») are visited.", "Boys placed in homes outside the borough"),
        ("The boys who live with carers in Leeds («21») are visited.", "boys who live with carers in Leeds"),
        ("The boys who were adopted («21») are visited.", "boys who were adopted"),
        ("It works with the borough («12»).", "borough"),
    ],
)
def test_a_bracket_behind_a_place_counts_whom_the_place_narrows(marked: str, counted: str) -> None:
    assert _said(facets(marked))[0] == counted


def test_those_with_so_many_moves_are_counted_and_not_their_moves() -> None:
    found = facets(
        "Stability rose, with those experiencing three or more moves in the year reducing from «10.2»% to 6.6%."
    )
    assert found.counted is not None
    assert found.counted.text.startswith("those experiencing three or more moves")


@pytest.mark.parametrize(
    ("marked", "counted"),
    [
        ("They are now within the target of «26» weeks for the completion of plans.", "completion of plans"),
        ("They are now within the target of «26» weeks for England.", None),
    ],
)
def test_what_a_time_is_for_is_counted(marked: str, counted: str | None) -> None:
    assert _said(facets(marked))[0] == counted


def test_these_are_the_people_whom_the_same_sentence_names() -> None:
    before = ("In all, 40 boys took a test in 2014.",)
    own = facets("Progress of girls at school was low, and «11»% of these girls passed.", before)
    assert own.antecedent is not None
    assert (own.antecedent_basis, own.antecedent.text) == ("words", "Progress of girls at school was low, and")
    assert facets("Managers said that «11»% of these boys passed.", before).antecedent_basis == "of_whom"


@pytest.mark.parametrize(
    ("marked", "stages"),
    [
        ("Of all, «12»% of children passed.", ["Key Stage 2"]),
        ("At Key Stage 4 results fell and «12»% of children passed.", []),
    ],
)
def test_a_key_stage_of_the_sentence_itself_ends_that_of_the_one_before(marked: str, stages: list[str]) -> None:
    found = facets(marked, ("At Key Stage 2, boys did well.",))
    assert [each.text for each in found.restrictors if each.kind == "key_stage"] == stages
