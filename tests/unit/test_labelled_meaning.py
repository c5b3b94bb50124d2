"""The labelled figures: well formed, and judged as they say."""

from __future__ import annotations

import datetime as dt

import pytest

from ingest import catalogue
from tests.evaluation.labels import LABELLED
from tests.evaluation.meaning import Row, judge, labels
from warehouse.privacy import find_contact_details

KNOWN = set((LABELLED / "measures_when_labelled.txt").read_text(encoding="utf-8").split())
LABEL = {"batch": "0", "document": "d", "page": 3, "near": "of whom 12 girls live", "value": 12.0, "unit": "count"}
LABEL |= {"is_figure": "1", "measure": "children_looked_after", "scope": "girl/female", "scope_not": "boy"}
LABEL |= {"comparator": "", "period_kind": "snapshot", "period_start": "2013-03-31", "period_end": "2013-03-31"}
LABEL |= {"period_alternatives": ""}
YEAR_END = dt.date(2013, 3, 31)
READ = {"observation_id": "1", "quote": "540 children, of whom 12 girls live here.", "value": 12.0, "unit": "count"}
READ |= {"measure": "children_looked_after", "measure_label": "Children looked after", "breakdown": "sex=female"}
READ |= {"reported_label": "children looked after: girls", "comparator": "", "period_kind": "snapshot"}
READ |= {"period_start": YEAR_END, "period_end": YEAR_END}


def test_a_label_quotes_six_words_at_most_and_no_contact_details() -> None:
    told = [label["near"] for label in labels()]

    assert len(told) > 1000
    assert [words for words in told if len(words.split()) > 6 or find_contact_details(words)] == []


def test_a_label_names_measures_of_the_catalogue_alone() -> None:
    measures = set(catalogue.tables()["measures"]["measure"].to_pylist())
    named = {name for label in labels() for name in label["measure"].split("|") if name}

    assert named <= measures | KNOWN


def judged(label: Row, *readings: Row) -> dict[str, float | None]:
    (batch,) = judge([LABEL | label], {("d", 3): [READ | row for row in readings]}).values()
    return {name: scores.recall() for name, scores in batch.aspects.items()}


@pytest.mark.parametrize(
    ("label", "reading", "wrong"),
    [
        ({}, {}, set()),
        ({}, {"breakdown": ""}, {"meaning", "named", "named right"}),
        ({}, {"measure": "child_protection_plans"}, {"meaning", "named", "named right"}),
        ({}, {"measure": None}, {"meaning", "named"}),
        ({}, {"comparator": "national"}, {"comparator"}),
        ({}, {"period_end": dt.date(2012, 3, 31)}, {"dated"}),
        ({"period_alternatives": "snapshot:2012-03-31:2012-03-31"}, {"period_end": dt.date(2012, 3, 31)}, set()),
        ({"measure": ""}, {}, {"meaning", "named right"}),
        ({"measure": ""}, {"measure": None}, set()),
        ({"measure": ""}, {"measure": None, "reported_label": "boys", "breakdown": ""}, {"meaning", "labels"}),
        ({"is_figure": "0"}, {}, {"no figure"}),
        ({}, {"value": 13.0}, {"values", "meaning", "named"}),
        ({}, {"quote": "12 boys"}, {"values", "meaning", "named"}),
    ],
)
def test_what_is_wrong_is_counted_as_such(label: Row, reading: Row, wrong: set[str]) -> None:
    assert {name for name, share in judged(label, reading).items() if share != 1} == wrong


def test_of_two_readings_of_a_number_the_better_one_counts() -> None:
    assert set(judged({}, {"observation_id": "2", "measure": None}, {}).values()) == {1}
