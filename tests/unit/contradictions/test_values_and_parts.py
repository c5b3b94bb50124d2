"""One quantity with two values, parts beside their totals and wholes."""

from __future__ import annotations

import datetime as dt

import pytest

from ingest.vocabularies import DiscrepancyStatus, Doubt
from tests.unit.contradictions.papers import found, paper, passage, statuses
from warehouse.contradictions.papers import Figure

FIRM, POSSIBLE = DiscrepancyStatus.FIRM, DiscrepancyStatus.POSSIBLE
PLANS = {"measure": "child_protection_plans"}
UNDATED = {"period_start": None, "period_end": None, "period_basis": "none"}


def plans(count: str, text: str = "«{}» children are on a plan.", **facts: object) -> list[Figure]:
    return passage(text.format(count), {**PLANS, **facts})


def test_one_quantity_of_one_day_has_one_value() -> None:
    (one,) = found("two_values", paper(plans("215"), plans("213", antecedent_basis="own", role="level")))

    assert (one.status, one.value_a, one.value_b) == (FIRM, 215, 213)
    assert one.arithmetic == (
        "Children subject of a child protection plan at 31 March 2015: 215 in one place, 213 in another."
    )


@pytest.mark.parametrize(
    ("text", "other", "doubt"),
    [
        ("In March 2015 «{}» children were on a plan.", "215", None),
        ("At 31 March 2015 «{}» children were on a plan.", "215", None),
        ("At the end of March 2015 «{}» children were on a plan.", "215", None),
        ("At 31 March 2015 «{}» children were on a plan.", "210", Doubt.ROUNDING),
        ("At 31 March 2015 «{}» children were on a plan.", "205", None),
    ],
)
def test_a_round_number_may_be_another_count(text: str, other: str, doubt: Doubt | None) -> None:
    (one,) = found("two_values", paper(plans("213", text), plans(other)))

    assert one.doubts == ({doubt} if doubt else frozenset())


def test_a_month_other_than_the_last_of_the_year_may_be_another_day() -> None:
    april = {"day": dt.date(2015, 4, 30)}
    month, day = (
        plans("213", f"{told} «{{}}» children were on a plan.", **april)
        for told in ("In April 2015", "At 30 April 2015")
    )

    assert [one.doubts for one in found("two_values", paper(month, plans("215", **april)))] == [{Doubt.DATE}]
    assert [one.doubts for one in found("two_values", paper(day, plans("215", **april)))] == [frozenset()]


@pytest.mark.parametrize(
    "other",
    [
        {"day": dt.date(2014, 3, 31)},
        UNDATED,
        {"comparator": "national"},
        {"breakdown": "category=neglect"},
        {"is_change": True},
        {"role": "target"},
        {"antecedent_basis": "words", "role": "level"},
        {"unit": "percent"},
        {"qualifier": "over", "value": 200.0},
    ],
)
def test_another_day_owner_part_or_reading_is_another_quantity(other: dict[str, object]) -> None:
    assert found("two_values", paper(plans("215"), plans("213", **other))) == []


def test_a_part_in_an_item_of_a_list_is_not_the_whole() -> None:
    outside = {"measure": "placed_outside_local_authority_share", "unit": "percent"}
    whole = passage("«42»% live outside the area.", outside)

    assert found("two_values", paper(whole, passage("Of this «35», «51»% live outside.", {}, outside))) == []
    assert (
        found("two_values", paper(whole, passage("«6» live in schools, of whom «50»% live outside.", {}, outside)))
        == []
    )
    assert found("two_values", paper(whole, passage("«50»% of those outside the area do well.", outside))) == []


def test_a_passage_that_prints_both_values_does_not_contradict_either() -> None:
    both = passage("In March 2014 and 2015 there were «213» and «215».", PLANS, PLANS)

    assert found("two_values", paper(plans("215"), both[:1] + both[1:])) == []


def test_values_far_apart_are_two_quantities() -> None:
    assert found("two_values", paper(plans("215"), plans("40"))) == []


def test_a_flow_of_a_list_over_the_last_months_may_be_of_other_months() -> None:
    year = {"measure": "adoptions", "period_start": dt.date(2014, 4, 1)}
    listed = passage("«30» adoptions", {**year, "period_basis": "parent_bullet"})
    told = passage("«35» children were adopted in 2014-15.", year)

    (one,) = found("two_values", paper(listed, told))
    assert one.doubts == {Doubt.DATE}


def test_an_undated_share_far_from_a_recent_dated_one_is_possible() -> None:
    share = {"measure": "placed_outside_local_authority_share", "unit": "percent"}
    dated = passage("«21.1»% live outside the area.", share)
    facts = {"fieldwork_end_date": dt.date(2015, 5, 1)}

    assert statuses("two_values", paper(dated, passage("Only «9»% live outside.", {**share, **UNDATED}), **facts)) == [
        POSSIBLE
    ]
    assert found("two_values", paper(dated, passage("Some «20»% live outside.", {**share, **UNDATED}), **facts)) == []
    late = {"fieldwork_end_date": dt.date(2016, 5, 1)}
    assert found("two_values", paper(dated, passage("Only «9»% live outside.", {**share, **UNDATED}), **late)) == []


def column(*values: str, total: str) -> list[list[Figure]]:
    cells = {"reading": "table", "table_number": 1, "column_number": 2}
    rows = [passage(f"row «{value}»", {**cells, "row_number": number}) for number, value in enumerate(values, 1)]
    return [*rows, passage(f"Total «{total}»", {**cells, "row_number": len(values) + 1, "is_total": True})]


def test_rows_add_up_to_the_total_below_them() -> None:
    (one,) = found("parts_do_not_sum", paper(*column("33", "51", "153", "32", total="270")))

    assert (one.status, one.value_a, one.value_b) == (FIRM, 270, 269)
    assert one.arithmetic == "33 + 51 + 153 + 32 = 269; the printed total is 270."


@pytest.mark.parametrize(
    ("values", "total"),
    [(("33", "51"), "84"), (("30", "395", "60", "45"), "540"), (("33", "51"), "200"), (("84",), "90")],
)
def test_right_rounded_far_and_single_sums_are_none(values: tuple[str, ...], total: str) -> None:
    assert found("parts_do_not_sum", paper(*column(*values, total=total))) == []


def test_a_sum_with_a_blank_cell_is_not_judged() -> None:
    beside = passage("row «7»", {"reading": "table", "table_number": 1, "column_number": 3, "row_number": 2})
    rows = column("33", "9", "51", total="90")

    assert statuses("parts_do_not_sum", paper(*rows)) == [FIRM]
    assert found("parts_do_not_sum", paper(rows[0], beside, rows[2], rows[3])) == []


LOOKED_AFTER = passage("«38» children are looked after.", {"measure": "children_looked_after"})
OUTSIDE = {"measure": "placed_outside_local_authority"}
FOSTER = {"measure": "in_foster_care"}
FOSTER_OUTSIDE = {"measure": "in_foster_care_outside_local_authority_share", "unit": "percent"}
SCHOOLS = {"measure": "in_residential_special_schools"}
SCHOOLS_OUTSIDE = {
    "measure": "in_residential_special_schools_outside_local_authority_share",
    "unit": "percent",
    "value": 100.0,
}


def test_parts_apart_are_together_no_more_than_their_whole() -> None:
    outside = passage("«16» live outside the area.", OUTSIDE)
    foster = passage("«33» live with foster families, of whom «45»% live outside.", FOSTER, FOSTER_OUTSIDE)
    schools = passage("«2» live in schools, «both» of whom live outside.", SCHOOLS, SCHOOLS_OUTSIDE)

    (one,) = found("part_above_whole", paper(LOOKED_AFTER, outside, foster, schools))
    assert (one.value_a, one.value_b) == (16, 17)
    assert found("part_above_whole", paper(LOOKED_AFTER, outside, foster)) == []
    seventeen = passage("«17» live outside the area.", OUTSIDE)
    assert found("part_above_whole", paper(LOOKED_AFTER, seventeen, foster, schools)) == []


def test_one_part_is_no_more_than_its_whole_of_the_same_day() -> None:
    foster = passage("«40» live with foster families.", FOSTER)
    before = passage("«40» lived with foster families.", {**FOSTER, "day": dt.date(2014, 3, 31)})

    assert statuses("part_above_whole", paper(LOOKED_AFTER, foster)) == [FIRM]
    assert found("part_above_whole", paper(LOOKED_AFTER, before)) == []


def test_a_share_of_one_base_is_no_more_than_the_share_that_takes_it_in() -> None:
    families = passage("«27» live with foster families.", FOSTER)
    own = {"measure": "in_house_foster_placements_share", "unit": "percent", **UNDATED}
    facts = {"fieldwork_end_date": dt.date(2015, 5, 1)}

    assert statuses(
        "part_above_whole", paper(LOOKED_AFTER, families, passage("«76»% are with our carers.", own), **facts)
    ) == [POSSIBLE]
    assert (
        found("part_above_whole", paper(LOOKED_AFTER, families, passage("«73»% are with our carers.", own), **facts))
        == []
    )
