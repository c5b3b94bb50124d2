"""The semantic layer: MetricFlow accepts it, and each metric, as MetricFlow computes it, equals its own SQL."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import duckdb
import pytest
from metricflow.engine.metricflow_engine import MetricFlowEngine, MetricFlowQueryRequest
from metricflow.protocols.sql_client import SqlEngine
from metricflow.sql.render.duckdb_renderer import DuckDbSqlPlanRenderer
from metricflow_semantics.model.dbt_manifest_parser import parse_manifest_from_dbt_generated_manifest
from metricflow_semantics.model.semantic_manifest_lookup import SemanticManifestLookup

from dagster_project.dbt_project import prepared_project
from tests.conftest import Walked

OWN_JUDGEMENTS = "from marts.fct_judgements where grade is not null and is_headline and not is_second_hand"
LAST_LOOKED_AFTER = """
    from marts.fct_measure_values
    where measure = 'children_looked_after' and breakdown = '' and comparator is null and qualifier = 'exact'
        and is_plausible
    qualify period_end = max(period_end) over (partition by local_authority_key)
"""
METRICS = {
    "judgements": f"select count(*) {OWN_JUDGEMENTS} and not is_superseded",
    "inadequate_judgements": f"select count(*) {OWN_JUDGEMENTS} and not is_superseded and grade = 'inadequate'",
    "share_of_judgements_inadequate": f"select avg((grade = 'inadequate')::int) {OWN_JUDGEMENTS} and not is_superseded",
    "findings": "select count(*) from reporting.findings",
    "areas_for_improvement": "select count(*) from reporting.findings where kind = 'area_for_improvement'",
    "figures": "select count(*) from marts.fct_observations where not is_superseded",
    "figures_with_a_measure": "select count(*) from marts.fct_observations where not is_superseded "
    "and measure is not null",
    "share_of_figures_with_a_measure": "select count(measure) / count(*) from marts.fct_observations "
    "where not is_superseded",
    "children_looked_after": f"select sum(value) from (select value {LAST_LOOKED_AFTER})",
    "firm_contradictions": "select count(*) from reporting.discrepancies where status = 'firm'",
}


class Rendering:
    """What MetricFlow asks of a database to write its SQL: how that database speaks."""

    sql_engine_type = SqlEngine.DUCKDB
    sql_plan_renderer = DuckDbSqlPlanRenderer()


@pytest.fixture(scope="module")
def manifest() -> str:
    return (prepared_project().manifest_path.parent / "semantic_manifest.json").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def engine(manifest: str) -> MetricFlowEngine:
    return MetricFlowEngine(SemanticManifestLookup(parse_manifest_from_dbt_generated_manifest(manifest)), Rendering())


@pytest.fixture(scope="module")
def published(walked: Walked) -> Iterator[duckdb.DuckDBPyConnection]:
    """The published file under the name of the build, which dbt's relations have."""
    with duckdb.connect() as connection:
        connection.execute(f"attach '{walked.data.published}' as build (read_only); use build")
        yield connection


def asked(engine: MetricFlowEngine, published: duckdb.DuckDBPyConnection, metric: str, *by: str) -> list[Any]:
    request = MetricFlowQueryRequest.create(metric_names=[metric], group_by_names=by or None)
    return published.execute(engine.explain(request).sql_statement.sql).fetchall()


def test_every_metric_has_its_sql(manifest: str) -> None:
    assert {metric["name"] for metric in json.loads(manifest)["metrics"]} == set(METRICS)


@pytest.mark.parametrize("metric", METRICS)
def test_a_metric_equals_its_sql(engine: MetricFlowEngine, published: duckdb.DuckDBPyConnection, metric: str) -> None:
    ((computed,),) = asked(engine, published, metric)
    ((stated,),) = published.execute(METRICS[metric]).fetchall()

    assert computed and computed == pytest.approx(stated, rel=1e-12)


def test_children_looked_after_by_authority_are_each_ones_last(
    engine: MetricFlowEngine, published: duckdb.DuckDBPyConnection
) -> None:
    computed = asked(engine, published, "children_looked_after", "authority__local_authority")
    stated = published.execute(
        f"select local_authority, value from (select local_authority_key, value {LAST_LOOKED_AFTER}) "
        "inner join marts.dim_local_authorities using (local_authority_key)"
    ).fetchall()

    assert sorted(computed) == sorted(stated) and len(stated) > 1


def test_keys_and_references_are_declared_and_none_is_built(walked: Walked) -> None:
    nodes = json.loads(prepared_project().manifest_path.read_text(encoding="utf-8"))["nodes"]
    declared = [kind["type"] for node in nodes.values() for kind in node.get("constraints", ())]
    with duckdb.connect(str(walked.data.build_database), read_only=True) as connection:
        built = connection.execute(
            "select distinct constraint_type from duckdb_constraints() "
            "where schema_name in ('marts', 'reporting', 'meta') and table_name not in ('runs', 'landed_files')"
        ).fetchall()

    assert declared.count("primary_key") > 40 and declared.count("foreign_key") > 60
    assert [kind for (kind,) in built if kind != "NOT NULL"] == []
