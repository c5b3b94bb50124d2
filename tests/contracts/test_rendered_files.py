"""What is rendered from the records must be what the records say now."""

from __future__ import annotations

import pytest

from ingest.records import (
    LANDING_TABLES,
    Document,
    DocumentFile,
    Event,
    Finding,
    Inspector,
    Judgement,
    Observation,
    ReadingNote,
)
from warehouse.columns import columns_of, vocabulary
from warehouse.sources import SOURCES_FILE, render_sources


def test_the_sources_file_is_fresh() -> None:
    assert SOURCES_FILE.read_text(encoding="utf-8") == render_sources(), "run: python -m warehouse.dictionary"


@pytest.mark.parametrize("table", LANDING_TABLES)
def test_every_column_has_a_meaning_and_every_table_one_key(table: str) -> None:
    columns = columns_of(LANDING_TABLES[table])

    assert all(column.meaning for column in columns)
    assert sum(column.is_key for column in columns) == 1


@pytest.mark.parametrize(
    ("record", "column", "some"),
    [
        (Observation, "unit", {"count", "rate_per_10000", "text"}),
        (Observation, "qualifier", {"exact", "fewer_than"}),
        (Observation, "comparator", {"national", "target"}),
        (Observation, "polarity_printed", {"high", "low"}),
        (Observation, "period_kind", {"snapshot", "financial_year", "unknown"}),
        (Observation, "reading", {"table", "sentence"}),
        (Judgement, "status", {"graded", "not_separately_judged"}),
        (Judgement, "event_kind", {"inspection", "earlier_inspection"}),
        (Finding, "kind", {"strength", "priority_action"}),
        (Finding, "direction", {"improving", "neutral"}),
        (Event, "event_kind", {"monitoring_visit", "committee_meeting"}),
        (Inspector, "role", {"lead", "team"}),
        (ReadingNote, "kind", {"footnote_mark", "impossible_date"}),
        (DocumentFile, "medium", {"pdf", "text"}),
        (Document, "outcome", {"read", "refused"}),
        (Document, "published_date_basis", {"printed", "copyright_year"}),
    ],
)
def test_listed_values_are_read_from_the_meaning(record: type, column: str, some: set[str]) -> None:
    words = vocabulary(record, column)

    assert some <= words
    assert not words & {"null", "else", "when", "where", "the"}


def test_a_meaning_without_a_list_has_no_vocabulary() -> None:
    with pytest.raises(ValueError, match="enumerates no values"):
        vocabulary(Observation, "quote")
