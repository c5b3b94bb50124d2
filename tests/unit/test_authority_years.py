"""Which authority-years are meant: by any name, by default the latest inspections, with neighbours."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import duckdb
import pytest

from warehouse.authority_years import NotThere, areas, authority_years, neighbours, sharing
from warehouse.comparing import HELD
from warehouse.latest_years import Inspected, SharedYear, inspected, newer_inspections, year_of_all, years_that_share

TABLES = """
    create schema marts;
    create table marts.dim_local_authorities as from (values
        ('LA1', 'Ayton', 301), ('LA2', 'Beeton', 302), ('LA3', 'Ceeton', 303), ('LA4', 'Beeton', 304),
        ('LA5', 'Deeton', 305)
    ) as t (local_authority_key, local_authority, la_code);
    create table marts.dim_local_authority_names as from (values
        ('Ayton', 'LA1', null), ('Ayton City', 'LA1', null), ('E01', 'LA1', null),
        ('Beeton', 'LA2', date '2019-03-31'), ('Beeton', 'LA4', null), ('Ceeton', 'LA3', null),
        ('Deeton', 'LA5', date '2019-03-31'), ('Deeton', 'LA3', null)
    ) as t (named, local_authority_key, valid_to);
    create table marts.dim_authority_years as
    select local_authority || ' ' || year as authority_year, * from (values
        ('LA1', 'Ayton', 2014, 1, true), ('LA1', 'Ayton', 2020, 1, true), ('LA1', 'Ayton', 2022, 0, false),
        ('LA4', 'Beeton', 2016, 2, true), ('LA4', 'Beeton', 2021, 1, true), ('LA4', 'Beeton', 2023, 1, false),
        ('LA5', 'Deeton', 2014, 0, false), ('LA3', 'Ceeton', 2022, 1, false), ('LA3', 'Ceeton', 2025, 0, false)
    ) as t (local_authority_key, local_authority, year, documents, is_inspected_year);
    alter table marts.dim_authority_years add column figures_to date;
    update marts.dim_authority_years set figures_to = make_date(year, 6, 30);
    create table marts.fct_comparable_values as from (values
        ('LA1', 2014, 'm', '', 10, date '2016-03-31', date '2016-03-31', null),
        ('LA4', 2016, 'm', '', 20, date '2016-03-31', date '2016-03-31', null),
        ('LA4', 2021, 'm', '', 30, date '2021-03-31', date '2021-03-31', null),
        ('LA1', 2022, 'm', '', null, date '2022-03-31', date '2022-03-31', 40),
        ('LA4', 2023, 'm', '', null, date '2022-03-31', date '2022-03-31', 50),
        ('LA3', 2022, 'm', '', null, date '2022-03-31', date '2022-03-31', 60),
        ('LA3', 2022, 'own', '', 1, date '2022-05-01', date '2022-05-01', null),
        ('LA1', 2022, 'own', '', 1, date '2022-05-01', date '2022-05-01', null),
        ('LA3', 2025, 'm', '', null, date '2025-03-31', date '2025-03-31', 70)
    ) as t (local_authority_key, year, measure, breakdown, value, period_start, period_end, official_value);
    create table marts.dim_measures as from (values
        ('m', 'count', 'children', null), ('own', 'count', 'children', 'between_authorities')
    ) as t (measure, unit, denominator, definition_differs);
    create table marts.fct_comparable_judgements as from (values
        ('LA1', 2014, 'sif', true), ('LA4', 2016, 'sif', true),
        ('LA1', 2020, 'ilacs', true), ('LA4', 2021, 'ilacs', false)
    ) as t (local_authority_key, year, framework, is_judged_in_year);
    create table marts.bridge_statistical_neighbours as from (values
        ('LA1', 'LA3', 2, 2025), ('LA1', 'LA4', 1, 2025)
    ) as t (local_authority_key, neighbour_key, neighbour_rank, vintage);
"""


@pytest.fixture(scope="module")
def published() -> Iterator[duckdb.DuckDBPyConnection]:
    with duckdb.connect() as connection:
        connection.execute(TABLES)
        yield connection


@pytest.mark.parametrize("named", ["Ayton", "ayton city", "E01", "301", " Ayton "])
def test_an_authority_goes_by_any_of_its_names(published: duckdb.DuckDBPyConnection, named: str) -> None:
    (found,) = areas(published, [f"{named}:2014, 2020"])
    assert (found.local_authority_key, found.years) == ("LA1", (2014, 2020))


def test_a_name_that_two_bore_means_the_one_that_bears_it(published: duckdb.DuckDBPyConnection) -> None:
    assert [one.local_authority_key for one in areas(published, ["Beeton"])] == ["LA4"]


def test_a_name_with_a_year_means_the_one_that_has_the_year(published: duckdb.DuckDBPyConnection) -> None:
    found = areas(published, ["Deeton", "Deeton:2014", "Deeton:2025"])

    assert [one.local_authority for one in found] == ["Ceeton", "Deeton", "Ceeton"]


@pytest.mark.parametrize(
    ("asked", "message"),
    [
        ("Aytn", "no authority is called Aytn; did you mean Ayton?"),
        ("Ayton:2014,2019", "of Ayton there is nothing for 2019; documents of Ayton have been read for 2014, 2020; "
         "official statistics alone are there for 2022"),
        ("Ayton:now", "now are no years: write Ayton:2014,2022"),
    ],
)  # fmt: skip
def test_what_is_not_there_says_what_is(published: duckdb.DuckDBPyConnection, asked: str, message: str) -> None:
    with pytest.raises(NotThere) as raised:
        areas(published, ["Beeton", asked])
    assert str(raised.value) == message


@pytest.mark.parametrize(
    ("named", "chosen"),
    [("Ayton", "Ayton 2020"), ("Beeton", "Beeton 2021"), ("Ceeton", "Ceeton 2022"), ("Ayton:2014", "Ayton 2014")],
)
def test_without_years_the_latest_inspection_is_meant_whoever_it_is_compared_with(
    published: duckdb.DuckDBPyConnection, named: str, chosen: str
) -> None:
    assert authority_years(areas(published, [named, "Beeton:2016"])) == [chosen, "Beeton 2016"]


def test_years_that_share_a_date_or_a_framework_are_found(published: duckdb.DuckDBPyConnection) -> None:
    assert sharing(published, ["Ayton", "Beeton"]) == sharing(published) == ["Ayton 2014", "Beeton 2016"]
    assert sharing(published, ["Ayton", "Ceeton"]) == []


def test_where_no_figure_can_be_compared_the_years_that_share_dates_are_offered_not_those_of_a_framework() -> None:
    with duckdb.connect() as connection:
        connection.execute(TABLES)
        connection.execute("update marts.fct_comparable_judgements set is_judged_in_year = true")
        connection.execute(f"""
            create temp table {HELD} as from (values
                ('Ayton', true, false, 'measure'), ('Beeton', false, false, 'measure'),
                ('Beeton', false, true, 'judgement'), ('Ceeton', false, true, 'measure')
            ) as t (local_authority, is_reference, comparable, subject_kind)
        """)

        assert sharing(connection, ["Ayton", "Beeton"]) == ["Ayton 2020", "Beeton 2021"]
        assert years_that_share(connection) == {"Beeton": ["Ayton 2014", "Beeton 2016"]}


def test_the_year_nearest_to_one_in_which_all_have_figures_of_a_day_is_found(
    published: duckdb.DuckDBPyConnection,
) -> None:
    shared = SharedYear(2022, dt.date(2022, 3, 31))

    assert year_of_all(published, ["Ayton", "Ceeton"]) == shared, "a measure with a definition of its own is no such"
    assert year_of_all(published, ["Ayton", "Ceeton"], near=2014) == shared
    assert year_of_all(published, ["Ceeton"]) == SharedYear(2025, dt.date(2025, 3, 31))
    # Beeton has the day under the year after: a comparison shows it under the other's, if Beeton has one too.
    assert year_of_all(published, ["Ayton", "Beeton"]) is None
    published.execute(
        "insert into marts.dim_authority_years values ('Beeton 2022', 'LA4', 'Beeton', 2022, 0, false, null)"
    )
    assert year_of_all(published, ["Ayton", "Beeton"]) == shared
    published.execute("delete from marts.dim_authority_years where authority_year = 'Beeton 2022'")


def test_a_newer_inspection_is_told_of_and_newer_papers_are_not(published: duckdb.DuckDBPyConnection) -> None:
    newer = newer_inspections(published, ["Ayton 2014", "Beeton 2021", "Ceeton 2022"])

    assert newer == [Inspected("Ayton 2020", dt.date(2020, 6, 30))]
    assert not newer_inspections(published, ["Ayton 2014", "Ayton 2020"])
    assert inspected(published, ["Ayton 2022", "Ayton 2020"]) == newer


def test_neighbours_are_those_of_the_model_named(published: duckdb.DuckDBPyConnection) -> None:
    (ayton,) = areas(published, ["Ayton"])

    assert neighbours(published, ayton, 2025) == ["Beeton", "Ceeton"]
    with pytest.raises(NotThere, match="the models held: 2025"):
        neighbours(published, ayton, 2021)
