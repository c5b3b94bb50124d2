"""The explorer's page of one document over the specimens: what was read in it, in its order, and what leads to it."""

from __future__ import annotations

import csv
import io
import shutil
from pathlib import Path

import duckdb
import pytest
from starlette.testclient import TestClient

from dagster_project.paths import DataPaths
from tests.conftest import Walked
from tests.integration.explored import changed, explored, links_of

SCRIPT = "<script>alert(1)</script>"
FINDINGS = ("asked", "strengths", "weaknesses", "others")


@pytest.fixture(scope="module")
def report(warehouse: duckdb.DuckDBPyConnection) -> str:
    """The document in which most findings were read."""
    (identifier,) = warehouse.execute("select arg_max(document_id, findings) from reporting.documents").fetchall()[0]
    return str(identifier)


def ids_in(client: TestClient, address: str, column: str) -> list[str]:
    answer = client.get(address).content.decode("utf-8-sig")
    return [row[column] for row in csv.DictReader(io.StringIO(answer))]


def test_each_finding_is_there_once_and_in_the_order_of_the_document(
    client: TestClient, warehouse: duckdb.DuckDBPyConnection, report: str
) -> None:
    expected = warehouse.execute(
        f"select finding_id from reporting.findings where document_id = '{report}' order by finding_number"
    ).fetchall()
    places = {finding: place for place, (finding,) in enumerate(expected)}
    shown = [ids_in(client, f"/document/{report}?as=csv&table={name}", "finding_id") for name in FINDINGS]

    assert all(shown) and sorted(places[one] for of in shown for one in of) == list(range(len(expected)))
    assert all([places[one] for one in of] == sorted(places[one] for one in of) for of in shown)


def test_its_judgements_and_figures_are_all_there_and_lead_to_their_evidence(
    client: TestClient, warehouse: duckdb.DuckDBPyConnection, report: str
) -> None:
    links = links_of(client.get(f"/document/{report}").text)
    for table, column, kind, held in (
        ("judgements", "judgement_id", "judgement", "marts.fct_judgements where status <> 'not_in_framework' and"),
        ("figures", "observation_id", "value", "reporting.observations where"),
    ):
        expected = warehouse.execute(f"select {column} from {held} document_id = '{report}'").fetchall()
        shown = ids_in(client, f"/document/{report}?as=csv&table={table}", column)
        assert shown and sorted(shown) == sorted(one for (one,) in expected)
        assert {f"/evidence/{kind}/{one}" for one in shown} <= set(links)
    assert {client.get(link).status_code for link in links if link.startswith(("/evidence/judg", "/auth"))} == {200}


def test_lists_of_documents_and_passages_lead_to_it(
    client: TestClient, warehouse: duckdb.DuckDBPyConnection, report: str
) -> None:
    finding, event, area, theme = warehouse.execute(
        "select any_value(finding_id), any_value(event_id), any_value(facts.local_authority_key), any_value(theme) "
        "from marts.fct_findings as facts inner join reporting.finding_themes using (finding_id) "
        f"where facts.document_id = '{report}'"
    ).fetchall()[0]
    for address in (
        f"/authority/{area}",
        f"/evidence/finding/{finding}",
        f"/evidence/event/{event}",
        f"/themes/{theme}?area={area}",
    ):
        assert f"/document/{report}" in links_of(client.get(address).text), address


@pytest.mark.parametrize("strange", ["nobody", "'; drop table x", "%00", "a" * 300])
def test_a_document_that_is_not_there_is_not_here(client: TestClient, strange: str) -> None:
    answer = client.get(f"/document/{strange}")

    assert answer.status_code == 404 and "no document has the identifier" in answer.text


def test_a_document_that_is_refused_or_tries_to_be_html_is_a_page(walked: Walked, tmp_path: Path, report: str) -> None:
    data = DataPaths(tmp_path)
    shutil.copy(walked.data.published, data.published)
    changed(
        data.published,
        f"update reporting.documents set title = '{SCRIPT}', outcome = 'refused', reason = 'Because {SCRIPT}', "
        f"local_authority_key = null where document_id = '{report}'",
        f"update reporting.findings set text = '{SCRIPT}', section = null, page = null",
    )
    shown = explored(data).get(f"/document/{report}").text

    assert SCRIPT not in shown and "Because &lt;script&gt;" in shown and "Refused" in shown
