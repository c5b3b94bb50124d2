"""Changes beside the levels that they are between."""

from __future__ import annotations

import datetime as dt

import pytest

from ingest.vocabularies import DiscrepancyStatus, Doubt
from tests.unit.contradictions.papers import found, paper, passage, statuses
from warehouse.contradictions.papers import Figure

FIRM, POSSIBLE = DiscrepancyStatus.FIRM, DiscrepancyStatus.POSSIBLE
CHANGE = {"is_change": True, "unit": "percent"}


def test_a_change_follows_from_the_levels_beside_it() -> None:
    text = "Plans rose from «213» to «340», a «63»% increase."
    (one,) = found("change_of_levels", paper(passage(text, {}, {}, CHANGE)))

    assert (one.status, one.value_a, one.value_b) == (FIRM, 63, 59.62)
    assert one.arithmetic == "From 213 to 340 is a rise of 59.62 %; printed is a rise of 63%."


@pytest.mark.parametrize(
    ("text", "units"),
    [
        ("Plans rose from «213» to «340», a «60»% increase.", "ccx"),
        ("There are «423» plans, a «41»% increase from «300».", "cxc"),
        ("Only «107» left, a «43»% reduction: «107» compared with «188» before.", "cxcc"),
        ("Timeliness fell from «89»% to «79»%, a «10»% drop.", "ppx"),
        ("Plans rose by «20»% in a year; visits went from «4» to «9».", "xcc"),
        ("A «30»% increase is hoped for.", "x"),
    ],
)
def test_right_changes_and_changes_of_other_things_are_none(text: str, units: str) -> None:
    facts = {"c": {}, "p": {"unit": "percent"}, "x": CHANGE}

    assert found("change_of_levels", paper(passage(text, *(dict(facts[unit]) for unit in units)))) == []


def test_a_change_is_judged_on_its_own_days_level() -> None:
    text = "There are «423» plans, a «51»% increase from «300»."

    assert statuses("change_of_levels", paper(passage(text, {}, CHANGE, {}))) == [FIRM]


def before() -> list[Figure]:
    return passage("Plans rose in ten months, from «213» to «340».", {}, {})


def test_a_change_told_again_is_that_of_the_passage_before() -> None:
    told = paper(before(), passage("Nobody knows the reasons for the sharp increase («63»%).", CHANGE))

    (one,) = found("change_of_levels", told)
    assert (one.status, one.doubts) == (POSSIBLE, {Doubt.COUNTED})


def test_a_new_change_is_not_that_of_the_passage_before() -> None:
    for text in ("There was a «63»% increase in visits.", "The fall («63»%) is welcome."):
        assert found("change_of_levels", paper(before(), passage(text, CHANGE))) == []


LOOKED_AFTER = {"measure": "children_looked_after"}


def level(count: str, day: dt.date) -> list[Figure]:
    return passage(f"«{count}» children were looked after.", {**LOOKED_AFTER, "day": day})


def change(text: str) -> list[Figure]:
    year = {"period_start": dt.date(2014, 4, 10), "period_end": dt.date(2015, 4, 9)}
    return passage(text, {**CHANGE, **LOOKED_AFTER, **year})


def test_a_fall_beside_levels_that_rose_contradicts_them() -> None:
    levels = level("877", dt.date(2014, 3, 31)), level("893", dt.date(2015, 3, 31))

    (one,) = found("direction_of_measure", paper(*levels, change("A «2.1»% decrease over the year.")))
    assert (one.value_a, one.value_b, one.doubts) == (2.1, 893, {Doubt.DATE})
    assert found("direction_of_measure", paper(*levels, change("A «2.1»% increase over the year."))) == []


def test_levels_of_other_years_do_not_contradict_a_fall() -> None:
    levels = level("877", dt.date(2012, 3, 31)), level("893", dt.date(2015, 3, 31))

    assert found("direction_of_measure", paper(*levels, change("A «2.1»% decrease over the year."))) == []
