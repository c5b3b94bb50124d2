"""Whose numbers and words a page shows, and under which licences: what is printed on each and into its pictures."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

import duckdb

from explorer.answers import ask
from explorer.page import Imprint, Page, Shown
from explorer.queries.licences import DOCUMENTS, OFFICIAL, PUBLICATION, STATISTICS


def official(rows: Iterable[Mapping[str, Any]]) -> str:
    """The publications of the rows' official numbers with their licence; empty where none has one."""
    return _licensed(sorted({row["official_source"] for row in rows if row["official_source"]}))


def with_imprint(connection: duckdb.DuckDBPyConnection, shown: Shown) -> Shown:
    """A page with what its print says of where it comes from; anything else, and a page without rows, as it is."""
    if not isinstance(shown, Page) or not shown.tables:
        return shown
    (publication,) = ask(connection, PUBLICATION).rows
    columns = {name for table in shown.tables for name in table.answer.columns if _names_a_source(name)}
    rows = (row for table in shown.tables for row in table.answer.rows)
    named = sorted({row[name] for row in rows for name in columns & row.keys() if row[name]})
    (documents,) = ask(connection, DOCUMENTS, named=named if columns else None).rows
    statistics = [row["source"] for row in ask(connection, STATISTICS, named=named).rows]
    return replace(shown, imprint=Imprint(**publication, **documents, official=_licensed(statistics)))


def _names_a_source(column: str) -> bool:
    """Whether rows name in that column the file of a document, or the publication of an official number."""
    return "document_file" in column or column.endswith("source")


def _licensed(statistics: list[str]) -> str:
    return f"{', '.join(statistics)} ({OFFICIAL})" if statistics else ""
