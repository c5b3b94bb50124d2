"""Direction of a passage: the rules one by one, on sentences written for this project."""

import re

import pytest

from ingest import catalogue
from warehouse.findings import directions
from warehouse.findings.directions import DIRECTIONS, Cue, Span, cues, direction_of, failings_of, signals_of

ROWS = catalogue.rows("direction_cues")

SENTENCES = [
    ("Assessments are thorough and plans are effective.", "strength"),
    ("Children are seen alone and no delays were found.", "strength"),
    ("Assessments are not consistently thorough.", "weakness"),
    ("Too many children wait for an initial conference.", "weakness"),
    ("There is insufficient management oversight of plans.", "weakness"),
    ("Supervision is not yet good.", "weakness"),
    ("Although supervision is regular, plans remain weak and drift is common.", "weakness"),
    ("The timeliness of conferences has improved since the last inspection.", "improving"),
    ("Leaders continue to improve the front door and have made good progress.", "improving"),
    ("Services have deteriorated and performance has worsened.", "declining"),
    ("Care leavers no longer benefit from this support, which has declined.", "declining"),
    ("Visits are regular and purposeful. However, records are poor and out of date.", "mixed"),
    ("Reviews are timely and robust. However, the voice of young people is weak.", "mixed"),
    ("Visits are regular and purposeful. However, pupils in year eleven wait a whole term for it.", "mixed"),
    ("Plans are weak. However, staff from the new team now sit with their partners.", "weakness"),
    ("The committee noted the report on 3 March.", "neutral"),
    ("", "neutral"),
]


@pytest.fixture(scope="module")
def every_cue() -> dict[str, tuple[Cue, ...]]:
    return cues()


@pytest.mark.parametrize(("sentence", "direction"), SENTENCES)
def test_direction_of_a_sentence(sentence: str, direction: str) -> None:
    assert direction_of(sentence, "finding") == direction


def test_what_is_asked_for_falls_short_however_it_is_worded() -> None:
    assert direction_of("Ensure that assessments are consistently good.", "area_for_improvement") == "weakness"
    assert direction_of("Continue to improve the quality of supervision.", "recommendation") == "improving"


@pytest.mark.parametrize(
    ("sentence", "kind", "direction"),
    [
        ("The take-up of training by the staff of partner agencies.", "strength", "strength"),
        ("The take-up of training by the staff of partner agencies.", "weakness", "weakness"),
        ("Plans have improved.", "strength", "improving"),
        ("Plans have improved. However, they remain weak.", "weakness", "mixed"),
        ("Although supervision is regular, plans remain weak and drift is common.", "strength", "mixed"),
    ],
)
def test_the_heading_that_a_passage_is_filed_under_speaks_too(sentence: str, kind: str, direction: str) -> None:
    assert direction_of(sentence, kind) == direction


def test_a_negation_reverses_the_cue_it_stands_before() -> None:
    assert [signal.direction for signal in signals_of("Reviews are never robust.")] == ["weakness"]


def test_every_cue_points_somewhere_known() -> None:
    known = {*DIRECTIONS, "negation", "shortfall", "concession"} - {"mixed"}
    assert {cue.direction for rows in cues().values() for cue in rows} <= known


def test_what_falls_short_takes_in_the_praise_after_it() -> None:
    assert {signal.direction for signal in signals_of("This limits an effective and timely response.")} == {"weakness"}


def test_the_failing_words_of_a_clause_are_none_where_it_says_more_for_practice() -> None:
    assert failings_of("Although some reviews are late, assessments are thorough and timely, and visits regular") == []
    assert failings_of("Plans are weak") == [Span(2, 3)]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["pattern"][:40])
def test_an_example_says_what_it_says_by_its_row_alone(
    row: dict[str, str], monkeypatch: pytest.MonkeyPatch, every_cue: dict[str, tuple[Cue, ...]]
) -> None:
    phrase = rf"(?:{row['pattern']})\b"
    with_row = signals_of(row["example"])
    kept = {
        letters: tuple(cue for cue in found if (cue.direction, cue.phrase.pattern) != (row["direction"], phrase))
        for letters, found in every_cue.items()
    }
    monkeypatch.setattr(directions, "cues", lambda: kept)
    assert signals_of(row["example"]) != with_row
    assert re.search(phrase, row["example"])
    assert not re.search(phrase, row["counter_example"])
