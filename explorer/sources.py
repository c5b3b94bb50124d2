"""Whose numbers and words a page shows, what their documents are called, and under which licences they are: what is
printed on each page and into its pictures."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

import duckdb

from explorer.answers import Row, ask
from explorer.page import Imprint, Page, Shown, Table
from explorer.queries.licences import FILES, OFFICIAL, PUBLICATION, SHOWN_OF_PACKS, STATISTICS
from warehouse.words import day, words

LONGEST_TITLE = 90
_KEY = re.compile(r"(?:^|_)(judgement|finding|event|document|document_version|observation)(?:_id|_[ab])$")
"""Columns with a key by which the document is known that a row shows."""
_KEYED = ("judgement", "finding", "event", "document", "document_version", "observation")


def official(rows: Iterable[Mapping[str, Any]]) -> str:
    """The publications of the rows' official numbers with their licence; empty where none has one."""
    return _licensed(sorted({row["official_source"] for row in rows if row["official_source"]}))


def with_imprint(connection: duckdb.DuckDBPyConnection, shown: Shown) -> Shown:
    """A page with what its documents are called, and what its print says of where it comes from; anything else, and a
    page without rows, as it is."""
    if not isinstance(shown, Page) or not shown.tables:
        return shown
    (publication,) = ask(connection, PUBLICATION).rows
    named = _named(shown.tables)
    files = ask(connection, FILES, named=named).rows
    licences = _licences(connection, shown.tables, files)
    statistics = [row["source"] for row in ask(connection, STATISTICS, named=named or []).rows]
    imprint = Imprint(**publication, documents=len(licences), licences=sorted(set().union(*licences.values())),
                      official=_licensed(statistics))  # fmt: skip
    return replace(shown, imprint=imprint, titles={row["document_file"]: _title(row) for row in files})


def titles_of(connection: duckdb.DuckDBPyConnection, files: Iterable[str]) -> dict[str, str]:
    """What the documents in these files are called."""
    return {row["document_file"]: _title(row) for row in ask(connection, FILES, named=sorted(set(files))).rows}


def _title(file: Row) -> str:
    """By kind, authority and date, with what day that is, else as it is printed; what has neither goes by its file."""
    if file["local_authority"] and file["document_date"]:
        return f"{words(file['kind'])}, {file['local_authority']}, {file['said_of_date']} {day(file['document_date'])}"
    title = " ".join((file["title"] or file["document_file"]).split())
    return title if len(title) <= LONGEST_TITLE else f"{title[:LONGEST_TITLE].rsplit(' ', 1)[0]} …"


def _named(tables: Sequence[Table]) -> list[str] | None:
    """The files and publications that rows name; None where no table has a column for them."""
    columns = {name for table in tables for name in table.answer.columns if _names_a_source(name)}
    rows = (row for table in tables for row in table.answer.rows)
    return sorted({row[name] for row in rows for name in columns & row.keys() if row[name]}) if columns else None


def _names_a_source(column: str) -> bool:
    """Whether rows name in that column the file of a document, or the publication of an official number."""
    return "document_file" in column or column.endswith("source")


def _licences(
    connection: duckdb.DuckDBPyConnection, tables: Sequence[Table], files: Sequence[Row]
) -> dict[str, list[str]]:
    """Of each file that was not refused the licences of what is shown of it; all of its own where a row does not say
    which of its documents it shows."""
    licences = {row["document_file"]: row["licences"] for row in files if row["licences"]}
    packs = [file for file, of in licences.items() if len(of) > 1]
    keys: dict[str, set[str]] = {name: set() for name in _KEYED}
    whole = set()
    for row in (row for table in tables for row in table.answer.rows) if packs else ():
        found = {(kind[1], value) for name, value in row.items() if value and (kind := _KEY.search(name))}
        for kind_of, value in found:
            keys[kind_of].add(value)
        whole |= set() if found else {value for name, value in row.items() if _names_a_source(name)}
    if packs := [file for file in packs if file not in whole]:
        asked = {name: sorted(of) or [""] for name, of in keys.items()}
        shown = ask(connection, SHOWN_OF_PACKS, packs=packs, **asked).rows
        licences |= {row["document_file"]: row["licences"] for row in shown}
    return licences


def _licensed(statistics: list[str]) -> str:
    return f"{', '.join(statistics)} ({OFFICIAL})" if statistics else ""
