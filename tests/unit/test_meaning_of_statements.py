"""Which measure figures of running text are of: by their own words, by wider ones, or again that of the one before."""

from __future__ import annotations

from typing import Any

import pytest

from warehouse.meaning.exclusive import one_of_each
from warehouse.meaning.items import without_parts
from warehouse.meaning.lexicon import lexicon
from warehouse.meaning.matching import Meaning, Said, meaning_of
from warehouse.meaning.running_text import RunningText
from warehouse.meaning.statements import clause_of, said_of, words_behind


def _row(quote: str, figure: str, **facets: Any) -> dict[str, Any]:
    facets_of_words = ("counted", "predicate", "restrictors", "framed_by", "part_of", "leans_on", "antecedent_basis")
    blank = dict.fromkeys((*facets_of_words, "local_authority", "comparator"))
    place = quote.index(figure)
    fixed = {
        "quote": quote,
        "value_start": 1000 + place,
        "char_start": 1000,
        "reported_label": quote,
        "unit": "percent",
        "is_change": False,
        "role": "level",
        "is_negated": False,
        "rendition_id": "dudley",
        "section": "Care leavers",
        "paragraph": 1,
        "line": 1,
    }
    return {**blank, **fixed, **facets}


def _meaning(row: dict[str, Any], after: RunningText | None = None) -> Meaning:
    return (after or RunningText()).meaning(row)


def test_a_clause_runs_from_the_semicolon_before_to_the_comma_after() -> None:
    row = _row("Dental checks fell; care leavers in touch rose to 97%, though visits were late.", "97")
    assert clause_of(row) == " care leavers in touch rose to 97%"


def test_a_clause_that_was_told_before_its_figure_ends_at_the_next_share() -> None:
    assert clause_of(_row("Reviews held were 98% and 97% of boys came.", "98")) == "Reviews held were 98%"
    row = _row("98% of girls and 97% of boys came.", "98")
    assert clause_of(row) == row["quote"]


def test_words_behind_a_figure_end_at_a_mark() -> None:
    assert words_behind(_row("It took 186 days, longer than in Walsall.", "186")) == "186 days"


def test_a_figure_with_a_population_alone_takes_its_measure_from_its_clause() -> None:
    quote = "The share of care leavers in suitable accommodation rose to 97%, yet placements are not planned."
    found = _meaning(_row(quote, "97", counted="care leavers"))
    assert found.measure == "care_leavers_in_suitable_accommodation"


def test_its_clause_stands_nearer_than_the_words_before() -> None:
    quote = "Stability is worse (from 6% of children with three or more placements to 9%), yet understood."
    row = _row(quote, "9", leans_on="stability of placements in Dudley")
    assert _meaning(row).measure == "placements_3_or_more"


def test_a_measure_of_its_clause_that_asks_for_more_is_meant() -> None:
    quote = "Reviewing officers have caseloads of 42, more than recommended."
    assert _meaning(_row(quote, "42", unit="count", counted="caseloads")).measure == "iro_caseload"
    quote = "Caseloads of 42 leave no time for reviewing officers to visit homes."
    assert _meaning(_row(quote, "42", unit="count", counted="Caseloads")).measure == "social_worker_caseload"


def test_a_sentence_about_two_things_decides_nothing() -> None:
    quote = "Of dental checks and immunisations it reached 80% in March."
    assert _meaning(_row(quote, "80")).measure is None


def test_a_count_takes_no_measure_from_its_sentence() -> None:
    quote = "Offending by children looked after is low with 12 young people."
    assert _meaning(_row(quote, "12", unit="count", counted="young people")).measure is None


def test_a_whole_is_told_without_its_predicate() -> None:
    row = _row(
        "18 of 58 care leavers were in custody.",
        "58",
        unit="count",
        role="whole",
        counted="care leavers",
        predicate="were in custody",
    )
    assert said_of(row)[0] == "care leavers"
    assert _meaning(row).measure == "care_leavers"


def test_how_far_one_figure_lies_from_another_is_no_value() -> None:
    quote = "For children to be matched with an adoptive family it took 45 days longer than the threshold."
    assert _meaning(_row(quote, "45", unit="days")).measure is None


def test_a_level_of_nothing_new_is_of_the_measure_before() -> None:
    text = RunningText()
    first = _row("Dental checks stood at 91%.", "91", counted="Dental checks")
    assert _meaning(first, text).measure == "dental_checks"
    again = _row("For children looked after in Walsall it was 88%.", "88", counted="children looked after")
    assert _meaning(again, text).measure == "dental_checks"


@pytest.mark.parametrize(
    ("between", "measure"),
    [(" ", "dental_checks"), (" The core groups meet more often than they did. ", None)],
)
def test_a_sentence_between_may_tell_of_another_thing(between: str, measure: str | None) -> None:
    text = RunningText()
    first = _row("Dental checks stood at 91%.", "91", counted="Dental checks")
    _meaning(first, text)
    later = _row("This is now 88%.", "88", char_start=1000 + len(first["quote"]) + len(between))
    assert _meaning(later, text).measure == measure


def test_what_the_measure_before_does_not_take_in_is_not_of_it() -> None:
    text = RunningText()
    _meaning(_row("Dental checks stood at 91%.", "91", counted="Dental checks"), text)
    other = _row("For core groups it was 88%.", "88", counted="core groups")
    assert _meaning(other, text).measure is None


def test_a_count_of_somebody_is_not_told_again() -> None:
    text = RunningText()
    _meaning(_row("There are 542 foster carers.", "542", unit="count", counted="foster carers"), text)
    assert _meaning(_row("They look to 717 children.", "717", unit="count", counted="children"), text).measure is None


def test_of_parts_by_one_key_the_nearest_stands() -> None:
    said = Said(
        own="children did so in writing",
        unit="percent",
        leans_on="children looked after reached the expected standard in reading at key stage 2",
    )
    found = meaning_of(said, lexicon())
    assert found.measure == "key_stage_2_expected_standard"
    assert found.breakdown == ("population=looked_after", "subject=writing")


def test_the_one_population_of_a_sentence_is_a_part_where_the_measure_has_it() -> None:
    quote = "Persistent absence fell to 5.2% for children looked after."
    assert _meaning(_row(quote, "5.2", counted="Persistent absence")).breakdown == ("population=looked_after",)


def test_the_one_age_of_a_clause_is_a_part() -> None:
    quote = "For care leavers aged 19 to 21 in education, employment or training it is 60%."
    found = _meaning(_row(quote, "60", counted="care leavers in education, employment or training"))
    assert found.measure == "care_leavers_in_education_employment_training"
    assert found.breakdown == ("age=aged 19 to 21",)


def test_a_part_of_a_whole_by_its_age_is_a_share_of_it() -> None:
    part = dict(counted="children looked after", restrictors="age=aged under four", part_of="children looked after")
    found = _meaning(_row("Of these, 14% are aged under four.", "14", **part))
    assert (found.measure, found.breakdown) == ("children_looked_after_share", ("age=aged under four",))
    assert _meaning(_row("Of these, 14% are aged under four.", "14", **{**part, "part_of": None})).measure is None


def test_a_share_is_told_of_a_whole_and_a_count_of_a_part_is_no_count_of_the_whole() -> None:
    share = Said(own="of these care leavers are in custody and in touch", unit="percent")
    assert meaning_of(Said(own="of those in suitable accommodation", unit="percent"), lexicon()).measure
    assert meaning_of(Said(own="of these adopted", unit="count"), lexicon()).measure is None
    assert meaning_of(share, lexicon()).measure is None


def test_words_that_stand_nearer_than_the_figure_before_end_what_it_told() -> None:
    text = RunningText()
    _meaning(_row("Dental checks stood at 91%.", "91", counted="Dental checks"), text)
    words = {"leans_on": "Core groups meet more often", "antecedent_basis": "words"}
    assert _meaning(_row("It is 88%.", "88", char_start=1100, **words), text).measure is None
    after = _row("This is above the average of 80%.", "80", char_start=1120, antecedent_basis="comparison")
    assert _meaning(after, text).measure is None


def test_a_change_is_of_the_measure_that_it_is_a_change_of() -> None:
    row = _row("It is two weeks shorter than in 2014.", "two", unit="weeks", role="change", counted="care proceedings")
    assert _meaning(row).measure == "court_proceedings_duration"


def test_a_part_of_a_whole_is_not_called_as_the_whole() -> None:
    quote = "Of 252 care leavers, 75 are in touch; 31 of the 40 care leavers were seen."
    named = _row(quote, "75", unit="count", role="part", counted="care leavers", predicate="are in touch")
    assert _meaning(named).measure == "care_leavers_in_touch_number"
    unsaid = _row(quote, "31", unit="count", role="part", counted="care leavers")
    assert _meaning(unsaid).measure is None
    assert _meaning({**unsaid, "role": "level"}).measure == "care_leavers"


def test_a_further_count_is_a_part() -> None:
    quote = "A further 12 children are looked after."
    further = _row(quote, "12", unit="count", counted="children", predicate="are looked after")
    assert _meaning(further).measure == "children_looked_after"
    assert _meaning({**further, "restrictors": "part_of=further"}).measure is None


@pytest.mark.parametrize(
    ("words", "measure"),
    [
        ("This is in line with the national average of", "dental_checks"),
        ("For children looked after this was", "dental_checks"),
        ("For core groups the average was", None),
        ("For the gizmo group the average was", None),
    ],
)
def test_words_that_go_on_about_the_measure_before_tell_it_again(words: str, measure: str | None) -> None:
    text = RunningText()
    first = _row("Dental checks stood at 91%.", "91", counted="Dental checks")
    _meaning(first, text)
    place = 1001 + len(first["quote"])
    later = _row(f"{words} 88%.", "88", leans_on=words, antecedent_basis="words", char_start=place)
    assert _meaning(later, text).measure == measure


@pytest.mark.parametrize(
    ("section", "measure"),
    [("Dudley > The judgement for adoption performance is good", "adoption_matches"), ("Dudley > Summary", None)],
)
def test_the_subject_of_a_section_fills_what_a_count_leaves_unsaid(section: str, measure: str | None) -> None:
    row = _row("Last year, 29 children were matched.", "29", unit="count", counted="children", predicate="matched")
    assert _meaning(row | {"section": section}).measure == measure


def test_by_whom_so_many_are_supported_stands_in_the_clause() -> None:
    quote = "There is an independent visitor service supporting 22 young people, though some wait."
    row = _row(quote, "22", unit="count", counted="young people", predicate="supporting")
    assert _meaning(row).measure == "independent_visitors"


def test_those_for_whom_somebody_is_responsible_are_not_all_there_are() -> None:
    row = _row("Officers had responsibility for 65 children looked after.", "65", unit="count")
    said = {"counted": "children looked after", "predicate": "responsibility for"}
    assert _meaning(row | said).measure is None


def test_a_limit_beside_a_time_taken_is_no_part_of_it() -> None:
    row = _row("It took 512 days, within the threshold of 547 days.", "512", unit="days", counted="It")
    assert said_of(row | {"restrictors": "time_limit=within the threshold of 547 days"})[1] == ()
    assert said_of(row | {"restrictors": "time_limit=within 2 years", "unit": "percent"})[1] != ()


def test_what_is_said_right_behind_a_share_must_be_of_the_measure_before() -> None:
    text, first = RunningText(), "There are 4% of care leavers at university."
    assert _meaning(_row(first, "4", counted="care leavers", predicate="are at university"), text).measure
    quote = "Only 11% of care leavers are in custody."
    row = _row(quote, "11", counted="care leavers", char_start=1000 + len(first) + 1, value_start=1050)
    assert _meaning(row, text).measure != "care_leavers_in_higher_education_share"


def _item(quote: str, figure: str, measure: str) -> tuple[dict[str, Any], Meaning]:
    return _row(quote, figure, unit="count", role=None, reading="sentence"), Meaning(measure, (), "printed form")


@pytest.mark.parametrize(
    ("quote", "figures", "measures", "kept"),
    [
        (
            "10 live with parents, one of whom lives elsewhere",
            ("10", "one"),
            ("placed_with_parents", "placed_with_parents"),
            ["placed_with_parents", None],
        ),
        (
            "10 live with parents, of whom 3 live outside the area",
            ("10", "3"),
            ("placed_with_parents", "placed_with_parents_outside_local_authority"),
            ["placed_with_parents", "placed_with_parents_outside_local_authority"],
        ),
        ("Of this 35, half live elsewhere", ("35",), ("children_looked_after",), [None]),
        ("Of the 35 children looked after:", ("35",), ("children_looked_after",), ["children_looked_after"]),
    ],
)
def test_an_items_part_is_not_called_as_its_whole(
    quote: str, figures: tuple[str, ...], measures: tuple[str, ...], kept: list[str | None]
) -> None:
    items = [_item(quote, figure, measure) for figure, measure in zip(figures, measures, strict=True)]
    assert [meaning.measure for _, meaning in without_parts(items)] == kept


def test_of_two_categories_that_a_sentence_names_the_nearest_is_the_figures() -> None:
    quote = "Of plans 41% are for neglect, 30% emotional abuse and physical abuse (9%)."
    parts = ("category=emotional_abuse", "category=neglect", "category=physical_abuse", "sex=male")
    found = [one_of_each(_row(quote, figure), parts) for figure in ("41", "30", "9")]
    assert found == [
        ("category=neglect", "sex=male"),
        ("category=emotional_abuse", "sex=male"),
        ("category=physical_abuse", "sex=male"),
    ]


def test_which_service_the_supported_have_stands_in_the_clause() -> None:
    quote = "Currently, 68 families are in receipt of post-adoption support packages."
    row = _row(quote, "68", unit="count", counted="families", predicate="are in receipt", section="Adoption")
    found = _meaning(row)
    assert (found.measure, found.breakdown) == ("families_supported", ("service=adoption_support",))


@pytest.mark.parametrize(
    ("group", "breakdown"), [("white", ("ethnicity=White",)), ("boys", ("sex=boys",)), ("our own", ())]
)
def test_a_number_told_of_one_group_is_a_part(group: str, breakdown: tuple[str, ...]) -> None:
    quote = f"The dominant group of our CLA is still {group} but this reduced from 431 in March 2015 to 402."
    before = quote[: quote.index(" 431")]
    found = _meaning(_row(quote, "431", unit="count", leans_on=before, antecedent_basis="words", reading="sentence"))

    assert (found.measure, found.breakdown) == ("children_looked_after", breakdown)
