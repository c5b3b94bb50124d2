"""What is asked of dates: until when an authority's documents were read, and what a reader noted of a year."""

from __future__ import annotations

import datetime as dt

import duckdb
import pytest

from explorer.answers import ask
from explorer.queries.authority import READ_UNTIL
from explorer.queries.evidence import NOTES

LETTER = "(date '2023-05-24', null::date, null::date)"
UNDATED = "(null::date, null::date, null::date)"


@pytest.fixture
def connection() -> duckdb.DuckDBPyConnection:
    connection = duckdb.connect()
    connection.execute("create schema reporting; create schema meta")
    return connection


@pytest.mark.parametrize(
    ("documents", "told"),
    [
        ([LETTER, "(null::date, date '2017-03-01', date '2017-03-31')"], (dt.date(2023, 5, 24), 0, None)),
        (
            [LETTER, "(null::date, date '2024-03-01', date '2024-03-31')"],
            (dt.date(2023, 5, 24), 0, dt.date(2024, 3, 31)),
        ),
        ([LETTER, UNDATED], (dt.date(2023, 5, 24), 1, None)),
        (["(date '2023-05-24', date '2024-03-01', date '2024-03-31')"], (dt.date(2023, 5, 24), 0, None)),
        (["(null::date, date '2017-03-01', date '2017-03-31')"], (None, 0, None)),
    ],
)
def test_a_title_that_names_its_month_says_whether_a_document_may_be_later(
    connection: duckdb.DuckDBPyConnection, documents: list[str], told: tuple[dt.date | None, int, dt.date | None]
) -> None:
    connection.execute(
        "create table reporting.documents as select 'LA1' as local_authority_key, 'read' as outcome, "
        "null::varchar as counted_under, null::date as published_date, null::date as meeting_date, "
        "null::date as fieldwork_end_date, letter_date, titled_from_date, titled_to_date "
        f"from (values {', '.join(documents)}) as told (letter_date, titled_from_date, titled_to_date)"
    )
    connection.execute(
        "create table reporting.coverage (local_authority_key varchar, is_read boolean, end_date date, coverage_id int)"
    )
    row = ask(connection, READ_UNTIL, key="LA1").first

    assert row is not None
    assert (row["read_until"], row["undated"], row["titled_after"]) == told


def test_a_year_that_was_not_read_as_printed_is_told_of_its_own_row(connection: duckdb.DuckDBPyConnection) -> None:
    connection.execute(
        "create table meta.renditions as select 'file' as rendition_id, 'version' as document_version_id"
    )
    connection.execute(
        "create table meta.reading_notes as select 'file' as rendition_id, * from (values "
        "('year_contradicts_neighbours', 'read as 2016', 'Audits', 'Dec 2015 3' || chr(10) || 'Jan 2015 19'), "
        "('year_inferred', 'no year', 'Audits', 'Jan 2015 19')) as noted (kind, message, section, quote)"
    )

    def noted(section: str, quote: str) -> list[str]:
        return [row["message"] for row in ask(connection, NOTES, version="version", section=section, quote=quote).rows]

    assert noted("Audits", "Jan 2015 19") == ["read as 2016"]
    assert noted("Audits", "Jan 2016 20") == [] and noted("Visits", "Jan 2015 19") == []
