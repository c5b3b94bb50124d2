"""The explorer's ranking of all authorities, in order and in the funnel: the numbers of the published file and of the
command, dates to choose, who is not ranked and why."""

from __future__ import annotations

import csv
import datetime as dt
import io
import re
from typing import Any

import pytest
from starlette.testclient import TestClient

from tests.conftest import Walked, oversight
from tests.integration.explored import links_of, rows_in
from warehouse.connect import open_published

ASKED = "/nation?measure=children_looked_after&at=2014-03-31"
PRINTED = "/nation?measure=children_looked_after&at=2013-03-31"
"""A ranking in which one of the specimens has its part."""


AT_THE_REPORT = "/nation?measure=children_looked_after&at=report"
LIMITS = ("low_95", "high_95", "low_99_8", "high_99_8")


def rows_of(client: TestClient, address: str, table: str = "ranked") -> list[dict[str, str]]:
    """The rows of a table of that page, as they are had as CSV."""
    return rows_in(client.get(f"{address}&as=csv&table={table}"))


def points_of(client: TestClient, address: str, chart: str) -> list[dict[str, Any]]:
    points: list[dict[str, Any]] = client.get(f"{address}&as=vega&chart={chart}").json()["data"]["values"]
    return points


def test_it_has_the_ranks_of_the_published_file(client: TestClient, walked: Walked) -> None:
    with open_published(walked.data.published) as warehouse:
        expected = warehouse.execute(
            "select local_authority, rank, rate from reporting.rates where measure = 'children_looked_after' "
            "and period_end = date '2014-03-31' and rank is not null order by rank, local_authority"
        ).fetchall()
    rows = [(row["local_authority"], int(row["rank"]), float(row["rate"])) for row in rows_of(client, ASKED)]

    assert len(rows) > 100
    assert rows == expected


def test_a_printed_value_leads_to_its_passage_and_an_authority_to_its_page(client: TestClient) -> None:
    rows = rows_of(client, PRINTED)
    links = set(links_of(client.get(PRINTED).text))

    assert {f"/authority/{row['local_authority_key']}" for row in rows} <= links
    printed = {f"/evidence/value/{row['observation_id']}" for row in rows if row["observation_id"]}
    assert printed and printed <= links


def test_its_numbers_are_those_of_the_command(client: TestClient, walked: Walked) -> None:
    areas = ("--area", "Bradford:2014", "--area", "Bolton:2014", "--measure", "children_looked_after")
    _, printed = oversight("compare", *areas, "--data", walked.data.root, "--format", "csv")
    command = csv.DictReader(io.StringIO(printed[printed.index("subject_kind,") :]))
    own = {row["local_authority"]: row for row in rows_of(client, PRINTED)}

    same_date = [row for row in command if row["as_at_end"] == "2013-03-31" and row["breakdown"] == ""]
    assert {row["local_authority"] for row in same_date} == {"Bradford", "Bolton"}
    for row in same_date:
        for name in ("value", "rate", "rate_low", "rate_high"):
            assert float(own[row["local_authority"]][name]) == pytest.approx(float(row[name]), abs=1e-4)


def test_the_limits_of_the_funnel_are_those_of_a_comparison(client: TestClient, walked: Walked) -> None:
    with open_published(walked.data.published) as warehouse:
        expected = warehouse.execute(
            "select local_authority, rate, england_low_95, england_high_95, england_low_99_8, england_high_99_8 "
            "from reporting.ranked('Bradford 2014', ['Bolton 2014']) where subject = 'children_looked_after'"
        ).fetchall()
    points = {point["authority"]: point for point in points_of(client, PRINTED, "funnel")}

    assert {name for name, *_ in expected} == {"Bradford", "Bolton"}
    for name, *numbers in expected:
        assert [points[name][column] for column in ("rate", *LIMITS)] == pytest.approx(numbers, abs=1e-4)


def test_each_stands_at_the_date_of_its_last_report_beside_england_then(client: TestClient, walked: Walked) -> None:
    with open_published(walked.data.published) as warehouse:
        latest = dict(
            warehouse.execute(
                "select local_authority, max(authority_year) from marts.dim_authority_years "
                "where is_inspected_year group by local_authority"
            ).fetchall()
        )
    rows = {row["local_authority"]: row for row in rows_of(client, AT_THE_REPORT)}
    left = rows_of(client, AT_THE_REPORT, "left")

    assert {name: row["authority_year"] for name, row in rows.items()} == latest
    assert (rows["Bolton"]["rank"], rows["Bolton"]["ranked"], rows["Bolton"]["period_end"]) == (
        "32",
        "148",
        "2013-03-31",
    )
    for point in points_of(client, AT_THE_REPORT, "funnel"):
        row = rows[point["authority"]]
        assert point["rate"] == pytest.approx(float(row["rate"]) / float(row["england_rate"]))
        assert point["high_95"] == pytest.approx(float(row["england_high_95"]) / float(row["england_rate"]))
    assert "No report of an inspection of it has been read." in {row["reason"] for row in left}
    assert not rows.keys() & {row["local_authority"] for row in left}


@pytest.mark.parametrize("measure", ["children_looked_after", "placed_for_adoption"])
def test_everyone_there_was_is_ranked_or_it_is_said_why_not(client: TestClient, walked: Walked, measure: str) -> None:
    with open_published(walked.data.published) as warehouse:
        there = warehouse.execute(
            "select local_authority_key from marts.dim_local_authorities where local_authority_key <> 'ENGLAND' "
            "and coalesce(valid_from, date '2000-01-01') <= date '2014-03-31' "
            "and coalesce(valid_to, date '2100-01-01') >= date '2014-03-31'"
        ).fetchall()
    address = f"/nation?measure={measure}&at=2014-03-31"
    told = [row["local_authority_key"] for table in ("ranked", "left") for row in rows_of(client, address, table)]
    left = rows_of(client, address, "left")

    assert sorted(told) == sorted(key for (key,) in there)
    assert left and all(row["reason"] for row in left)
    named = left[0]["local_authority_key"]
    assert f"is not ranked. {left[0]['reason']}" in client.get(f"{address}&area={named}").text


def test_a_name_means_whoever_bore_it_then(client: TestClient) -> None:
    before = "/nation?measure=children_looked_after&at=2014-03-31&area=Dorset"
    after = "/nation?measure=children_looked_after&at=2022-03-31&area=Dorset"

    for address in (before, after):
        assert client.get(address).text.count("<strong>Dorset</strong>") >= 1
    assert [point["authority"] for point in points_of(client, after, "ranked") if point["is_marked"]] == ["Dorset"]
    # Cumberland is one of the two that came of Cumbria in 2023.
    none_then = client.get("/nation?measure=children_looked_after&at=2014-03-31&area=Cumberland").text
    assert "<strong>Cumberland</strong> is not ranked. There was no authority of that name then." in none_then


@pytest.mark.parametrize("chart", ["ranked", "funnel"])
def test_a_chart_has_a_point_for_every_row_of_the_table(client: TestClient, chart: str) -> None:
    assert len(points_of(client, ASKED, chart)) == len(rows_of(client, ASKED))


def test_without_a_date_the_newest_is_meant(client: TestClient, walked: Walked) -> None:
    with open_published(walked.data.published) as warehouse:
        newest = warehouse.execute(
            "select max(period_end) from reporting.rates where measure = 'children_looked_after' and rank is not null"
        ).fetchall()[0][0]
    assert {row["period_end"] for row in rows_of(client, "/nation?")} == {newest.isoformat()}


def test_an_authority_that_is_asked_for_is_marked_by_its_name(client: TestClient) -> None:
    marked = f"{ASKED}&area=Bradford&area=LA350"
    points = points_of(client, marked, "ranked")

    assert {point["authority"] for point in points if point["is_marked"]} == {"Bradford", "Bolton"}
    page = client.get(marked).text
    assert "<strong>Bradford</strong>" in page and "<strong>Leeds</strong>" not in page
    (row,) = [row for row in rows_of(client, marked) if row["local_authority"] == "Bolton"]
    told = re.sub("<[^>]*>", "", page.split("<strong>Bolton</strong>: ")[1].split("</p>")[0])
    place = f"rank {row['rank']} ({row['rank_low']}–{row['rank_high']}) of {row['ranked']}, {float(row['rate']):.1f} "
    assert told.startswith(place), "also where its row is folded"
    # Another date keeps the mark.
    assert any("at=2013-03-31" in link and "area=LA380&area=LA350" in link for link in links_of(page))


def test_a_name_near_the_right_edge_rises_to_the_left(client: TestClient) -> None:
    rows = rows_of(client, ASKED)
    drawn = client.get(f"{ASKED}&area={rows[-1]['local_authority_key']}&as=vega&chart=ranked").json()
    aligned = {
        layer["mark"]["align"]: layer["transform"][0]["filter"]
        for layer in drawn["layer"]
        if layer["mark"]["type"] == "text"
    }

    assert aligned["left"].split("datum.place ")[1].split()[0] == "<=" and "datum.place > " in aligned["right"]
    assert float(aligned["right"].split("> ")[1]) < len(rows)


def test_a_picture_says_whose_numbers_it_shows_and_under_which_licences(client: TestClient) -> None:
    said = " ".join(client.get(f"{PRINTED}&as=vega&chart=funnel").json()["title"]["subtitle"])

    licences = {row["licence"] for row in rows_of(client, PRINTED)} - {""}
    assert "DfE SFR36/2013" in said and "Printed in 2 documents: " in said
    assert licences and all(licence in said for licence in licences)


def test_a_year_is_said_as_one(client: TestClient) -> None:
    flow = "/nation?measure=started_to_be_looked_after&as=vega&chart=ranked"

    assert "year to 31 Mar" in client.get(flow).json()["title"]["subtitle"][0]


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("measure=<b>", "not ranked on &lt;b&gt;"),
        ("at=1066-03-31", "not ranked on this at 1066-03-31"),
        ("area=Nowhere", "no authority is called Nowhere"),
    ],
)
def test_what_is_not_ranked_is_said(client: TestClient, asked: str, said: str) -> None:
    answer = client.get(f"/nation?{asked}")

    assert (answer.status_code, said in answer.text) == (404, True), answer.text


def test_at_the_report_the_days_between_are_said_and_a_nearer_date_is_led_to(client: TestClient) -> None:
    ranked = rows_in(client.get("/nation?at=report&as=csv&table=ranked"))
    shown = client.get("/nation?at=report").text
    days = {dt.date.fromisoformat(one) for link in links_of(shown) for one in re.findall(r"at=(\d[\d-]+)", link)}

    assert ranked
    for row in ranked:
        end, at = dt.date.fromisoformat(row["inspected_to"]), dt.date.fromisoformat(row["period_end"])
        line = shown.split(f'<a href="/authority/{row["local_authority_key"]}">')[1].split("</tr>")[0]
        nearest = min(days, key=lambda one: (abs(one - end), one))
        assert f"{(end - at).days} days before" in line
        assert (f"at={nearest}" in line) == (nearest != at), row["local_authority"]
