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


@pytest.mark.parametrize(
    ("marked", "counted", "predicate"),
    [
        ("Ten boys are placed in foster care and «five» in homes.", "boys", "are placed in homes"),
        ("Ten boys were placed with parents and «four» with relatives.", "boys", "were placed with relatives"),
        ("There are 70 care leavers at college, and «32» at university.", "care leavers at university", None),
        ("Ten boys are placed in foster care and «five» for a week.", "boys", "are placed in foster care"),
    ],
)
def test_what_is_left_out_is_told_again_without_the_place_of_those_before(
    marked: str, counted: str, predicate: str | None
) -> None:
    assert _said(facets(marked)) == (counted, predicate)


@pytest.mark.parametrize(
    ("marked", "counted", "predicate"),
    [
        ("Most live near (all but five; «512» of the 604 boys are placed in Dudley).", "boys", "are placed in Dudley"),
        ("Most live within the county («512» of the 604 boys are placed there).", "boys", "are placed there"),
        ("Most live within the county (512 of the «604» boys are placed there).", "boys", None),
        ("Most live within the county («512»).", "county", "live within"),
    ],
)
def test_a_bracket_that_says_all_is_told_of_nothing_before_it(marked: str, counted: str, predicate: str | None) -> None:
    assert _said(facets(marked)) == (counted, predicate)


@pytest.mark.parametrize(
    ("marked", "predicate"),
    [
        ("The proportion of poor children adopted, at «15»%, is high.", "adopted"),
        ("The proportion of poor children rose, at «15»%.", None),
        ("Most («92»%) of the boys are in good homes with a few living in hostels.", "are in good homes"),
        ("«92»% of the boys are in good homes with gardens.", "are in good homes with gardens"),
        ("Stability is good, with «88»% of boys having one or two moves.", "having one or two moves"),
    ],
)
def test_what_is_said_is_neither_less_nor_more(marked: str, predicate: str | None) -> None:
    assert _said(facets(marked))[1] == predicate


@pytest.mark.parametrize("only", ["", "only "])
def test_a_share_behind_with_is_told_of_what_the_clause_before_is_about(only: str) -> None:
    assert _said(facets(f"Performance on first plans is poor, with {only}«40»% done."))[0] == "first plans"


@pytest.mark.parametrize(
    ("marked", "age"),
    [
        ("Two are over the age of five, «three» are siblings.", None),
        ("In 2015, at age seven, «a third» of boys read.", "at age seven"),
        ("Of the boys «83»% aged 18, 19 and 20 are well.", "aged 18, 19 and 20"),
        ("There are «28» boys aged 16 or 17 and three sibling groups.", "aged 16 or 17"),
    ],
)
def test_an_age_is_of_the_figure_beside_it(marked: str, age: str | None) -> None:
    ages = [each.text for each in facets(marked).restrictors if each.kind == "age"]
    assert ages == ([age] if age else [])


@pytest.mark.parametrize(
    ("marked", "role", "part_of"),
    [
        ("There are 20 boys in homes: «eight» are well.", "part", "boys in homes"),
        ("There are 20 boys in homes: eight are well and «12» are ill.", "part", "boys in homes"),
        ("There are 20 boys in homes: «eight» in 2014.", "level", None),
        ("There are 20 boys in homes and «eight» are well.", "level", None),
    ],
)
def test_what_is_told_of_some_behind_a_colon_is_a_part(marked: str, role: str, part_of: str | None) -> None:
    found = facets(marked)
    told = [each.text for each in found.restrictors if each.kind == "part_of"]
    assert (found.role, told) == (role, [part_of] if part_of else [])


@pytest.mark.parametrize(
    ("marked", "counted", "predicate"),
    [
        ("Brothers are placed together for adoption («nine»).", "Brothers", "are placed together for adoption"),
        ("Boys placed for adoption («nine») are well.", "Boys placed for adoption", "are well"),
        ("The team works with families («200»).", "families", "works with"),
    ],
)
def test_so_many_in_a_bracket_are_no_single_thing(marked: str, counted: str, predicate: str) -> None:
    assert _said(facets(marked)) == (counted, predicate)


def test_of_two_shares_that_are_the_subject_both_are_told_of() -> None:
    marked = "Overall, 86% of girls, and «90»% of those placed outside the borough, are in good schools."
    assert _said(facets(marked)) == ("those placed outside the borough", "are in good schools")


@pytest.mark.parametrize(("marked", "predicate"), [("«142» of 150", "filled in time"), ("142 of «150»", None)])
def test_a_participle_behind_a_part_of_posts_is_said_of_the_part(marked: str, predicate: str | None) -> None:
    assert _said(facets(f"This shows impact, with {marked} posts filled in time.")) == ("posts", predicate)


@pytest.mark.parametrize(("first", "second", "is_told"), [("«38»", "five", False), ("38", "«five»", True)])
def test_a_label_tells_what_is_said_behind_its_own_figure_alone(first: str, second: str, is_told: bool) -> None:
    found = facets(f"They report that {first} referrals were made to reviews and only {second} have not come.")
    assert ("have not come" in found.label) == is_told
