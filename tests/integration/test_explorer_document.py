"""The explorer's page of one document over the specimens: what was read in it, in its order, and what leads to it."""

from __future__ import annotations

import csv
import html
import io
import re
import shutil
from itertools import groupby, pairwise
from pathlib import Path

import duckdb
import pytest
from starlette.testclient import TestClient

from dagster_project.paths import DataPaths
from tests.conftest import Walked
from tests.integration.explored import changed, explored, links_of, rows_in

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


def test_findings_stand_under_the_headings_of_the_document_in_its_order_each_marked_by_word_and_shape(
    client: TestClient, warehouse: duckdb.DuckDBPyConnection, report: str
) -> None:
    expected = warehouse.execute(
        "select finding_id, section, kind, direction from reporting.findings "
        f"where document_id = '{report}' order by finding_number"
    ).fetchall()
    shown = client.get(f"/document/{report}").text
    told = re.findall(
        r'<li><span class="kind kind-(\w+)"><svg[^>]*><(?:path|circle) [^>]*></svg>(.*?)</span>'
        r'.*?/evidence/finding/(\w+)"',
        shown,
        re.DOTALL,
    )
    headings = [html.unescape(found) for found in re.findall(r"<h3>(?:<span.*?</span> )*(.*?)</h3>", shown)]

    assert ids_in(client, f"/document/{report}?as=csv&table=findings", "finding_id") == [one for one, *_ in expected]
    assert [finding for *_, finding in told] == [one for one, *_ in expected]
    assert {kind for kind, *_ in told} >= {"asked", "strengths", "weaknesses"}
    assert {word for _, word, _ in told} >= {"Strength", "Weakness"}
    assert headings == [
        section.split(" > ")[-1] for section, _ in groupby(section or "Under no heading" for _, section, *_ in expected)
    ]


def test_of_each_kind_by_itself_each_finding_is_there_once_and_in_the_order_of_the_document(
    client: TestClient, warehouse: duckdb.DuckDBPyConnection, report: str
) -> None:
    expected = warehouse.execute(
        f"select finding_id from reporting.findings where document_id = '{report}' order by finding_number"
    ).fetchall()
    places = {finding: place for place, (finding,) in enumerate(expected)}
    address = f"/document/{report}?by=kind&as=csv&table="
    shown = [ids_in(client, f"{address}{name}", "finding_id") for name in FINDINGS]

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


def test_a_pack_lists_its_papers_and_theirs_with_what_was_read_in_each(
    client: TestClient, warehouse: duckdb.DuckDBPyConnection
) -> None:
    ((pack,),) = warehouse.execute(
        "select document_id from reporting.documents where kind = 'committee_pack'"
    ).fetchall()
    within = warehouse.execute(
        "with recursive papers as (select document_id, 0 as depth from reporting.documents where parent_document_id is "
        "null union all select of_it.document_id, depth + 1 from papers inner join reporting.documents as of_it on "
        "papers.document_id = of_it.parent_document_id) "
        "select documents.document_id, depth, title, coalesce(findings, 0), coalesce(observations, 0) from papers "
        "inner join reporting.documents using (document_id) where depth > 0 and counted_under is null"
    ).fetchall()
    listed = rows_in(client.get(f"/document/{pack}?as=csv&table=papers"))
    shown = client.get(f"/document/{pack}").text

    assert max(depth for _, depth, *_ in within) > 1, "an appendix is a paper of a paper"
    assert sorted(
        (row["document_id"], int(row["depth"]), row["title"], int(row["findings"]), int(row["observations"]))
        for row in listed
    ) == sorted(within)
    # Each behind the one that it is of: none is deeper than the one before it by more than one.
    depths = [int(row["depth"]) for row in listed]
    assert depths[0] == 1 and all(after - before <= 1 for before, after in pairwise(depths))
    assert {f"/document/{row['document_id']}" for row in listed} <= set(links_of(shown))
    assert "None was read in this document." not in shown


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


def test_findings_are_shown_in_no_other_way(client: TestClient, report: str) -> None:
    answer = client.get(f"/document/{report}?by=length")

    assert answer.status_code == 404 and "by order or by kind" in answer.text


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


def test_what_the_last_refresh_changed_is_listed_and_what_others_did_where_it_is_asked_for(
    walked: Walked, tmp_path: Path
) -> None:
    data = DataPaths(tmp_path)
    shutil.copy(walked.data.published, data.published)
    changed(
        data.published,
        "insert into meta.changes by name select 'before' as run_id, timestamp '2020-02-01' as changed_at, "
        "'withdrawn' as change, 'not_received' as why, 'Bolton' as local_authority, 'gone.pdf' as document_file, "
        "'children_looked_after' as measure, '540 at 31 Mar 2013' as before, 1 as differences",
    )
    client = explored(data)
    last = rows_in(client.get("/changes?as=csv&table=changes"))
    every = rows_in(client.get("/changes?of=all&as=csv&table=changes"))
    (gone,) = [row for row in every if row not in last]
    shown = client.get("/changes?of=all&area=Bolton").text

    assert last and {row["why"] for row in last} == {"new_document"} and len(every) == len(last) + 1
    assert {f"/document/{row['document_id']}" for row in last} <= set(links_of(client.get("/changes").text))
    assert (gone["of_what"], gone["document_id"]) == ("Children looked after", "")
    for said in ("540 at 31 Mar 2013", "gone.pdf", "the file of its document is in none of the folders refreshed"):
        assert said in shown and said not in client.get("/changes").text
    assert "Bradford" not in shown.split('id="table-changes"')[1] and "/changes" in links_of(client.get("/").text)
