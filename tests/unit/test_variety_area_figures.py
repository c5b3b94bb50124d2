"""Area statistics in the sentences that other reports print: each figure finds its measure and its day."""

from __future__ import annotations

import pytest

from tests.unit.reading_of import reading_of
from tests.unit.test_measure_aliases import measure_of

COVER = """1
Rutland County Council
Inspection of services for children in need of help and protection
Inspection date: 3 May 2016 – 26 May 2016
Children’s services in Rutland are good
1. Children who need help and protection Good
Information about this local authority area
{heading}
• {sentence}
"""
POPULATION = "Children living in this area"
PROTECTION = "Child protection in this area"
LOOKED_AFTER = "Children looked after in this area"
NOW, BEFORE = "2016-03-31", "2015-03-31"


def figures(heading: str, sentence: str) -> set[tuple[str | None, float | None, str]]:
    """Measure, value and last day of every figure of one bullet."""
    reading = reading_of(COVER.format(heading=heading, sentence=sentence))
    return {(measure_of(o.reported_label, o.unit), o.value, str(o.period_end)) for o in reading.records.observations}


@pytest.mark.parametrize(
    "sentence",
    [
        "Approximately 8,123 children and young people aged 0–17 live in Rutland.",
        "An estimated 8,123 children and young people under the age of 18 live in the county.",
        "Around 8,123 children and young people under 18 years live in Rutland (23% of all people in the area).",
    ],
)
def test_the_population_of_children(sentence: str) -> None:
    assert ("population_under_18", 8123.0, "None") in figures(POPULATION, sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "At 31 March 2016, 147 children and young people were the subject of a child protection plan (a rate of 45.2 "
        "per 10,000). This is an increase from 120 at 31 March 2015 (a rate of 37 per 10,000).",
        "At 31st March 2016, 147 children were subject to a child protection plan (a rate of 45.2 per10,000 children). "
        "This is an increase from 120 (37 per10,000 children) at 31 March 2015.",
    ],
)
def test_rates_of_child_protection_plans_have_the_day_of_their_count(sentence: str) -> None:
    assert figures(PROTECTION, sentence) == {
        ("child_protection_plans", 147.0, NOW),
        ("child_protection_plans_rate", 45.2, NOW),
        ("child_protection_plans", 120.0, BEFORE),
        ("child_protection_plans_rate", 37.0, BEFORE),
    }


@pytest.mark.parametrize(
    "sentence",
    [
        "At 31 March 2016, 336 children were being looked after by the local authority, a rate of 44.5 per 10,000 "
        "children. This is a reduction from 352 (46 per 10,000 children) at 31 March 2015.",
        "At 31 March 2016, the local authority was looking after 336 children (a rate of 44.5 per 10,000 children). "
        "This is a reduction from 352 (46 per 10,000 children) at 31 March 2015.",
        "At 31 March 2016 336 children were being looked after by the local authority (a rate\n"
        "of 44.5 per 10,000 children). This is a reduction from 352 (46 per 10,000 children) at 31\nMarch 2015.",
    ],
    ids=["rate after a comma", "the authority looks after", "wrapped within a date"],
)
def test_children_looked_after_and_their_rate(sentence: str) -> None:
    assert figures(LOOKED_AFTER, sentence) == {
        ("children_looked_after", 336.0, NOW),
        ("children_looked_after_rate", 44.5, NOW),
        ("children_looked_after", 352.0, BEFORE),
        ("children_looked_after_rate", 46.0, BEFORE),
    }


def test_children_in_need_dated_at_the_end_of_a_long_sentence() -> None:
    sentence = (
        "1,312 children had been identified through assessment as being formally in need of help from a specialist "
        "service at 31 March 2016. This is an increase from 1,200 at 31 March 2015."
    )

    assert figures(PROTECTION, sentence) == {("children_in_need", 1312.0, NOW), ("children_in_need", 1200.0, BEFORE)}
