"""`select … from reporting.headline_values` without a filter shows each authority's own figures, and whole ones."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import duckdb

from tests.conftest import Walked

NOT_ITS_OWN = """
    from reporting.headline_values as headlines
    inner join reporting.observations as observations using (observation_id)
    where observations.comparator is not null or observations.breakdown <> '' or observations.implausible_because <> ''
"""
OUT_OF_BOUNDS = """
    from reporting.headline_values as headlines
    inner join marts.dim_measures as measures using (measure)
    where not headlines.value between measures.lower_bound and coalesce(measures.upper_bound, headlines.value)
"""
MORE_THAN_CHILDREN_THERE_ARE = """
    from reporting.headline_values as headlines
    inner join reporting.headline_values as children using (local_authority_key)
    where children.measure = 'population_under_18' and headlines.measure like 'children_%'
        and headlines.unit = 'count' and headlines.value > children.value
"""
SEVERAL_AT_ONE_DATE = """
    from (select measure, local_authority, period_end from reporting.headline_values group by all having count(*) > 1)
"""
SEVERAL_SPANS = "from (select measure from reporting.headline_values group by measure having count(distinct span) > 1)"


def rows(published: Path, query: str) -> Sequence[tuple[Any, ...]]:
    with duckdb.connect(str(published), read_only=True) as connection:
        return connection.execute(query).fetchall()


def assert_naive_chart_is_right(published: Path) -> None:
    for wrong in (NOT_ITS_OWN, OUT_OF_BOUNDS, MORE_THAN_CHILDREN_THERE_ARE, SEVERAL_AT_ONE_DATE, SEVERAL_SPANS):
        assert rows(published, wrong) == []


def test_a_naive_chart_of_the_specimens_is_right(walked: Walked) -> None:
    chart = "select local_authority, period_end, value from reporting.headline_values where measure = 'adoptions'"

    assert_naive_chart_is_right(walked.data.published)
    assert len(rows(walked.data.published, chart)) >= 2
