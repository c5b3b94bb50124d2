"""dbt over a small landing area: the star, the comparison, the contradictions, and the models' own unit tests."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

import duckdb
import pyarrow as pa
import pytest
from dagster_dbt import DbtCliInvocation

from dagster_project.broken_nodes import broken_nodes
from dagster_project.dbt_plugin import register_functions
from dagster_project.dbt_project import dbt_cli, prepared_project
from dagster_project.paths import BUILD_DATABASE_VARIABLE, DataPaths
from ingest import catalogue
from ingest.records import LANDING_TABLES
from tests.integration.canary import canary
from tests.integration.landed_example import land
from tests.integration.over_time import queries_over_time
from warehouse.catalogue_tables import land_catalogue
from warehouse.columns import as_arrow, columns_of
from warehouse.connect import open_build
from warehouse.contracts.checking import check
from warehouse.contracts.policy import severity
from warehouse.contradictions.stop import find_contradictions
from warehouse.findings.stop import decide_findings
from warehouse.landing import prepare
from warehouse.meaning.stop import decide_meanings
from warehouse.model_files import columns_built, rendered_files

REPORTING = {
    "observations": "observation_id local_authority gss_code measure measure_label reported_label breakdown value unit "
    "qualifier comparator period_kind period_start period_end document_id document_file document_kind document_title "
    "published_date section paragraph page line quote char_start char_end is_preferred measure_status",
    "judgements": "local_authority gss_code framework event_kind fieldwork_start_date fieldwork_end_date "
    "published_date area area_printed grade grade_printed grade_rank status comparability comparability_note "
    "document_id document_file page quote",
    "findings": "finding_id local_authority document_id document_file event_kind event_start_date event_end_date "
    "section paragraph kind judgement_area text themes page due_date",
    "documents": "document_id document_file part parent_document_id kind title local_authority fieldwork_start_date "
    "fieldwork_end_date letter_date meeting_date published_date published_date_basis pages licence "
    "source_address outcome reason observations judgements findings cells_of_words counted_under",
    "discrepancies": "discrepancy_id kind local_authority measure document_a quote_a value_a document_b quote_b "
    "value_b arithmetic severity",
    "comparison": "comparison_set subject_kind subject label breakdown local_authority year value unit grade "
    "grade_rank status as_at_start as_at_end is_common_date rate_low rate_high reference difference ratio ratio_low "
    "ratio_high comparable reason document_id page quote",
}

PIVOT = "comparison_wide"
"""The one model whose plan DuckDB does not tell: its columns follow from rows."""

RECODED = (
    ("Barnsley 2012", "E08000016", 2012),
    ("Barnsley 2023", "E08000038", 2023),
    ("Barnsley 2024", "Barnsley", 2024),
    ("Bolton", "LA350", 2014),
    ("Dorset 2018", "Dorset", 2018),
    ("Dorset 2019", "Dorset", 2019),
    ("Bournemouth 2018", "Bournemouth", 2018),
    ("Bournemouth 2022", "Bournemouth", 2022),
)


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Iterator[DataPaths]:
    """The example landed and built, every model with its unit tests and every test of its data."""
    paths = DataPaths(tmp_path_factory.mktemp("data"))
    land_and_decide(paths, rows_to_land(), with_recoded_authorities(catalogue.tables()))
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(BUILD_DATABASE_VARIABLE, str(paths.build_database))
        build(paths)
        yield paths


def land_and_decide(
    paths: DataPaths, tables: Iterable[tuple[str, Sequence[Any]]], known: Mapping[str, pa.Table]
) -> None:
    """Stops 4 to 6 for these records and this catalogue."""
    with open_build(paths.build_database) as engine:
        prepare(engine)
        land_catalogue(engine, known)
        with engine.begin() as connection:
            loader = connection.connection.driver_connection
            assert loader is not None
            for name, records in tables:
                loader.register("rows_to_land", as_arrow(LANDING_TABLES[name], records))
                connection.exec_driver_sql(f"insert into landing.{name} by name select * from rows_to_land")
                loader.unregister("rows_to_land")
    decide_meanings(paths.build_database)
    decide_findings(paths.build_database)
    _, faults = find_contradictions(paths.build_database)
    assert faults == (), "a rule failed over the example"


def build(paths: DataPaths, *options: str) -> None:
    """Every model and every test, of which none may fail or warn."""
    built = dbt(paths, "--warn-error", "build", *options)
    assert built.is_successful(), broken_nodes(built)


def rows_to_land() -> Iterator[tuple[str, Sequence[Any]]]:
    """The example, and the canary beside it."""
    yield from land().tables()
    for reading in canary():
        checked = check(reading)
        assert checked.rejected == (), "the canary must keep every contract"
        yield from ((table, checked.rows(table)) for table in LANDING_TABLES)


def with_recoded_authorities(tables: dict[str, pa.Table]) -> dict[str, pa.Table]:
    """The catalogue with a comparison of an authority under its old and its new code."""
    members = [
        {
            "comparison_set": "recoded",
            "label": label,
            "local_authority": named,
            "year": year,
            "sort_order": order,
            "note": "",
        }
        for order, (label, named, year) in enumerate(RECODED)
    ]
    own = tables["comparison_sets"]
    return tables | {"comparison_sets": pa.concat_tables([own, pa.Table.from_pylist(members, own.schema)])}


def dbt(data: DataPaths, *command: str) -> DbtCliInvocation:
    """A dbt command on this build database, ended."""
    return dbt_cli().cli(command, target_path=data.dbt_target, raise_on_error=False).wait()


@pytest.fixture
def built(data: DataPaths) -> Iterator[duckdb.DuckDBPyConnection]:
    """Read-only connection to what was built."""
    with duckdb.connect(str(data.build_database), read_only=True) as connection:
        yield connection


def rows(built: duckdb.DuckDBPyConnection, query: str) -> list[tuple[Any, ...]]:
    return built.execute(query).fetchall()


def test_the_rendered_descriptions_of_the_models_are_fresh(built: duckdb.DuckDBPyConnection) -> None:
    stale = [
        path.parent.name for path, text in rendered_files(columns_built(built)).items() if path.read_text() != text
    ]

    assert stale == [], "run: python -m dagster_project.render"


def test_every_test_of_the_models_says_whether_it_blocks() -> None:
    nodes = json.loads(prepared_project().manifest_path.read_bytes())["nodes"].values()
    tests = {node["name"]: node for node in nodes if node["resource_type"] == "test"}

    assert len(tests) > 80
    for name, node in tests.items():
        assert node["unrendered_config"]["severity"] == severity(node["test_metadata"]["name"]), name


@pytest.mark.parametrize("record", LANDING_TABLES)
def test_every_member_of_every_vocabulary_comes_through(built: duckdb.DuckDBPyConnection, record: str) -> None:
    for column in columns_of(LANDING_TABLES[record]):
        if column.vocabulary:
            # Claims are for the contradiction rules alone, which read what is landed.
            table = "landing.claims" if record == "claims" else f"staging.stg_{record}"
            staged = {value for (value,) in rows(built, f"select distinct {column.name} from {table}")}
            assert set(column.vocabulary.values()) <= staged, column.name


def test_a_compared_authority_may_go_by_a_code_or_a_name_old_or_new(built: duckdb.DuckDBPyConnection) -> None:
    query = """
        select distinct year, local_authority_key from reporting.comparison
        where comparison_set = 'recoded' order by all
    """

    assert rows(built, query) == [
        (2012, "LA370"), (2014, "LA350"), (2018, "LA835"), (2018, "LA837"), (2019, "LA838"), (2022, "LA839"),
        (2023, "LA370"), (2024, "LA370"),
    ]  # fmt: skip


@pytest.mark.parametrize("table", REPORTING)
def test_reporting_tables_begin_with_the_columns_that_others_rely_on(
    built: duckdb.DuckDBPyConnection, table: str
) -> None:
    described = built.execute(f"select * from reporting.{table} limit 0").description
    relied_on = REPORTING[table].split()
    assert [column[0] for column in described][: len(relied_on)] == relied_on


def test_no_column_of_reporting_is_a_list(built: duckdb.DuckDBPyConnection) -> None:
    lists = (
        "select table_name, column_name from duckdb_columns() where schema_name = 'reporting' and data_type like '%]'"
    )

    assert rows(built, lists) == []


def test_dates_are_dates_and_values_doubles(built: duckdb.DuckDBPyConnection) -> None:
    query = """
        select distinct data_type from duckdb_columns()
        where schema_name in ('marts', 'reporting') and column_name {}
    """
    assert rows(built, query.format("in ('period_start', 'period_end', 'published_date', 'as_at_end')")) == [("DATE",)]
    assert rows(built, query.format("in ('value', 'rate_low', 'difference', 'ratio')")) == [("DOUBLE",)]


def test_every_published_table_and_column_has_a_comment(built: duckdb.DuckDBPyConnection) -> None:
    published = "schema_name in ('marts', 'reporting', 'meta')"
    assert not rows(built, f"select table_name from duckdb_tables() where {published} and comment is null")
    assert not rows(
        built, f"select table_name, column_name from duckdb_columns() where {published} and comment is null"
    )


def test_a_report_as_text_and_pdf_is_one_document_that_takes_its_pages_from_the_pdf(
    built: duckdb.DuckDBPyConnection,
) -> None:
    found = rows(built, "select document_file, renditions from marts.dim_documents where document_id = 'bradford-2014'")
    assert found == [("bradford.txt", 2)]
    query = "select value, page from reporting.observations where document_file = 'bradford.txt' and unit = 'count'"
    assert rows(built, query + " order by value") == [(551, None), (877, 7), (893, 7), (137000, 7)]
    query = "select kind, value, other_value from meta.rendition_disagreements order by kind"
    assert rows(built, query) == [("other_grade", 2, 4), ("other_value", 551, 557)]


def test_every_file_name_received_is_listed_and_each_document_counted_once(built: duckdb.DuckDBPyConnection) -> None:
    query = """
        select document_id, document_file, outcome, reason, observations, counted_under from reporting.documents
        where local_authority = 'Bradford' and document_file <> 'ilacs.txt' order by document_id, document_file
    """
    text, corrected = "bradford.txt", "letter-corrected.txt"
    assert rows(built, query) == [
        ("bradford-2014", "bradford.pdf", "read", f"The same document as {text}, counted there.", 0, text),
        ("bradford-2014", "bradford.txt", "read", None, 7, None),
        ("letter-2023", "letter-corrected.txt", "read", None, 1, None),
        ("letter-2023", "letter.txt", "read", f"A later version of it is {corrected}.", 0, corrected),
        ("pack-2024", "pack (1).txt", "read", "The same bytes as pack.txt.", 0, "pack.txt"),
        ("pack-2024", "pack again.txt", "read", "The same bytes as pack.txt.", 0, "pack.txt"),
        ("pack-2024", "pack.txt", "read", None, 15, None),
    ]
    counted = "select document_id from reporting.documents where counted_under is null order by all"
    assert rows(built, counted) == rows(
        built, "select document_id from marts.dim_documents where not is_superseded order by all"
    )


def test_a_corrected_letter_supersedes_and_both_stay_queryable(built: duckdb.DuckDBPyConnection) -> None:
    query = "select value from {} where measure = 'children_in_need' order by value"
    assert rows(built, query.format("reporting.observations")) == [(1600,)]
    assert rows(built, query.format("marts.fct_observations")) == [(1500,), (1600,)]
    superseded = "select document_file from marts.dim_documents where is_superseded and superseded_by is not null"
    assert rows(built, superseded) == [("letter.txt",)]


@pytest.mark.parametrize(
    ("known_by", "day", "value"),
    [
        ("public", "2023-08-21", None),
        ("public", "2023-08-25", 1500),
        ("public", "2023-09-01", 1600),
        ("known", "2024-12-31", None),
        ("known", "2025-12-31", 1600),
    ],
)
def test_the_value_of_a_letter_before_it_was_corrected_is_found_as_of_its_day(
    built: duckdb.DuckDBPyConnection, known_by: str, day: str, value: float | None
) -> None:
    """By the query of docs/over_time.md."""
    query = queries_over_time()[0].replace("public_", f"{known_by}_").replace("2023-12-31", day)

    found = rows(built, f"select value from ({query}) where measure = 'children_in_need' and period_end = '2023-07-31'")

    assert found == ([] if value is None else [(value,)])


def test_contradictions_are_rows(built: duckdb.DuckDBPyConnection) -> None:
    query = """
        select kind, local_authority, value_a, value_b, severity from reporting.discrepancies
        where local_authority <> 'Dudley' order by all
    """
    assert rows(built, query) == [
        ("change_does_not_follow", "Bolton", 63, 59.62, "medium"),
        ("direction_contradicts", "Bradford", 2.1, 893, "high"),
        ("impossible_date", "Bradford", None, None, "low"),
        ("parts_do_not_sum", "Bradford", 848, 847, "low"),
        ("percent_does_not_follow", "Bradford", 12, 10, "high"),
        ("percent_does_not_follow", "Bradford", 27.2, 36.84, "high"),
        ("two_values", "Bolton", 215, 213, "low"),
        ("two_values", "Bradford", 557, 551, "medium"),
    ]


def test_a_value_that_cannot_be_is_kept_with_its_reason_and_never_preferred(built: duckdb.DuckDBPyConnection) -> None:
    query = """
        select observations.value, is_preferred, implausible_because, values.value, is_plausible
        from marts.fct_observations as observations
        inner join marts.fct_measure_values as values using (measure_value_id)
        where implausible_because is not null and observations.local_authority_key = 'LA350'
    """
    ((value, is_preferred, reason, preferred_value, is_plausible),) = rows(built, query)
    assert (value, is_preferred, preferred_value, is_plausible) == (84, False, None, False)
    assert reason.startswith(
        "84 is below 264, the least that is plausible beside 531 (Children looked after at 31 March 2014"
    )


def test_common_date_is_preferred_and_the_headline_shown_beside_it(built: duckdb.DuckDBPyConnection) -> None:
    query = """
        select local_authority, value, as_at_end::varchar, is_common_date, round(rate_low, 1), round(rate_high, 1),
            round(ratio, 2), comparable
        from reporting.comparison
        where subject = 'children_looked_after_rate' and value is not null
        order by local_authority, as_at_end
    """
    assert rows(built, query) == [
        ("Bolton", 83, "2013-03-31", True, 75.9, 90.0, 1.3, True),
        ("Bradford", 64, "2013-03-31", True, 59.8, 68.4, None, False),
        ("Bradford", 65, "2014-02-28", False, 61.0, 69.6, None, False),
    ]


def test_every_row_of_the_comparison_has_a_verdict_and_a_reason(built: duckdb.DuckDBPyConnection) -> None:
    assert not rows(built, "select * from reporting.comparison where comparable is null or coalesce(reason, '') = ''")
    query = """
        select status, value, official_value, official_source, reason from reporting.comparison
        where year = 2022 and subject = 'children_looked_after'
    """
    assert rows(built, query) == [
        (
            "official",
            None,
            1446,
            "DfE EES 2025",
            'No "Children looked after" is printed, as far as the reader found, in what was read for Bradford 2022 '
            "(ILACS report). Official statistics: DfE EES 2025, published in November 2025. Different dates: at "
            "31 March 2022 here, at 28 February 2014 for Bradford 2014. Interval: 95 % on the population (the official "
            "estimate).",
        )
    ]


def test_counts_of_two_authorities_are_compared_as_rates(built: duckdb.DuckDBPyConnection) -> None:
    query = """
        select value, difference, round(ratio, 2), round(rate_per_10000, 1), comparable from reporting.comparison
        where subject = 'children_looked_after' and local_authority = 'Bolton' and is_common_date
    """
    assert rows(built, query) == [(540, None, 1.29, 82.8, True)]


def test_any_authority_years_are_set_side_by_side_as_the_catalogues_are(built: duckdb.DuckDBPyConnection) -> None:
    told = """
        select subject, breakdown, member, year, value, official_value, grade, as_at_end, comparable, ratio_low, reason
        from {} where status in ('found', 'official', 'graded') and subject in
        (select subject from reporting.comparison where comparison_set = 'bradford_bolton')
    """
    others = "['Bradford 2022', 'Bradford 2023', 'Bolton 2014']"
    chosen = rows(
        built, told.format(f"reporting.compare('Bradford 2014', {others})") + " and breakdown = '' order by all"
    )
    of_set = rows(built, told.format("reporting.comparison") + " and comparison_set = 'bradford_bolton' order by all")

    assert of_set and chosen == of_set


def test_an_event_says_how_many_documents_tell_of_it(built: duckdb.DuckDBPyConnection) -> None:
    told = """
        select told_by_documents, count(distinct telling.document_id)
        from reporting.oversight_timeline
        inner join marts.bridge_oversight_event_documents as telling using (event_id)
        where telling.is_current
        group by event_id, told_by_documents
    """
    numbers = rows(built, told)
    assert numbers and all(one == other for one, other in numbers)


def test_authorities_are_ranked_within_the_funnel_around_england(built: duckdb.DuckDBPyConnection) -> None:
    query = """
        select member, rank, rank_low, rank_high, round(rate, 1), round(england_rate, 1), round(england_low_95, 1),
            round(england_high_95, 1), round(england_high_99_8, 1), beside_england
        from reporting.ranked('Bradford 2014', ['Bolton 2014'])
        where subject = 'children_looked_after'
    """
    assert rows(built, query) == [
        ("Bolton 2014", 1, 1, 1, 82.8, 59.7, 53.9, 66.0, 69.7, "above_99_8"),
        ("Bradford 2014", 2, 2, 2, 64.0, 59.7, 55.7, 64.0, 66.5, "above_95"),
    ]


def test_nothing_is_reckoned_from_what_may_not_be_compared(built: duckdb.DuckDBPyConnection) -> None:
    query = """
        select subject from reporting.comparison
        where not comparable and coalesce(difference, ratio, ratio_low, ratio_high) is not null
    """
    assert not rows(built, query)


def test_a_contested_value_says_so(built: duckdb.DuckDBPyConnection) -> None:
    query = """
        select value, is_contested, contains(reason, 'the papers print 213 as well') from reporting.comparison
        where subject = 'child_protection_plans' and local_authority = 'Bolton' and value is not null
    """
    assert rows(built, query) == [(215, True, True)]


def test_a_figure_keeps_what_is_printed_before_it(built: duckdb.DuckDBPyConnection) -> None:
    query = """
        select is_common_date, "Bolton 2014" from reporting.comparison_wide where subject = 'population_under_18'
        order by is_common_date
    """
    assert rows(built, query) == [
        (False, "about 65,250 (no date printed)"),
        (True, "official: 66,104 (at 30 June 2013)"),
    ]


def test_what_stood_is_said_where_nobody_judged(built: duckdb.DuckDBPyConnection) -> None:
    query = """
        select subject, grade, status, comparable, reason from reporting.comparison
        where comparison_set = 'bradford_bolton' and year = 2023 and subject in ('overall', 'care_leavers')
        order by subject
    """
    nobody, day = "No inspection with grades of that year has been read; the", "2 December 2022"
    assert rows(built, query) == [
        ("care_leavers", None, "not_judged", False, f"{nobody} last, of {day}, gave this area no grade of its own."),
        ("overall", None, "not_judged", False, f"{nobody} judgement of {day} is still in force: inadequate."),
    ]


def test_the_wide_comparison_has_a_column_an_authority_year(built: duckdb.DuckDBPyConnection) -> None:
    query = """
        select "Bradford 2014", "Bradford 2022", "Bolton 2014" from reporting.comparison_wide
        where subject = 'children_looked_after'
    """
    assert rows(built, query) == [
        ("877 (at 31 March 2013)", None, "540 (at 31 March 2013)"),
        ("893 (at 28 February 2014)", "official: 1,446 (at 31 March 2022)", "540 (at 31 March 2013)"),
    ]


def test_the_models_hold_their_unit_tests(data: DataPaths) -> None:
    results = json.loads((data.dbt_target / "run_results.json").read_bytes())["results"]
    held = {result["unique_id"] for result in results if result["status"] == "pass"}
    unit_tests = json.loads(prepared_project().manifest_path.read_bytes())["unit_tests"]

    assert unit_tests.keys() <= held
    assert len(unit_tests) >= 12


def test_no_outer_join_compares_every_row_with_every_row(data: DataPaths, built: duckdb.DuckDBPyConnection) -> None:
    """A condition on the left table alone, in an outer join, keeps DuckDB from looking rows up by the other ones."""
    register_functions(built)
    models = [path for path in data.dbt_target.glob("compiled/oversight/models/**/*.sql") if path.stem != PIVOT]

    assert models
    assert [path.stem for path in models if set(joins_without_a_key(built, path.read_text())) - {"INNER"}] == []


def joins_without_a_key(built: duckdb.DuckDBPyConnection, query: str) -> Iterator[str]:
    """The kinds of those joins in the plan of a query that compare all rows of both sides."""
    ((_, plan),) = built.execute(f"explain (format json) {query}").fetchall()
    nodes = json.loads(plan)
    while nodes:
        node = nodes.pop()
        nodes.extend(node["children"])
        if node["name"].strip() == "BLOCKWISE_NL_JOIN":
            yield node["extra_info"]["Join Type"]
