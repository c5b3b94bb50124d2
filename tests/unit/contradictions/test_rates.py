"""Rates beside their counts and the number of children in the area."""

from __future__ import annotations

import datetime as dt
from typing import Any

from ingest.vocabularies import DiscrepancyStatus, Doubt
from tests.unit.contradictions.papers import found, paper, passage, statuses
from warehouse.contradictions.papers import Figure

FIRM, POSSIBLE = DiscrepancyStatus.FIRM, DiscrepancyStatus.POSSIBLE
LOOKED_AFTER = {"measure": "children_looked_after"}
LOOKED_AFTER_RATE = {"measure": "children_looked_after_rate", "unit": "rate_per_10000"}
PLANS = {"measure": "child_protection_plans"}
PLANS_RATE = {"measure": "child_protection_plans_rate", "unit": "rate_per_10000"}
A_YEAR_BEFORE = dt.date(2014, 3, 31)


def children(number: str) -> list[Figure]:
    facts = {"measure": "population_under_18", "qualifier": "approx", "period_start": None, "period_end": None}
    return passage(f"About «{number}» children live in Dudley.", facts)


def looked_after(count: str, rate: str, **facts: Any) -> list[Figure]:
    text = f"«{count}» children are looked after (a rate of «{rate}» per 10,000)."
    return passage(text, LOOKED_AFTER, LOOKED_AFTER_RATE, **facts)


def test_a_rate_that_no_number_of_children_gives_is_firm() -> None:
    (one,) = found("rate_of_population", paper(children("20,100"), looked_after("80", "52")))

    assert (one.status, one.value_a, one.value_b) == (FIRM, 52, 39.8)
    assert one.arithmetic == (
        "Children looked after at 31 March 2015: 80 of a population of 20,100 is 39.8 per 10,000; printed is 52, which "
        "would need about 15,386 children."
    )


def test_a_rate_that_another_years_children_might_give_is_possible() -> None:
    (one,) = found("rate_of_population", paper(children("20,100"), looked_after("80", "41.5")))

    assert (one.status, one.doubts) == (POSSIBLE, {Doubt.DATE})


def test_a_rate_may_rest_on_a_revised_number_of_children() -> None:
    assert found("rate_of_population", paper(children("20,100"), looked_after("80", "40.4"))) == []


def test_a_rate_may_rest_on_an_official_estimate_of_the_years_before() -> None:
    """Barnsley had 49,045 children in the middle of 2014 by the official estimate."""
    printed = children("56,000"), looked_after("250", "50")

    assert statuses("rate_of_population", paper(*printed)) == [FIRM]
    assert found("rate_of_population", paper(*printed, local_authority_key="LA370")) == []


def test_a_rate_goes_with_the_count_beside_it() -> None:
    text = "Fewer than the «90» (44 per 10,000) of 2014 and the «84» («42» per 10,000) of 2013."
    earlier = {**LOOKED_AFTER, "day": A_YEAR_BEFORE}

    assert (
        found("rate_of_population", paper(children("20,100"), passage(text, earlier, LOOKED_AFTER, LOOKED_AFTER_RATE)))
        == []
    )


def test_a_rate_goes_with_the_count_before_it_or_in_the_bracket_behind_it() -> None:
    text = "«80» children are looked after by the council («40» per 10,000), after «60» in 2013."
    behind = "A fall from «60» to «40» per 10,000 («80») in a year."
    later = {**LOOKED_AFTER, "day": A_YEAR_BEFORE}
    both = paper(
        children("20,100"),
        passage(text, LOOKED_AFTER, LOOKED_AFTER_RATE, later),
        passage(behind, later, LOOKED_AFTER_RATE, LOOKED_AFTER),
    )

    assert found("rate_of_population", both) == []


def test_a_comparators_rate_is_not_judged() -> None:
    others = {**LOOKED_AFTER_RATE, "comparator": "national"}
    text = "«80» children are looked after; nationally the rate is «60» per 10,000."

    assert found("rate_of_population", paper(children("20,100"), passage(text, LOOKED_AFTER, others))) == []


def test_two_rates_of_a_day_imply_one_number_of_children() -> None:
    plans = passage("«60» children are on a plan (a rate of «41» per 10,000).", PLANS, PLANS_RATE)

    assert statuses("populations_implied", paper(looked_after("80", "40"), plans)) == [FIRM]
    assert found("populations_implied", paper(looked_after("80", "40"), plans[:1])) == []


def test_a_number_of_children_may_change_in_a_year() -> None:
    before = looked_after("78", "40", day=A_YEAR_BEFORE)

    assert found("populations_implied", paper(looked_after("80", "40.3"), before)) == []
    assert statuses("populations_implied", paper(looked_after("80", "38.9"), before)) == [POSSIBLE]
    assert statuses("populations_implied", paper(looked_after("80", "30"), before)) == [FIRM]


def test_rates_of_two_measures_on_two_days_are_not_set_side_by_side() -> None:
    plans = passage("«60» children were on a plan (a rate of «41» per 10,000).", PLANS, PLANS_RATE, day=A_YEAR_BEFORE)

    assert found("populations_implied", paper(looked_after("80", "40"), plans)) == []
