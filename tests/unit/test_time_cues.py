"""The rows that say when a sentence speaks of: each is needed by its example and passes over its counter-example."""

from __future__ import annotations

import pytest

from ingest.language.cues import cues, hits, rows

ROWS = rows("times")


@pytest.mark.parametrize("row", ROWS, ids=[row["rule"] for row in ROWS])
def test_without_its_row_an_example_says_nothing(row: dict[str, str]) -> None:
    said = [hit for hit in hits("times", row["example"]) if hit.cue.kind == row["kind"]]
    with_row = {hit.cue.meaning for hit in said}
    without_row = {hit.cue.meaning for hit in said if hit.cue.rule != row["rule"]}
    assert row["meaning"] in with_row - without_row


@pytest.mark.parametrize("row", ROWS, ids=[row["rule"] for row in ROWS])
def test_a_row_passes_over_its_counter_example(row: dict[str, str]) -> None:
    assert row["rule"] not in {hit.cue.rule for hit in hits("times", row["counter_example"])}


def test_rules_have_names_of_their_own() -> None:
    assert len({cue.rule for cue in cues("times")}) == len(ROWS)
