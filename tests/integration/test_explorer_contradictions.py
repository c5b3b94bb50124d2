"""The explorer's contradictions over the specimens: those of the published table, filtered, with both passages."""

from __future__ import annotations

import csv
import io
import re
import shutil
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from dagster_project.paths import DataPaths
from ingest.vocabularies import Doubt
from tests.conftest import Walked
from tests.integration.explored import changed, explored, links_of, page
from warehouse.connect import open_published

SCRIPT = "<script>alert(1)</script>"


def listed(client: TestClient, **asked: str) -> set[str]:
    answer = client.get("/contradictions", params={"as": "csv", "table": "contradictions", **asked})
    return {row["discrepancy_id"] for row in csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig")))}


@pytest.mark.parametrize(("name", "column"), [("area", "local_authority_key"), ("kind", "kind"), ("status", "status")])
def test_a_choice_shows_the_rows_that_sql_gives(client: TestClient, walked: Walked, name: str, column: str) -> None:
    with open_published(walked.data.published) as warehouse:
        rows = warehouse.execute(f"select {column}, discrepancy_id from reporting.discrepancies").fetchall()

    assert rows and listed(client) == {identifier for _, identifier in rows}
    value = rows[0][0]
    assert listed(client, **{name: value}) == {identifier for of, identifier in rows if of == value}


def test_a_misprint_is_listed_once_where_that_is_asked_for(client: TestClient, walked: Walked) -> None:
    with open_published(walked.data.published) as warehouse:
        firsts = warehouse.execute(
            "select discrepancy_id from reporting.discrepancies where is_first_of_figure"
        ).fetchall()

    assert listed(client, once="yes") == {identifier for (identifier,) in firsts}


def test_its_passages_lead_to_their_evidence_and_its_review(client: TestClient) -> None:
    links = links_of(client.get("/contradictions").text)

    followed = [link for link in links if link.startswith(("/evidence/value/", "/review/"))]
    assert any(link.startswith("/evidence/") for link in followed)
    assert {client.get(link).status_code for link in followed} == {200}


def test_it_says_why_nothing_is_shown(client: TestClient) -> None:
    assert "leave out one of the choices" in client.get("/contradictions?kind=<b>&measure='").text
    assert "no authority is called Nowhere" in client.get("/contradictions?area=Nowhere").text


def test_a_passage_is_text_a_doubt_a_sentence_and_one_without_another_says_so(walked: Walked, tmp_path: Path) -> None:
    data = DataPaths(tmp_path)
    shutil.copy(walked.data.published, data.published)
    changed(
        data.published,
        f"update reporting.discrepancies set quote_a = '{SCRIPT}', doubts = 'date, rounding', of_one_figure = 3, "
        "quote_b = null, document_file_b = null",
    )

    shown = explored(data).get("/contradictions").text
    assert SCRIPT not in shown and "&lt;script&gt;" in shown
    for sentence in (Doubt.DATE.meaning, Doubt.ROUNDING.meaning, "no other: it cannot be", "one of 3 with a figure"):
        assert sentence in shown


@pytest.mark.parametrize("address", ["/contradictions", "/review"])
def test_no_key_is_read_out(client: TestClient, address: str) -> None:
    shown = page(client, address).split("<footer>")[0]
    text = re.sub(r"<[^>]*>", " ", re.sub(r"(?s)<pre.*?</pre>", "", shown))

    assert "in one place" in text and re.findall(r"[0-9a-f]{16}|\b[a-z]+_[a-z]+_[a-z_]+\b", text) == []
