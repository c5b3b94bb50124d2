"""A value that cannot be what its measure says is found by what is known of its authority."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Mapping
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest import catalogue
from warehouse.meaning.bounds import bounds_of
from warehouse.meaning.official import OfficialValues
from warehouse.meaning.plausibility import Figure, implausible, years_between
from warehouse.meaning.references import References

DUDLEY, ENGLAND = "LA332", "ENGLAND"
HARDLY_A_CHILD = ("LA420", "LA201")
"""Isles of Scilly and City of London: rates of a few hundred children leap."""
MARCH = dt.date(2015, 3, 31)


def official(
    *, measure: str, value: float, day: str = "2015-03-31", local_authority_key: str = DUDLEY
) -> dict[str, str]:
    return {
        "local_authority_key": local_authority_key,
        "measure": measure,
        "period_start": day,
        "period_end": day,
        "value": f"{value:g}",
        "source": "DfE",
    }


KNOWN = (
    official(measure="children_looked_after", value=600),
    official(measure="population_under_18", value=70_000, day="2014-06-30"),
    official(measure="children_looked_after", value=69_000, local_authority_key=ENGLAND),
    official(measure="children_looked_after_rate", value=86),
)
FIGURE = Figure(
    observation_id="figure",
    document_id="report",
    local_authority_key=DUDLEY,
    measure="children_looked_after",
    value=640,
    comparator=None,
    day=MARCH,
    years=None,
    is_part=False,
    is_area_statistic=False,
)


def references(known: Collection[Mapping[str, str]]) -> References:
    """What is known of official rows."""
    sources = [{"source": source, "published_date": "2016-01-01"} for source in {row["source"] for row in known}]
    return OfficialValues(known, sources, {}).references()


def reasons(*figures: Figure, known: tuple[dict[str, str], ...] = KNOWN) -> dict[str, str]:
    return dict(implausible(figures, references(known)))


@pytest.mark.parametrize(
    ("measure", "value"),
    [
        ("children_looked_after", 80_400),
        ("children_looked_after", 84),
        ("children_looked_after", 3),
        ("children_looked_after", 13),
        ("children_looked_after_rate", 1302),
        ("population_under_18", 96),
        ("child_protection_plans", 2),
        ("placements_3_or_more", 77),
    ],
)
def test_a_population_a_rate_or_a_few_children_are_no_such_figure(measure: str, value: float) -> None:
    assert reasons(replace(FIGURE, measure=measure, value=value))


@pytest.mark.parametrize(
    ("measure", "value"),
    [
        ("children_looked_after", 640),
        ("children_looked_after", 480),
        ("children_looked_after_rate", 91),
        ("population_under_18", 68_100),
        ("child_protection_plans", 310),
        ("placements_3_or_more", 9),
        ("serious_case_reviews", 3),
        ("audits_completed", 12),
    ],
)
def test_what_may_be_is_left_alone(measure: str, value: float) -> None:
    assert not reasons(replace(FIGURE, measure=measure, value=value))


def test_the_reason_says_beside_what_and_whose_figure_that_is() -> None:
    assert reasons(replace(FIGURE, value=84))["figure"].startswith(
        "84 is below 302, the least that is plausible beside 600 (Children looked after at 31 March 2015, DfE; "
    )


def test_running_text_is_judged_beside_the_area_statistics_of_its_own_document() -> None:
    area = replace(FIGURE, observation_id="area", measure="children_in_need", value=2_300, is_area_statistic=True)
    waiting = replace(area, observation_id="waiting", value=500, is_area_statistic=False)
    assert list(reasons(area, waiting)) == ["waiting"]
    assert not reasons(area, replace(waiting, document_id="another report"))


def test_a_small_count_is_judged_beside_the_official_one_of_its_own_measure() -> None:
    own = official(measure="placed_with_parents", value=80)
    told = replace(FIGURE, measure="placed_with_parents", is_area_statistic=True)

    assert reasons(replace(told, value=8), known=(*KNOWN, own))
    assert not reasons(replace(told, value=8))
    assert not reasons(replace(told, value=62), known=(*KNOWN, own))
    assert not reasons(replace(told, value=12), known=(*KNOWN, official(measure="placed_with_parents", value=0)))


def test_a_misread_area_statistic_is_no_measure_of_others() -> None:
    misread = replace(FIGURE, observation_id="misread", value=14, is_area_statistic=True)
    assert list(reasons(misread, FIGURE)) == ["misread"]


def test_a_part_may_be_small_but_not_greater_than_the_whole_may_be() -> None:
    assert not reasons(replace(FIGURE, value=14, is_part=True))
    assert reasons(replace(FIGURE, value=5_000, is_part=True))
    assert not reasons(replace(FIGURE, measure="children_looked_after_rate", value=2, is_part=True))


def test_a_national_value_is_judged_beside_england() -> None:
    assert not reasons(replace(FIGURE, value=69_540, comparator="national"))
    assert reasons(replace(FIGURE, value=60, comparator="national"))
    assert not reasons(replace(FIGURE, value=60, comparator="statistical_neighbours"))


def test_an_official_figure_of_more_than_two_years_ago_says_nothing() -> None:
    assert not reasons(replace(FIGURE, value=84, day=dt.date(2020, 3, 31)))
    assert reasons(replace(FIGURE, value=84, day=dt.date(2017, 3, 31)))


def test_over_less_than_a_year_fewer_and_over_more_years_more_are_counted() -> None:
    known = (official(measure="adoptions", value=40),)
    adopted = replace(FIGURE, measure="adoptions", value=0)
    year = years_between(dt.date(2014, 4, 1), MARCH)
    assert not reasons(adopted, known=known), "counted over a time that is not known"
    assert not reasons(replace(adopted, years=0.5), known=known)
    ceased = replace(FIGURE, measure="ceased_to_be_looked_after", value=9)
    known = (official(measure="ceased_to_be_looked_after", value=200),)
    assert reasons(replace(ceased, years=year), known=known)
    assert not reasons(replace(ceased, years=0.25), known=known)
    assert reasons(replace(ceased, value=900, years=year), known=known)
    assert not reasons(replace(ceased, value=900, years=3), known=known)


@given(st.floats(min_value=0, max_value=1e6), st.sampled_from(sorted({row["measure"] for row in KNOWN})))
def test_what_equals_the_official_figure_is_plausible(value: float, measure: str) -> None:
    for bound in bounds_of(measure):
        if bound.against == measure:
            assert bound.low(value) <= value <= bound.high(value)


def test_known_values_are_of_within_two_years() -> None:
    known = references([official(measure="adoptions", value=9), official(measure="adoptions", value=8) | {"value": ""}])
    assert [reference.value for reference in known.near([DUDLEY], "adoptions", MARCH)] == [9]
    assert not known.near([DUDLEY], "adoptions", dt.date(2012, 3, 31))
    assert not References().near([DUDLEY], "adoptions", MARCH)


def test_every_row_of_bounds_leaves_room_and_lies_within_what_is_possible() -> None:
    measures = {row["measure"]: row for row in catalogue.rows("measures")}
    for row in catalogue.rows("plausible_bounds"):
        least, greatest = float(row["least"]), float(row["greatest"] or "inf")
        assert 0 <= least < greatest, row
        if not row["against"]:
            possible = measures[row["measure"]]
            assert least >= float(possible["lower_bound"] or 0), row
            assert greatest <= float(possible["upper_bound"] or "inf"), row
        elif row["against"] == row["measure"]:
            assert least < 1 < greatest, row


def test_every_official_figure_is_plausible_beside_those_of_its_authority() -> None:
    """The bounds were drawn from official figures: no true value may lie outside, but where hardly a child lives."""
    series: dict[tuple[str, str], list[dict[str, str]]] = {}
    for row in catalogue.rows("official_values"):
        if row["value"] and row["local_authority_key"] not in (ENGLAND, *HARDLY_A_CHILD):
            series.setdefault((row["local_authority_key"], row["measure"]), []).append(row)
    wrong = []
    for (local_authority_key, measure), rows in series.items():
        for earlier, later in pairwise(sorted(rows, key=lambda row: row["period_end"])):
            figure = replace(
                FIGURE,
                local_authority_key=local_authority_key,
                measure=measure,
                value=float(later["value"]),
                day=dt.date.fromisoformat(later["period_end"]),
                years=years_between(
                    dt.date.fromisoformat(later["period_start"]), dt.date.fromisoformat(later["period_end"])
                ),
            )
            wrong += reasons(figure, known=(earlier,)).values()
    assert not wrong
