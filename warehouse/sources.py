"""Renders dbt's `_sources.yml`: every table that Python writes for dbt to read, with what its columns mean."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import sqlalchemy as sa
import yaml

from ingest import catalogue
from ingest.records import LANDING_TABLES
from ingest.vocabularies import Vocabulary
from warehouse.columns import columns_of, grain_of
from warehouse.tables import (
    CATALOGUE,
    CONTRADICTIONS,
    LANDING,
    MEANING,
    META,
    contradictions,
    meaning_tables,
    meta_tables,
)

SOURCES_FILE = Path(__file__).resolve().parent.parent / "dbt" / "models" / "staging" / "_sources.yml"
HEADER = "# Rendered by `python -m dagster_project.render` from ingest/records.py and the catalogue: edit those.\n"


def render_sources() -> str:
    """The text of `_sources.yml`: sources landing, catalogue, meaning and meta, described table by table."""
    sources = [
        _source(LANDING, "what was read from the documents, validated; nothing is decided yet", _landing_tables()),
        _source(CATALOGUE, "knowledge as rows: authorities, frameworks, measures, themes", _catalogue_tables()),
        _source(MEANING, "what each figure is and what each finding says", _stated_tables(meaning_tables.values())),
        _source(CONTRADICTIONS, "what papers print that cannot all hold", _stated_tables([contradictions])),
        _source(META, "runs, landed files and rejected records", _stated_tables(meta_tables.values())),
    ]
    content = {"version": 2, "sources": [source for source in sources if source["tables"]]}
    return HEADER + yaml.safe_dump(content, sort_keys=False, allow_unicode=True, width=120)


def _source(name: str, description: str, tables: Iterable[dict[str, Any]]) -> dict[str, Any]:
    return {"name": name, "schema": name, "description": description, "tables": list(tables)}


def _table(name: str, description: str, columns: Iterable[tuple[str, str]]) -> dict[str, Any]:
    listed = [{"name": str(column), "description": meaning} for column, meaning in columns]
    return {"name": str(name), "description": description, "columns": listed}


def source_columns(source: str, table: str) -> dict[str, tuple[str, type[Vocabulary] | None]]:
    """Meaning and vocabulary of each column of a source's table; raises KeyError where there is no such table."""
    if source == LANDING:
        return {column.name: (column.meaning, column.vocabulary) for column in columns_of(LANDING_TABLES[table])}
    if source in (META, MEANING, CONTRADICTIONS):
        stated = {**meta_tables, **meaning_tables, contradictions.name: contradictions}[table]
        return {str(column.name): (column.comment or "", None) for column in stated.columns}
    return {name: (meaning, None) for name, meaning in _catalogue_columns(table).items()}


def _landing_tables() -> Iterable[dict[str, Any]]:
    for name, record in LANDING_TABLES.items():
        yield _table(name, grain_of(record), [(column.name, column.meaning) for column in columns_of(record)])


def _stated_tables(tables: Iterable[sa.Table]) -> Iterable[dict[str, Any]]:
    for table in tables:
        yield _table(table.name, table.comment or "", [(column.name, column.comment or "") for column in table.columns])


def _catalogue_tables() -> Iterable[dict[str, Any]]:
    for name in catalogue.names():
        stated = catalogue.TABLES.get(name)
        yield _table(name, stated.meaning if stated else f"Catalogue table {name}.", _catalogue_columns(name).items())


def _catalogue_columns(name: str) -> dict[str, str]:
    stated = catalogue.TABLES.get(name)
    columns = stated.columns if stated else ()
    return {column.name: column.meaning for column in columns} or dict.fromkeys(catalogue.rows(name)[0], "")
