"""Rows that are met anywhere in a text: each is needed by its example and passes over its counter-example."""

from __future__ import annotations

import re

import pytest

from ingest.language.cues import COLUMNS, Cue, hits, of_kind, rows

TABLES = ("times", "standing_text", "area_words", "outcomes", "inspectorates")
OF_TABLES = rows("table_words")
IN_ORDER = rows("heading_units")
ROWS = [pytest.param(table, row, id=f"{table}-{row['rule']}") for table in TABLES for row in rows(table)]


def meets(cue: Cue, words: str) -> bool:
    """Whether words are a cue and nothing else, or hold it, as its reach says."""
    whole = rf"(?<!\w)(?:{cue.pattern.pattern})(?!\w)"
    return bool(re.search(whole, words, re.I) if cue.reach == "inside" else re.fullmatch(whole, words, re.I))


@pytest.mark.parametrize(("table", "row"), ROWS)
def test_without_its_row_an_example_says_nothing(table: str, row: dict[str, str]) -> None:
    said = list(hits(table, row["example"], row["kind"]))
    with_row = {hit.cue.meaning for hit in said}
    without_row = {hit.cue.meaning for hit in said if hit.cue.rule != row["rule"]}
    assert row["meaning"] in with_row - without_row


@pytest.mark.parametrize(("table", "row"), ROWS)
def test_a_row_passes_over_its_counter_example(table: str, row: dict[str, str]) -> None:
    assert row["rule"] not in {hit.cue.rule for hit in hits(table, row["counter_example"])}


@pytest.mark.parametrize("row", OF_TABLES, ids=[row["rule"] for row in OF_TABLES])
def test_a_word_of_a_table_is_known_by_its_row_alone(row: dict[str, str]) -> None:
    kind = [cue for cue in of_kind("table_words", row["kind"])]
    assert [cue.rule for cue in kind if meets(cue, row["example"])] == [row["rule"]]
    assert not any(meets(cue, row["counter_example"]) for cue in kind)


@pytest.mark.parametrize("row", IN_ORDER, ids=[row["rule"] for row in IN_ORDER])
def test_of_rows_in_order_an_example_meets_its_own_first(row: dict[str, str]) -> None:
    met = [cue for cue in of_kind("heading_units", row["kind"]) if cue.pattern.search(row["example"])]
    assert met[0].rule == row["rule"]
    assert not any(hit.cue.rule == row["rule"] for hit in hits("heading_units", row["counter_example"]))


@pytest.mark.parametrize(("table", "row"), ROWS)
def test_a_row_is_short_and_complete(table: str, row: dict[str, str]) -> None:
    assert tuple(row) == COLUMNS
    assert len(row["pattern"]) <= 200
