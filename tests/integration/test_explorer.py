"""The explorer over the specimens: what its pages say, lead to and refuse."""

from __future__ import annotations

import re
import shutil

import duckdb
import pytest
from starlette.testclient import TestClient

from dagster_project.paths import DataPaths
from explorer.views import all_views
from tests.conftest import Walked, oversight
from tests.integration.explored import changed, damaged, datasets, explored, links_of, page, rows_in

BRADFORD, DUDLEY = "/authority/LA380", "/authority/LA332"
SCRIPT = "<script>alert(1)</script>"
ODD_NAME = """O'Dudley & "Sons" <b>"""


@pytest.fixture(scope="module")
def odd(walked: Walked, tmp_path_factory: pytest.TempPathFactory) -> TestClient:
    """Of a warehouse whose documents try to be HTML, and whose authority has an odd name."""
    data = DataPaths(tmp_path_factory.mktemp("odd"))
    shutil.copy(walked.data.published, data.published)
    texts = ("reporting.findings set text", "reporting.documents set title", "reporting.oversight_timeline set quote")
    changed(
        data.published,
        *(f"update {text} = '{SCRIPT}'" for text in texts),
        f"update marts.fct_findings set quote = '{SCRIPT}'",
        "update marts.dim_local_authorities set local_authority = 'O''Dudley & \"Sons\" <b>' "
        "where local_authority_key = 'LA380'",
    )
    return explored(data)


def one(warehouse: duckdb.DuckDBPyConnection, query: str) -> tuple[object, ...]:
    return warehouse.execute(query).fetchall()[0]


def rows_of(client: TestClient, address: str) -> list[dict[str, str]]:
    return rows_in(client.get(address))


def test_the_first_page_lists_every_authority(client: TestClient, warehouse: duckdb.DuckDBPyConnection) -> None:
    (authorities,) = one(warehouse, "select count(*) from marts.dim_local_authorities where la_type <> 'country'")

    shown = page(client, "/")
    assert len(re.findall(r'href="/authority/', shown)) == authorities
    (read,) = one(warehouse, "select count(distinct local_authority_key) from reporting.documents")
    assert f"<summary>{authorities - int(str(read))} more, of which no document was read</summary>" in shown
    assert re.findall(r">Dorset</a> <span[^>]*>(.*?)</span>", shown) == ["from 1 Apr 2019", "until 31 Mar 2019"]


@pytest.mark.parametrize("named", ["Bradford", "bradford", "E08000032", "380", " Bradford "])
def test_an_authority_goes_by_its_name_or_code(client: TestClient, named: str) -> None:
    assert client.get("/", params={"named": named}).headers["location"] == BRADFORD


def test_a_part_of_a_name_lists_those_that_hold_it(client: TestClient) -> None:
    found = page(client, "/?named=bra")
    assert "Bradford" in found and "Bracknell Forest" in found and "Bolton" not in found
    for of_one in ("brad", "Bradford City Council", "the borough of Bradford"):
        assert client.get("/", params={"named": of_one}).headers["location"] == BRADFORD
    assert client.get("/", params={"named": "stoke on t"}).headers["location"] == "/authority/LA861"
    assert "No authority&#39;s name holds “nowhere &lt;b&gt;”" in page(client, "/?named=nowhere <b>")


def test_the_box_suggests_names_and_leads_other_words_to_the_search(client: TestClient) -> None:
    misspelt, word = page(client, "/?named=Bradfrod"), page(client, "/?named=inadequate")

    assert f'did you mean <a href="{BRADFORD}">Bradford</a>' in misspelt
    assert "The box takes an authority’s name" in word and 'href="/search?q=inadequate"' in word
    assert client.get("/", params={"named": "Bristol City"}).headers["location"] == "/authority/LA801"


def test_an_authority_shows_what_stands_and_leads_to_its_passages(
    client: TestClient, warehouse: duckdb.DuckDBPyConnection
) -> None:
    shown = page(client, BRADFORD)
    standing = warehouse.execute(
        "select grade_printed, judgement_id from reporting.judgement_timeline "
        "where local_authority = 'Bradford' and is_standing and grade is not null"
    ).fetchall()

    assert standing
    for grade, judgement in standing:
        assert f">{grade}</span>" in shown and f"/evidence/judgement/{judgement}" in shown


def test_every_link_of_an_authority_is_answered(client: TestClient) -> None:
    links = links_of(page(client, BRADFORD))
    assert any(link.startswith("/evidence/value/") for link in links)
    broken = [link for link in links if client.get(f"{BRADFORD}{link}" if link[0] == "?" else link).status_code >= 400]
    assert broken == []


def test_a_table_as_csv_has_the_rows_of_its_sql(client: TestClient, warehouse: duckdb.DuckDBPyConnection) -> None:
    shown = page(client, BRADFORD)
    tables = re.findall(r"\?as=csv&amp;table=(\w+)", shown)
    queries = re.findall(r"<pre tabindex=\"0\"><code>(.*?)</code>", shown, re.DOTALL)

    assert len(tables) == len(queries) > 5
    for table, query in zip(tables, queries, strict=True):
        unescaped = query.replace("&#39;", "'").replace("&lt;", "<").replace("&gt;", ">")
        assert len(rows_of(client, f"{BRADFORD}?as=csv&table={table}")) == len(warehouse.execute(unescaped).fetchall())


def test_a_figure_leads_to_its_words(client: TestClient, warehouse: duckdb.DuckDBPyConnection) -> None:
    identifier, quote = one(
        warehouse,
        "select observation_id, quote from reporting.headline_values "
        "where local_authority = 'Bradford' and measure = 'children_looked_after' and value = 893",
    )
    shown = page(client, f"/evidence/value/{identifier}")

    assert "Children looked after: 893" in shown
    assert "<strong>893</strong>" in shown
    assert re.sub(r"<[^>]+>", "", shown).find(str(quote).split("893")[0].strip()) > 0


def test_a_share_of_few_says_of_how_many(client: TestClient) -> None:
    rows = [row for row in rows_of(client, f"{BRADFORD}?as=csv&table=headlines") if row["of_how_many"]]
    cells = {
        row["measure"]: re.sub("<[^>]*>", "", cell.split("</td>")[0])
        for row in rows
        for cell in [page(client, BRADFORD).split(f'measure={row["measure"]}">')[1].split("<td")[1]]
    }
    few = {row["measure"]: f" of {float(row['of_how_many']):.0f}" for row in rows if float(row["of_how_many"]) < 30}

    assert few and len(few) < len(rows)
    assert {measure for measure, cell in cells.items() if " of " in cell} == set(few)
    assert all(cells[measure].endswith(of) for measure, of in few.items())


def test_every_kind_of_statement_has_its_evidence(client: TestClient, warehouse: duckdb.DuckDBPyConnection) -> None:
    for kind, table, key in (
        ("value", "reporting.observations", "observation_id"),
        ("judgement", "marts.fct_judgements", "judgement_id"),
        ("finding", "marts.fct_findings", "finding_id"),
        ("event", "marts.dim_oversight_events", "event_id"),
    ):
        for (identifier,) in warehouse.execute(f"select {key} from {table} order by hash({key}) limit 40").fetchall():
            assert "The passage" in page(client, f"/evidence/{kind}/{identifier}")


def test_an_authority_without_documents_says_so_in_each_place(client: TestClient) -> None:
    shown = page(client, DUDLEY)

    for sentence in ("No judgement of this authority has been read.", "No document of this authority is in this file."):
        assert sentence in shown
    assert "not reported" in shown, "official figures stand alone"


@pytest.mark.parametrize(
    ("address", "status", "said"),
    [
        ("/authority/LA999", 404, "no authority has the key LA999"),
        ("/authority/<b>", 404, "&lt;b&gt;"),
        ("/evidence/value/nothing", 404, "no value has the identifier nothing"),
        ("/evidence/nothing/1", 404, "evidence is shown of a value, judgement, finding, event"),
        (f"{BRADFORD}?as=csv&table=nothing", 404, "this page has no table nothing; there is: standing"),
        (f"{BRADFORD}?as=csv", 404, "this page has no table without a name"),
        (f"{BRADFORD}?as=png&chart=nothing", 404, "this page has no chart nothing"),
        (f"{BRADFORD}?as=exe", 404, "a page is not had as exe"),
        ("/nowhere", 404, "There is no page of this address."),
    ],
)
def test_what_is_not_there_is_said(client: TestClient, address: str, status: int, said: str) -> None:
    answer = client.get(address)

    assert (answer.status_code, said in answer.text) == (status, True), answer.text


@pytest.mark.parametrize(
    "path",
    [
        "/static/../app.py",
        "/static/%2e%2e/app.py",
        "/static/..%2fapp.py",
        "/static/%2e%2e%2f%2e%2e%2fpyproject.toml",
        "/static//etc/hostname",
        "/evidence/value/..%2f..%2foversight.duckdb",
        "/evidence/value/%2e%2e/page-1.png",
    ],
)
def test_no_other_file_is_reached(client: TestClient, path: str) -> None:
    assert client.get(path).status_code == 404


def test_a_text_that_tries_to_be_html_is_text(odd: TestClient, warehouse: duckdb.DuckDBPyConnection) -> None:
    (finding,) = one(warehouse, "select finding_id from reporting.findings where local_authority = 'Bradford'")
    (value,) = one(warehouse, "select observation_id from reporting.observations where local_authority = 'Bradford'")

    for address in ("/", BRADFORD, f"/evidence/finding/{finding}", f"/evidence/value/{value}"):
        shown = page(odd, address)
        assert SCRIPT not in shown and ODD_NAME not in shown
        assert re.findall(r"<script(?! src=\"/(?:scripts|static)/\w+\.js\" defer>)", shown) == []
    assert "&lt;script&gt;alert(1)" in page(odd, BRADFORD)


def test_an_odd_name_is_drawn_and_had_as_csv(odd: TestClient) -> None:
    assert "O&#39;Dudley &amp; &#34;Sons&#34; &lt;b&gt;" in page(odd, BRADFORD)
    drawn = odd.get(f"{BRADFORD}?as=svg&chart=timeline")
    assert drawn.headers["content-type"] == "image/svg+xml"
    assert 'O\'Dudley &amp; "Sons" &lt;b&gt;' in drawn.text


def test_a_chart_is_had_as_svg_png_and_specification(client: TestClient) -> None:
    for wanted, begins in (("svg", b"<svg"), ("png", b"\x89PNG"), ("vega", b"{")):
        answer = client.get(f"{BRADFORD}?as={wanted}&chart=england")
        assert answer.status_code == 200 and answer.content.startswith(begins)


def test_a_chart_has_the_numbers_of_its_table(client: TestClient) -> None:
    drawn = client.get(f"{BRADFORD}?as=vega&chart=england").json()
    (points,) = [data for data in datasets(drawn) if data and "rate" in data[0]]
    rows = rows_of(client, f"{BRADFORD}?as=csv&table=england")

    own = sorted(point["rate"] for point in points if not point["kind"].startswith("England"))
    assert own == sorted(float(row["rate"]) for row in rows)


def test_a_new_publication_is_shown_at_the_next_request(walked: Walked, tmp_path) -> None:  # type: ignore[no-untyped-def]
    data = DataPaths(tmp_path)
    shutil.copy(walked.data.published, data.published)
    client = explored(data)
    assert "Bradford" in page(client, BRADFORD)

    changed(data.published, "update marts.dim_local_authorities set local_authority = 'Newly named'")
    assert "<h1>Newly named</h1>" in page(client, BRADFORD)

    changed(data.published, "drop table reporting.coverage", "alter table reporting.rates drop column england_low_95")
    for address in (BRADFORD, "/nation"):
        answer = client.get(address)
        assert (answer.status_code, "refresh it first" in answer.text) == (503, True), address


def test_a_damaged_file_is_said_to_be_until_another_stands(walked: Walked, tmp_path) -> None:  # type: ignore[no-untyped-def]
    data = DataPaths(tmp_path)
    shutil.copy(walked.data.published, data.published)
    damaged(data.published, "marts.dim_local_authorities")
    client = explored(data)

    answer = client.get(BRADFORD)
    exported = oversight("export", "--to", tmp_path / "exported", "--data", data.root)

    assert (answer.status_code, "is damaged: refresh" in answer.text) == (503, True)
    assert exported == (2, "the published file is damaged: refresh, which makes it again\n")
    data.published.unlink()
    shutil.copy(walked.data.published, data.published)
    assert "Bradford" in page(client, BRADFORD)


def test_without_a_published_file_it_says_what_to_do(tmp_path) -> None:  # type: ignore[no-untyped-def]
    answer = explored(DataPaths(tmp_path)).get("/")

    assert answer.status_code == 503 and "oversight refresh" in answer.text


def test_every_view_says_what_it_is_and_where() -> None:
    paths = [view.PATH for view in all_views()]

    assert len(set(paths)) == len(paths) and all(path.startswith("/") for path in paths)
