"""The explorer's series where a value is contradicted firmly, and where a line of months is of several papers."""

from __future__ import annotations

import csv
import io
import shutil
from typing import Any

import pytest
from starlette.testclient import TestClient

from dagster_project.paths import DataPaths
from tests.conftest import Walked
from tests.integration.explored import changed, datasets, explored, links_of
from warehouse.connect import open_published

MISSING = "/series?area=Bradford&measure=children_missing"
"""A measure of which a table prints six months."""


@pytest.fixture(scope="module")
def months(walked: Walked) -> list[tuple[str, Any]]:
    """The observations of the months, the first month first."""
    with open_published(walked.data.published) as warehouse:
        return warehouse.execute(
            "select observation_id, period_end from reporting.kpi_series where local_authority = 'Bradford' "
            "and measure = 'children_missing' and breakdown = '' order by period_end"
        ).fetchall()


@pytest.fixture(scope="module")
def contested(walked: Walked, months: list[tuple[str, Any]], tmp_path_factory: pytest.TempPathFactory) -> TestClient:
    """Of a warehouse where the second month is contradicted by 77 in place of a value of the first, and the months from
    the fourth are another paper's."""
    data = DataPaths(tmp_path_factory.mktemp("contested"))
    shutil.copy(walked.data.published, data.published)
    changed(
        data.published,
        f"update marts.fct_discrepancies set observation_a = '{months[1][0]}', observation_b = '{months[0][0]}', "
        "value_b = 77, status = 'firm', decision = null",
        "update reporting.discrepancies set kind = 'two_values', arithmetic = 'One thing in one paper, 77 in another.'",
        "update reporting.headline_values set document_id = (select arg_max(document_id, findings) from "
        "reporting.documents) where measure = 'children_missing' "
        f"and period_end >= date '{months[3][1]}'",
    )
    return explored(data)


def rows_of(client: TestClient, table: str) -> list[dict[str, str]]:
    answer = client.get(f"{MISSING}&as=csv&table={table}").content.decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(answer)))


def test_a_point_that_is_contradicted_says_by_what_in_table_and_charts(
    contested: TestClient, months: list[tuple[str, Any]]
) -> None:
    shown = contested.get(MISSING).text
    other = next(row for row in rows_of(contested, "contradicted") if row["observation_id"] == months[1][0])

    assert other["other_value"] == "77.0" and "One thing in one paper, 77 in another." in shown
    assert f"/evidence/value/{other['other_observation_id']}" in links_of(shown)
    for chart in ("figures", "months"):
        drawn = contested.get(f"{MISSING}&as=vega&chart={chart}").json()
        ringed = [row for of in datasets(drawn) for row in of if row.get("is_contradicted")]
        assert {row["other"] for row in ringed if months[1][0] in row["evidence"]} == {77}
        assert "Ringed: contradicted firmly" in contested.get(f"{MISSING}&as=svg&chart={chart}").text


def test_months_of_several_papers_say_where_one_is_left_for_another(
    contested: TestClient, months: list[tuple[str, Any]]
) -> None:
    shown, papers = contested.get(MISSING).text, rows_of(contested, "papers")

    assert [row["first_end"] for row in papers] == [str(months[0][1]), str(months[3][1])]
    assert "Pieced together from several papers" in shown
    assert f"/document/{papers[1]['document_id']}" in links_of(shown)
    assert "another paper" in contested.get(f"{MISSING}&as=svg&chart=figures").text


def test_what_nobody_contradicts_has_no_mark(walked: Walked) -> None:
    client = explored(walked.data)
    shown = client.get(MISSING).text

    assert "Contradicted firmly" not in shown and "Pieced together" not in shown
    assert "Ringed" not in client.get(f"{MISSING}&as=svg&chart=months").text
