"""What is rendered from the records must be what the records say now."""

from __future__ import annotations

import pytest

from ingest.records import LANDING_TABLES, Inspector
from ingest.vocabularies import InspectorRole
from warehouse.columns import columns_of, vocabulary
from warehouse.sources import SOURCES_FILE, render_sources


def test_the_sources_file_is_fresh() -> None:
    assert SOURCES_FILE.read_text(encoding="utf-8") == render_sources(), "run: python -m dagster_project.render"


@pytest.mark.parametrize("table", LANDING_TABLES)
def test_every_column_has_a_meaning_and_every_table_one_key(table: str) -> None:
    columns = columns_of(LANDING_TABLES[table])

    assert all(column.meaning for column in columns)
    assert sum(column.is_key for column in columns) == 1


def test_a_column_of_a_vocabulary_tells_its_values_behind_its_meaning() -> None:
    role = next(column for column in columns_of(Inspector) if column.name == "role")

    assert (role.python_type, role.vocabulary) == (str, InspectorRole)
    assert role.meaning == "part in the inspection: lead, team or signatory"
    assert vocabulary(Inspector, "name") is None
