"""The explorer's search over the specimens: what `oversight search` finds, with its words marked."""

from __future__ import annotations

import csv
import html
import io
import re
import shutil
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from dagster_project.paths import DataPaths
from explorer.views import search
from tests.conftest import Walked
from tests.integration.explored import changed, explored, links_of, rows_in
from warehouse.connect import open_published
from warehouse.found import find

QUERY = "private fostering"
SCRIPT = "<script>alert(1)</script>"


def found(client: TestClient, **asked: str) -> list[str]:
    answer = client.get("/search", params={"as": "csv", "table": "found", **asked})
    return [row["finding_id"] for row in csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig")))]


def test_its_csv_has_every_finding_whatever_the_page_begins_with(client: TestClient, walked: Walked) -> None:
    with open_published(walked.data.published) as warehouse:
        expected = len(find(warehouse, "children", 100_000).fetchall())
    shown = client.get("/search?q=children").text
    (in_all,) = [link for link in links_of(shown) if "as=csv" in link]

    assert expected > 25 and shown.count("<mark>") and len(re.findall('href="/evidence/finding/', shown)) == 25
    assert len(rows_in(client.get(f"/search{in_all}"))) == len(found(client, q="children")) == expected
    assert f"{expected} rows as CSV" in shown


def test_beyond_what_is_shown_at_all_its_csv_is_had_whole_too(
    client: TestClient, walked: Walked, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(search, "MORE", 20)
    shown = explored(walked.data).get("/search?q=children").text
    (in_all,) = [link for link in links_of(shown) if "as=csv" in link]

    assert "rows=all" in in_all and (told := re.search(r"All ([\d,]+) rows as CSV", shown))
    assert len(rows_in(client.get(f"/search{in_all}"))) == int(told[1].replace(",", "")) > 20
    assert "limit 20" not in shown, "the SQL gives what the CSV has"


def test_where_figures_are_searched_is_said_and_measures_of_that_name_are_led_to(client: TestClient) -> None:
    shown = client.get("/search?q=looked+after&area=Bradford").text
    named = "/series?area=LA380&measure=children_looked_after"

    assert "Only findings are searched here" in shown and "/series?area=LA380" in links_of(shown)
    assert named in links_of(shown) and client.get(named).status_code == 200
    assert "Figures that are called so" not in client.get("/search?q=caseworker").text


@pytest.mark.parametrize(
    ("query", "led_to"),
    [
        ("thresholds Bolton", "/search?q=thresholds&area=LA350"),
        ("Bradford City Council", "/authority/LA380"),
        ("plans Bath and North East Somerset", "/search?q=plans&area=LA800"),
    ],
)
def test_an_authority_that_a_query_names_is_led_to_with_what_else_is_asked(
    client: TestClient, query: str, led_to: str
) -> None:
    shown = client.get("/search", params={"q": query}).text
    offered = links_of(shown.split('id="found">')[1].split("<h2")[0])

    assert [one for one in offered if "area=" in one or "/authority/" in one] == [led_to]
    assert "alone: " not in client.get("/search?q=thresholds+Bolton&area=LA350").text


@pytest.mark.parametrize("area", [None, "Bradford"])
def test_it_finds_what_the_command_finds_in_its_order(client: TestClient, walked: Walked, area: str | None) -> None:
    with open_published(walked.data.published) as warehouse:
        rows = find(warehouse, QUERY, 25, [area] if area else None)
        place = [column[0] for column in rows.description or []].index("finding_id")
        expected = [row[place] for row in rows.fetchall()]

    assert len(expected) > 3
    assert found(client, q=QUERY, area=area or "")[:25] == expected


def test_a_hit_has_its_words_marked_and_leads_to_its_evidence(client: TestClient) -> None:
    shown = client.get("/search", params={"q": "fostered"}).text

    marks = {mark.lower() for mark in re.findall(r"<mark>(.*?)</mark>", shown)}
    assert {"fostering", "fostered"} <= marks and all(mark.startswith("foster") for mark in marks)
    evidence = [link for link in links_of(shown) if link.startswith("/evidence/")]
    assert evidence and {client.get(link).status_code for link in evidence[:3]} == {200}


def test_more_of_many_is_a_link_away(client: TestClient) -> None:
    first = found(client, q="children")
    (more,) = [link for link in links_of(client.get("/search?q=children").text) if "rows=more" in link]

    assert more == "/search?q=children&rows=more"
    assert found(client, q="children", rows="more")[: len(first)] == first


def test_the_first_of_many_say_of_how_many_they_are(client: TestClient, walked: Walked) -> None:
    with open_published(walked.data.published) as warehouse:
        all_of_them = len(find(warehouse, "children", 100_000).fetchall())

    assert f"The best 25 of {all_of_them:,} findings for “children”" in client.get("/search?q=children").text


def test_what_is_in_quotation_marks_is_found_word_for_word_and_by_year_and_date(
    client: TestClient, walked: Walked
) -> None:
    with open_published(walked.data.published) as warehouse:
        dated = warehouse.execute(
            "select finding_id, event_end_date from reporting.findings "
            r"where regexp_matches(text, '(?i)\bsocial\s+workers\b') and year(event_end_date) between 2014 and 2022"
        ).fetchall()
    asked = {"q": '"social workers"', "from": "2014", "to": "2022", "sort": "date", "rows": "more"}
    hits = found(client, **asked)
    days = [dict(dated).get(one) for one in hits]

    assert (
        3 < len(hits) < 200
        and {one for one, _ in dated} <= set(hits)
        and set(hits) < set(found(client, **{**asked, "q": "social workers"})) | set(hits)
    )
    assert [day for day in days if day] == sorted([day for day in days if day], reverse=True)
    shown = client.get("/search", params={**asked, "q": '"social workers never said this"'}).text
    assert "No finding from 2014 to 2022 holds “social workers never said this”, word for word." in html.unescape(shown)


def test_years_order_and_more_stay_in_the_address(client: TestClient) -> None:
    shown = client.get("/search", params={"q": "children", "from": "2014", "sort": "date"}).text

    assert "/search?q=children&rows=more&from=2014&sort=date" in links_of(shown)
    assert "findings for “children” from 2014" in shown
    for strange in ({"from": "soon"}, {"to": "-1"}, {"sort": "'"}):
        assert client.get("/search", params={"q": "children", **strange}).status_code == 404


def test_a_word_that_is_begun_is_offered_whole(client: TestClient) -> None:
    shown = client.get("/search", params={"q": "private foste"}).text

    assert "No finding holds “foste”." in shown
    assert "/search?q=private+foster" in links_of(shown)


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("", "Name a word."),
        (" … ", "Name a word."),
        ("zzyzx", "No finding holds any word of “zzyzx”."),
        (f"zzyzx {SCRIPT}", f"any word of “zzyzx {SCRIPT}”"),
        ("of the", "No finding holds any word of “of the”."),
    ],
)
def test_it_says_why_nothing_is_found(client: TestClient, query: str, said: str) -> None:
    shown = client.get("/search", params={"q": query}).text

    assert said in html.unescape(shown) and SCRIPT not in shown


def test_an_authority_that_is_not_known_is_said(client: TestClient) -> None:
    assert client.get("/search?q=children&area=Nowhere").status_code == 404


def test_a_passage_that_tries_to_be_html_is_text(walked: Walked, tmp_path: Path) -> None:
    data = DataPaths(tmp_path)
    shutil.copy(walked.data.published, data.published)
    changed(data.published, f"update reporting.findings set text = 'a child {SCRIPT}'")

    shown = explored(data).get("/search?q=child+script").text
    assert SCRIPT not in shown
    assert "<mark>child</mark> &lt;<mark>script</mark>&gt;" in shown or "<mark>child</mark> &lt;script&gt;" in shown
