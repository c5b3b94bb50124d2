"""What a figure of a sentence is labelled with: its own clause, and an earlier one where it leans on that."""

from __future__ import annotations

import pytest

from tests.unit.test_measure_aliases import measure_of
from tests.unit.test_sentences import AREA, read


def measures(*lines: str, section: tuple[str, ...] = AREA) -> dict[float, str | None]:
    """The measure that each figure's label and unit find in the catalogue."""
    return {o.value: measure_of(o.reported_label, o.unit) for o in read(*lines, section=section) if o.value is not None}


def labels(*lines: str, section: tuple[str, ...] = AREA) -> dict[float, str]:
    return {o.value: o.reported_label for o in read(*lines, section=section) if o.value is not None}


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        # one predicate of two shares
        # "between A and B" is one clause, and so is the bound of a share
        (
            "The time between the court granting authority to place and matching with a family is 131 days in Rutland.",
            {131: "adoption_order_to_match_days"},
        ),
        (
            "The share who wait less than 18 months between entering care and moving in with adopters is 58%.",
            {58: "adoption_wait_within_threshold"},
        ),
        # "of whom" belongs to the nearest figure before it
        (
            "7 lived in residential special schools, of whom 40.0% lived out of the authority area, 210 lived with "
            "foster families, of whom 31.0% lived out of the authority area.",
            {
                7: "in_residential_special_schools",
                40: "in_residential_special_schools_outside_local_authority_share",
                210: "in_foster_care",
                31: "in_foster_care_outside_local_authority_share",
            },
        ),
        # a second clause has the subject of the first
        (
            "The proportion of care leavers in suitable accommodation is 91%, and this has increased from 85%.",
            {91: "care_leavers_in_suitable_accommodation", 85: "care_leavers_in_suitable_accommodation"},
        ),
        (
            "The share of care leavers not in education, employment or training has grown: local figures indicate 39%.",
            {39: "care_leavers_not_in_education_employment_training"},
        ),
        ("At 29 weeks, the timeliness of court proceedings has improved.", {29: "court_proceedings_duration"}),
        # words that say only how many
        ("Still too many (9) care leavers were in custody.", {9: "care_leavers_in_custody"}),
        (
            "A small number of Rutland care leavers, currently 12, attend university.",
            {12: "care_leavers_in_higher_education"},
        ),
        # values of others have the measure of the own value
        (
            "The rate of children becoming looked after, at 41 per 10,000, is lower than in similar authorities and "
            "England (52 and 47 respectively).",
            dict.fromkeys((41, 52, 47), "started_to_be_looked_after_rate"),
        ),
        (
            "Care leavers are well supported, with 61% in education, employment or training, against a national "
            "average of 48%.",
            dict.fromkeys((61, 48), "care_leavers_in_education_employment_training"),
        ),
        # a whole, a part in brackets and a complement are not what the sentence counts
        (
            "There are 11 homes: nine of the 14 homes were judged to be good or better (three are outstanding).",
            {11: None, 9: "childrens_homes_judged_good_or_better", 14: None, 3: None},
        ),
        ("The city has 310 care leavers, and is in contact with all but 13.", {310: "care_leavers", 13: None}),
        (
            "For children placed for adoption last year (eight of whom have since been adopted), delay was short.",
            {8: None},
        ),
    ],
)
def test_a_label_leans_on_what_it_counts(sentence: str, found: dict[float, str | None]) -> None:
    assert measures(f"- {sentence}") == found


def test_the_two_levels_of_a_rise_share_their_label() -> None:
    found = labels("- The share of cases that are late has improved from 41% in 2014 to 33% in 2015.")
    assert set(found.values()) == {"share of cases that are late has improved"}


def test_a_part_that_nobody_counts_does_not_lean() -> None:
    found = labels("- Average social work caseloads are falling, at around 19, but some remain too high, at around 27.")
    assert "caseload" in found[19]
    assert "caseload" not in found[27]


def test_a_bound_keeps_its_words() -> None:
    found = labels("- In this year 45% of care proceedings take more than 26 weeks.")
    assert found[45] == "care proceedings take more than 26 weeks"


def test_the_rate_of_something_leans_on_nothing() -> None:
    found = labels("- Rutland looked after 140 children. The rate of referrals rose to 612.4 per 10,000.")
    assert found[612.4].startswith("rate of referrals rose")
