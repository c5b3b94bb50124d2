"""Every authority of the catalogue, inspected twice: one authority in the timeline, official figures and comparison."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

import duckdb
import pyarrow as pa
import pytest

from dagster_project.paths import BUILD_DATABASE_VARIABLE, DataPaths
from ingest import catalogue
from ingest.readers.authorities import find_authority
from ingest.records import Document, Event, record_id
from tests.integration.landed_example import Landed, at
from tests.integration.test_dbt import build, land_and_decide

LONG_AGO, LATELY = dt.date(2013, 3, 11), dt.date(2025, 5, 12)
"""Before the first re-coding since 2013 and after the last one."""

BEFORE = dt.date(2012, 5, 21)
TELLS_OF_BEFORE = ("LA940", "LA839")
"""What North Northamptonshire tells of is Northamptonshire's; Bournemouth, Christchurch and Poole may mean any of
three."""

LOOKED_AT = (
    "+judgement_timeline +oversight_timeline +fct_official_values +comparison +bridge_statistical_neighbours "
    "+bridge_local_authority_successions +dim_local_authority_providers +dim_dates"
)
"""The models that are asked below, with what they are made from and the tests of all these."""


class Inspected(NamedTuple):
    """An authority as two reports name it: days of both, its official looked-after figures and how it may be named."""

    key: str
    name: str
    days: tuple[dt.date, dt.date]
    codes: tuple[str, str]
    official: tuple[tuple[dt.date, float], ...]


def every_authority() -> list[Inspected]:
    codes: dict[str, list[dict[str, str]]] = {}
    for row in sorted(catalogue.rows("local_authority_codes"), key=lambda row: row["valid_to"] or "9999"):
        codes.setdefault(row["local_authority_key"], []).append(row)
    official: dict[str, list[tuple[dt.date, float]]] = {}
    for row in catalogue.rows("official_values"):
        if row["measure"] == "children_looked_after" and row["value"]:
            figure = dt.date.fromisoformat(row["period_end"]), float(row["value"])
            official.setdefault(row["local_authority_key"], []).append(figure)
    return [
        Inspected(
            row["local_authority_key"],
            row["short_name"],
            (_day(row["valid_from"], LONG_AGO, 60), _day(row["valid_to"], LATELY, -300)),
            (codes[row["local_authority_key"]][0]["gss_code"], codes[row["local_authority_key"]][-1]["gss_code"]),
            tuple(sorted(official.get(row["local_authority_key"], []))),
        )
        for row in catalogue.rows("local_authorities")
        if row["la_code"]
    ]


def _day(limit: str, otherwise: dt.date, days: int) -> dt.date:
    return dt.date.fromisoformat(limit) + dt.timedelta(days=days) if limit else otherwise


AUTHORITIES = every_authority()


def two_reports(landed: Landed, sha256: str, one: Inspected) -> None:
    """Inadequate at first, then good; each report prints the first and the last official number."""
    for day, grade, rank in zip(one.days, ("inadequate", "good"), (4, 2), strict=True):
        authority = find_authority(f"Inspection of {one.name} children’s services", day)
        assert authority is not None
        document = landed.document(
            sha256, f"{one.key} {day}", (authority.key, authority.name), framework="ilacs_2018", kind="ilacs_report",
            fieldwork_start_date=day, fieldwork_end_date=day, published_date=day + dt.timedelta(days=40),
        )  # fmt: skip
        landed.judgement(document, "overall", "Overall effectiveness", grade, rank)
        landed.events.append(_event(document, "inspection", day))
        if one.key in TELLS_OF_BEFORE and grade == "good":
            landed.events.append(_event(document, "earlier_inspection", BEFORE))
            landed.judgement(document, "overall", "services for children", "outstanding", 1)
            told = {
                "event_kind": "earlier_inspection",
                "judged_from": BEFORE,
                "judged_to": BEFORE,
                "is_headline": False,
            }
            landed.judgements.append(replace(landed.judgements.pop(), judgement_id=f"told by {one.key}", **told))
        if one.official:
            as_at, value = one.official[0 if grade == "inadequate" else -1]
            quote = f"{value:g} children were looked after."
            landed.passage(
                document, quote, ("children being looked after", f"{value:g}", value, "count",
                                  at(as_at, section="Information about this local authority area")),
            )  # fmt: skip


def _event(document: Document, kind: str, day: dt.date) -> Event:
    return Event(
        event_id=record_id(document.rendition_id, kind), rendition_id=document.rendition_id, event_kind=kind,
        start_date=day, end_date=day, framework=document.framework if kind == "inspection" else None, section=None,
        paragraph=None, page=None, line=1, quote="Inspection dates", char_start=0, char_end=1,
    )  # fmt: skip


def with_every_authority_compared(tables: dict[str, pa.Table]) -> dict[str, pa.Table]:
    """The catalogue with two more comparisons: by the codes of the time and by name."""
    members = [
        {
            "comparison_set": by, "label": f"{one.key} {day.year}", "local_authority": named, "year": day.year,
            "sort_order": order, "note": None,
        }
        for order, one in enumerate(AUTHORITIES)
        for by, named_then in (("codes", one.codes), ("names", (one.name, one.name)))
        for day, named in zip(one.days, named_then, strict=True)
    ]  # fmt: skip
    measures = [
        {
            "comparison_set": by, "measure": "children_looked_after", "breakdown": "", "sort_order": 1,
        }
        for by in ("codes", "names")
    ]  # fmt: skip
    added = {"comparison_sets": members, "comparison_measures": measures}
    return tables | {
        name: pa.concat_tables([tables[name], pa.Table.from_pylist(rows, tables[name].schema)])
        for name, rows in added.items()
    }


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Iterator[duckdb.DuckDBPyConnection]:
    """Read-only connection to the build."""
    paths = DataPaths(tmp_path_factory.mktemp("data"))
    landed = Landed()
    sha256 = landed.file("reports.txt")
    for one in AUTHORITIES:
        two_reports(landed, sha256, one)
    land_and_decide(paths, landed.tables(), with_every_authority_compared(catalogue.tables()))
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(BUILD_DATABASE_VARIABLE, str(paths.build_database))
        build(paths, "--exclude-resource-type=unit_test", "--indirect-selection=cautious", f"--select={LOOKED_AT}")
    with duckdb.connect(str(paths.build_database), read_only=True) as connection:
        yield connection


def by_key(built: duckdb.DuckDBPyConnection, query: str) -> dict[str, tuple]:
    return {key: tuple(facts) for key, *facts in built.execute(query).fetchall()}


def test_every_authority_has_one_standing_grade_and_moved_to_it(built: duckdb.DuckDBPyConnection) -> None:
    timelines = by_key(
        built,
        """
        select
            local_authority_key, list(grade order by judged_on), count(*) filter (is_standing),
            any_value(movement) filter (is_standing), count(distinct gss_code)
        from reporting.judgement_timeline where area = 'overall' group by all
        """,
    )
    expected = {one.key: (["inadequate", "good"], 1, "better", 1) for one in AUTHORITIES}
    before = {"LA928": (["outstanding", "inadequate", "good"], 1, "better", 1)}
    assert timelines == expected | before


def test_every_inspection_is_one_event_of_the_authority_of_its_day(built: duckdb.DuckDBPyConnection) -> None:
    timelines = by_key(
        built,
        """
        select local_authority_key, list(start_date order by start_date)
        from reporting.oversight_timeline where local_authority_key is not null group by all
        """,
    )
    expected = {one.key: list(one.days) for one in AUTHORITIES}
    expected["LA928"].insert(0, BEFORE)
    assert timelines == {key: (days,) for key, days in expected.items()}


def test_every_figure_meets_the_official_one_once(built: duckdb.DuckDBPyConnection) -> None:
    joined = by_key(
        built,
        """
        with official as (from marts.fct_official_values where is_first)
        select
            local_authority_key, count(*), count(official.value),
            bool_and(abs(observations.value - official.value) <= 10), bool_and(implausible_because is null)
        from marts.fct_observations as observations
        left join official using (local_authority_key, measure, period_start, period_end)
        group by all
        """,
    )
    assert joined == {one.key: (2, 2, True, True) for one in AUTHORITIES if one.official}
    assert len(joined) > 150


def test_what_stands_has_ten_neighbours_of_the_newest_model(built: duckdb.DuckDBPyConnection) -> None:
    neighbours = by_key(
        built,
        """
        select authorities.local_authority_key, count(distinct neighbour_key), count(*)
        from marts.bridge_statistical_neighbours as bridge
        inner join marts.dim_local_authorities as authorities using (local_authority_key)
        where vintage = 2025
        group by all
        """,
    )
    standing = {row["local_authority_key"] for row in catalogue.rows("local_authorities") if not row["valid_to"]}
    assert neighbours == dict.fromkeys(standing - {"ENGLAND"}, (10, 10))


@pytest.mark.parametrize("comparison_set", ["codes", "names"])
def test_every_authority_is_compared_by_any_code_or_name(built: duckdb.DuckDBPyConnection, comparison_set: str) -> None:
    compared = by_key(
        built,
        f"""
        select
            local_authority_key,
            list(grade order by year) filter (subject = 'overall'),
            list(value order by year) filter (subject = 'children_looked_after' and value is not null),
            list(rate_per_10000 is not null order by year) filter (value is not null)
        from (
            select * from reporting.comparison where comparison_set = '{comparison_set}'
            qualify row_number() over (
                partition by local_authority_key, year, subject order by as_at_end desc
            ) = 1
        )
        group by all
        """,
    )
    assert set(compared) == {one.key for one in AUTHORITIES}
    with_population = {
        row["local_authority_key"]
        for row in catalogue.rows("official_values")
        if row["measure"] == "population_under_18" and row["value"]
    }
    assert {one.name for one in AUTHORITIES if one.key not in with_population} == {"Bournemouth", "Dorset", "Poole"}
    for one in AUTHORITIES:
        grades, values, rated = compared[one.key]
        assert grades == ["inadequate", "good"], one
        if one.official:
            assert values == [one.official[0][1], one.official[-1][1]], one
            assert rated == [one.key in with_population] * 2, one


def test_what_ended_leads_to_what_took_over(built: duckdb.DuckDBPyConnection) -> None:
    took_over = """
        select before.local_authority, list(after.local_authority order by after.local_authority), any_value(
            before.valid_to + 1 = succession_date and after.valid_from = succession_date
        )
        from marts.bridge_local_authority_successions as bridge
        inner join marts.dim_local_authorities as before on bridge.predecessor_key = before.local_authority_key
        inner join marts.dim_local_authorities as after on bridge.successor_key = after.local_authority_key
        group by before.local_authority
    """
    assert by_key(built, took_over) == {
        "Bournemouth": (["Bournemouth, Christchurch and Poole"], True),
        "Cumbria": (["Cumberland", "Westmorland and Furness"], True),
        "Dorset": (["Bournemouth, Christchurch and Poole", "Dorset"], True),
        "Northamptonshire": (["North Northamptonshire", "West Northamptonshire"], True),
        "Poole": (["Bournemouth, Christchurch and Poole"], True),
    }


def test_one_provider_delivers_on_any_day(built: duckdb.DuckDBPyConnection) -> None:
    on_a_day = """
        select authorities.local_authority_key, days.calendar_date
        from marts.dim_local_authorities as authorities
        cross join (from marts.dim_dates where day(calendar_date) = 1) as days
        left join marts.dim_local_authority_providers as providers
            on
                authorities.local_authority_key = providers.local_authority_key
                and days.calendar_date >= coalesce(providers.valid_from, date '1900-01-01')
                and days.calendar_date <= coalesce(providers.valid_to, date '9999-12-31')
        where
            days.calendar_date >= coalesce(authorities.valid_from, date '1900-01-01')
            and days.calendar_date <= coalesce(authorities.valid_to, date '9999-12-31')
        group by all
        having count(*) <> 1 or count(providers.provider) <> 1
    """
    assert built.execute(on_a_day).fetchall() == []
