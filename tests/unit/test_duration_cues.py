"""The rows that say which times are figures: each decides its example and passes over its counter-example."""

from __future__ import annotations

import pytest

from ingest.language.cues import Cue, cues, rows
from ingest.readers.number_mention import NumberMention
from ingest.readers.numbers import find_numbers
from ingest.readers.statements.times import deciding

ROWS = rows("durations")


def decided(marked: str) -> Cue | None:
    """The row that decides on the time that an example sets in «»."""
    text = marked.replace("«", "").replace("»", "")
    numbers = find_numbers(text)
    return deciding(_marked(numbers, marked), numbers, text)


def _marked(numbers: list[NumberMention], marked: str) -> NumberMention:
    return next(number for number in numbers if number.start == marked.index("«"))


@pytest.mark.parametrize("row", ROWS, ids=[row["rule"] for row in ROWS])
def test_a_row_decides_its_example_alone(row: dict[str, str]) -> None:
    cue, other = decided(row["example"]), decided(row["counter_example"])
    assert cue is not None and cue.rule == row["rule"]
    assert other is None or other.rule != row["rule"]


@pytest.mark.parametrize("row", ROWS, ids=[row["rule"] for row in ROWS])
def test_a_row_is_short_and_said_once(row: dict[str, str]) -> None:
    assert len(row["pattern"]) <= 200
    assert row["rule"].startswith(f"{row['meaning']}.")
    assert [cue.rule for cue in cues("durations")].count(row["rule"]) == 1
