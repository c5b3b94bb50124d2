"""The catalogue keeps its rules, and a row that breaks one is named with its file and line."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from itertools import pairwise

import duckdb
import pytest

from ingest import catalogue
from ingest.catalogue.columns import TABLES, CatalogueTable, Column
from ingest.catalogue.official_statistics import Published
from ingest.catalogue.rules import check_table, typed
from ingest.errors import CatalogueError

MEASURES = [{"measure": "adoptions"}]
TABLE = CatalogueTable(
    "One row per thing.",
    (
        Column("name", "text", "key", key=True),
        Column("pattern", "re2_pattern", "a pattern", optional=True),
        Column("day", "date", "a day", optional=True),
        Column("unit", "text", "a unit", optional=True, choices=("count", "percent")),
        Column("measure", "text", "a measure", optional=True, references="measures.measure"),
        Column("breakdown", "text", "a breakdown", optional=True),
    ),
)
GOOD = {"name": "a", "pattern": "x", "day": "2014-03-31", "unit": "count", "measure": "adoptions", "breakdown": "a=b"}


def check(*rows: dict[str, str]) -> None:
    check_table("things", TABLE, lambda name: MEASURES if name == "measures" else list(rows))


def test_every_csv_states_its_columns_and_keeps_its_rules() -> None:
    assert set(catalogue.names()) == set(TABLES)
    catalogue.check()


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ({"name": ""}, "name is empty"),
        ({"pattern": "(unclosed"}, "pattern '\\(unclosed' is no re2_pattern"),
        ({"pattern": "a(?!b)"}, "no re2_pattern"),
        ({"pattern": "(a)\\1"}, "no re2_pattern"),
        ({"day": "31 March 2014"}, "day '31 March 2014' is no date"),
        ({"unit": "apples"}, "unit 'apples' is none of count, percent"),
        ({"measure": "adoption"}, "measure 'adoption' is no measures.measure"),
        ({"breakdown": "primary"}, "is not written k=v; k=v"),
    ],
)
def test_a_bad_cell_is_named_with_its_file_and_line(change: dict[str, str], fault: str) -> None:
    check(GOOD)
    with pytest.raises(CatalogueError, match=rf"things.csv, line 3: .*{fault}"):
        check(GOOD, GOOD | {"name": "b"} | change)


def test_a_key_stands_once() -> None:
    with pytest.raises(CatalogueError, match=r"things\.csv, line 4: the same key as line 2: a"):
        check(GOOD, GOOD | {"name": "b"}, GOOD | {"unit": "percent"})


def test_a_header_must_be_as_stated() -> None:
    with pytest.raises(CatalogueError, match=r"things\.csv, line 1"):
        check({"name": "a", "other": "b"})


def test_an_unknown_table_is_named() -> None:
    with pytest.raises(CatalogueError, match="no catalogue table 'measure'"):
        catalogue.rows("measure")


def test_tables_are_typed_and_an_empty_cell_is_null_but_in_a_key() -> None:
    tables = catalogue.tables()
    values = tables["official_values"]
    assert [str(field.type) for field in values.schema][2:5] == ["date32[day]", "date32[day]", "double"]
    rows = values.to_pylist()
    assert all((row["value"] is None) == (row["value_status"] != "published") for row in rows)
    assert "" in tables["comparison_measures"]["breakdown"].to_pylist()
    assert typed(Column("day", "date", "a day", optional=True), "") is None


def test_alias_patterns_are_read_by_the_database_too() -> None:
    connection = duckdb.connect()
    for row in catalogue.rows("measure_aliases"):
        connection.execute("select regexp_matches('x', ?)", [row["pattern"]])


def test_an_alias_has_the_unit_of_its_measure() -> None:
    units = {row["measure"]: row["unit"] for row in catalogue.rows("measures")}
    wrong = [row for row in catalogue.rows("measure_aliases") if units[row["measure"]] != row["unit"]]
    assert not wrong


def test_the_codes_of_an_authority_follow_each_other_without_a_gap_while_it_stands() -> None:
    codes: dict[str, list[dict[str, str]]] = defaultdict(list)
    for row in sorted(catalogue.rows("local_authority_codes"), key=lambda row: row["valid_to"] or "9999"):
        codes[row["local_authority_key"]].append(row)
    for authority in catalogue.rows("local_authorities"):
        own = codes[authority["local_authority_key"]]
        assert (own[0]["valid_from"], own[-1]["valid_to"]) == (authority["valid_from"], authority["valid_to"])
        for before, after in pairwise(own):
            ended, begun = dt.date.fromisoformat(before["valid_to"]), dt.date.fromisoformat(after["valid_from"])
            assert begun - ended == dt.timedelta(days=1), after["gss_code"]


def test_the_key_of_an_authority_is_made_of_the_number_that_outlives_its_codes() -> None:
    for row in catalogue.rows("local_authorities"):
        assert row["local_authority_key"] == (f"LA{row['la_code']}" if row["la_code"] else "ENGLAND")


def test_what_ended_is_succeeded_on_the_next_day() -> None:
    authorities = {row["local_authority_key"]: row for row in catalogue.rows("local_authorities")}
    successions = catalogue.rows("local_authority_successions")
    for row in successions:
        ended = dt.date.fromisoformat(authorities[row["predecessor_key"]]["valid_to"])
        assert row["succession_date"] == authorities[row["successor_key"]]["valid_from"]
        assert dt.date.fromisoformat(row["succession_date"]) - ended == dt.timedelta(days=1)
    assert {row["predecessor_key"] for row in successions} == {
        key for key, row in authorities.items() if row["valid_to"]
    }
    assert {row["successor_key"] for row in successions} == {
        key for key, row in authorities.items() if row["valid_from"]
    }


@pytest.mark.parametrize(
    ("local_authority_key", "measure", "day", "values"),
    [
        ("LA380", "children_looked_after", "2013-03-31", ["877"]),
        ("LA350", "children_looked_after", "2013-03-31", ["539"]),
        ("LA380", "children_looked_after", "2016-03-31", ["847", "848"]),
        ("LA380", "children_looked_after_rate", "2023-03-31", ["113", "113"]),
        ("LA380", "population_under_18", "2022-06-30", ["140342"]),
        ("ENGLAND", "children_looked_after", "2013-03-31", ["68110"]),
        ("LA909", "children_looked_after", "2016-03-31", ["659", "661"]),
    ],
)
def test_official_values_are_as_published(local_authority_key: str, measure: str, day: str, values: list[str]) -> None:
    found = [
        row["value"]
        for row in catalogue.rows("official_values")
        if (row["local_authority_key"], row["measure"], row["period_end"]) == (local_authority_key, measure, day)
    ]
    assert found == values


@pytest.mark.parametrize(
    ("printed", "value", "status"),
    [
        ("0", "0", "published"),
        ("274.10000000000002", "274.1", "published"),
        ("x", "", "suppressed"),
        ("c", "", "suppressed"),
        ("..", "", "not_applicable"),
        ("-", "", "not_available"),
        ("", "", "not_available"),
    ],
)
def test_what_is_no_number_becomes_a_status_never_zero(printed: str, value: str, status: str) -> None:
    cell = Published("LA380", "started_to_be_looked_after", dt.date(2016, 3, 31), printed, "source", "column")
    assert cell.columns()[2:6] == ["2015-04-01", "2016-03-31", value, status]
