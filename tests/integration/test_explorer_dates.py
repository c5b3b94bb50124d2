"""Dates in the explorer over the specimens: each says what it is the date of, also one told by its month alone."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import duckdb
import pytest
from starlette.testclient import TestClient

from dagster_project.paths import DataPaths
from tests.conftest import Walked
from tests.integration.explored import changed, explored, page, rows_in

SAID = ("fieldwork to", "fieldwork in", "published", "letter of", "meeting of", "titled")
BRADFORD, BOLTON = "/authority/LA380", "/authority/LA350"


@pytest.fixture(scope="module")
def report(warehouse: duckdb.DuckDBPyConnection) -> str:
    """The address of a report in which judgements were read."""
    (found,) = warehouse.execute("select arg_max(document_id, judgements) from reporting.documents").fetchall()[0]
    return f"/document/{found}"


def of_table(shown: str, name: str) -> list[tuple[str, str]]:
    """What the dates of a table are said to be, and the dates, empty where a cell has none."""
    (_, after) = shown.split(f'id="table-{name}"', 1)
    cells = re.findall(r'<td [^>]*class="date[^"]*"[^>]*>(.*?)</td>', re.split("<h[23]", after)[0], re.DOTALL)
    assert cells, name
    told = [re.search(r'<span class="of-date">(.*?)</span> *(.*)', cell, re.DOTALL) for cell in cells]
    return [(one[1], one[2].strip()) if one else ("", cell) for one, cell in zip(told, cells, strict=True)]


@pytest.mark.parametrize("table", ["standing", "judged", "events", "asked", "documents", "missing"])
def test_of_an_authority_every_date_of_a_judgement_event_or_document_says_what_it_is(
    client: TestClient, table: str
) -> None:
    assert {said for said, _ in of_table(page(client, BRADFORD), table)} <= set(SAID)


def test_of_documents_without_a_date_the_first_page_says_of_what_kind_they_are(walked: Walked, tmp_path: Path) -> None:
    data = DataPaths(tmp_path)
    shutil.copy(walked.data.published, data.published)
    dates = ("published_date", "letter_date", "meeting_date", "fieldwork_end_date", "titled_to_date")
    changed(
        data.published,
        f"update reporting.documents set {', '.join(f'{one} = null' for one in dates)} "
        "where local_authority_key = 'LA350'",
    )
    (shown,) = [row for row in page(explored(data), "/").split("</tr>") if f'href="{BOLTON}"' in row]

    assert "SIF report, without a date" in re.sub("<[^>]*>", "", shown)


def test_what_the_latest_inspection_of_the_services_asks_for_stands_beside_what_a_later_one_of_a_part_does(
    walked: Walked, tmp_path: Path
) -> None:
    data = DataPaths(tmp_path)
    shutil.copy(walked.data.published, data.published)
    heading = "And by the latest inspection of children’s services"
    assert heading not in page(explored(data), BRADFORD), "one and the same"
    changed(
        data.published,
        "update marts.dim_oversight_events set event_kind = 'area_send_inspection' where local_authority_key = 'LA380' "
        "and event_kind = 'inspection' and year(end_date) > 2014",
    )
    section = page(explored(data), BRADFORD).split('id="asks"')[1].split("</section>")[0]
    of_a_part, of_services = section.split(heading)

    assert "Area SEND inspection" in of_a_part and "12 Mar 2014" not in of_a_part
    assert "12 Mar 2014" in of_services and "/evidence/finding/" in of_services


def test_the_latest_figure_is_the_latest_by_date_with_its_period_and_that_of_its_series(
    client: TestClient, warehouse: duckdb.DuckDBPyConnection
) -> None:
    latest, in_line = (
        dict(warehouse.execute(
            "select measure, max(period_end)::varchar from marts.fct_own_values "
            f"where local_authority_key = 'LA350' and {kept} group by measure"
        ).fetchall())
        for kept in ("period_end is not null", "standing = 'line'")
    )  # fmt: skip
    rows = rows_in(client.get(f"{BOLTON}?as=csv&table=headlines"))
    reported = {row["measure"]: row["period_end"] for row in rows if row["value"]}
    beside = {row["measure"]: row["line_period_end"] for row in rows if row["line_value"]}
    told = [cell for _, cell in of_table(page(client, BOLTON), "headlines")]

    assert reported == latest
    assert beside == {measure: day for measure, day in in_line.items() if day != latest[measure]} != {}
    assert {"14 Jan – 5 Feb 2014<br>31 Mar 2013", "year to 31 Mar 2013"} <= set(told)


def test_of_a_document_and_a_theme_every_date_says_what_it_is(client: TestClient, report: str) -> None:
    shown = page(client, report)

    assert re.search(r'<p class="lead">.*, (published|letter of|fieldwork to) \d', shown)
    for of, table in ((shown, "judgements"), (shown, "events"), (page(client, "/themes/supervision"), "words")):
        assert {said for said, _ in of_table(of, table)} <= set(SAID), table


def test_the_first_page_says_of_which_day_a_document_and_a_judgement_are(client: TestClient) -> None:
    told = [one for one in of_table(page(client, "/"), "authorities") if one != ("", "")]

    assert len(told) >= 4 and {said.rpartition(", ")[2] for said, _ in told} <= set(SAID)


def test_a_judgement_told_by_its_month_has_the_month_wherever_it_stands(
    client: TestClient, warehouse: duckdb.DuckDBPyConnection
) -> None:
    (printed,) = warehouse.execute(
        "select list(distinct strftime(fieldwork_end_date, '%b %Y')) from reporting.judgement_timeline "
        "where local_authority_key = 'LA380' and date_precision = 'month' and grade is not null"
    ).fetchall()[0]
    shown = page(client, BRADFORD)

    assert printed and {("fieldwork in", month) for month in printed} <= set(of_table(shown, "judged"))
    assert "date not told" not in shown


def test_the_name_of_a_document_says_what_its_date_is(client: TestClient) -> None:
    shown = page(client, BRADFORD)

    # The specimen of 2014 does not print when it was published.
    for name in (
        "SIF report, Bradford, fieldwork to",
        "ILACS report, Bradford, published",
        "Committee pack, Bradford, meeting of",
    ):
        assert re.search(rf"{name} \d+ \w{{3}} 20\d\d", shown), name
