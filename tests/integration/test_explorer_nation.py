"""The explorer's ranking of all authorities: the rows of `reporting.rates`, dates to choose, what cannot be ranked."""

from __future__ import annotations

import csv
import io

import pytest
from starlette.testclient import TestClient

from tests.conftest import Walked
from tests.integration.explored import explored, links_of
from warehouse.connect import open_published

ASKED = "/nation?measure=children_looked_after&at=2014-03-31"
PRINTED = "/nation?measure=children_looked_after&at=2013-03-31"
"""A ranking in which one of the specimens has its part."""


@pytest.fixture(scope="module")
def client(walked: Walked) -> TestClient:
    return explored(walked.data)


def test_it_has_the_ranks_of_the_published_file(client: TestClient, walked: Walked) -> None:
    with open_published(walked.data.published) as warehouse:
        expected = warehouse.execute(
            "select local_authority, rank, rate from reporting.rates where measure = 'children_looked_after' "
            "and period_end = date '2014-03-31' and rank is not null order by rank, local_authority"
        ).fetchall()
    answer = client.get(f"{ASKED}&as=csv&table=ranked").content.decode("utf-8-sig")
    rows = [
        (row["local_authority"], int(row["rank"]), float(row["rate"])) for row in csv.DictReader(io.StringIO(answer))
    ]

    assert len(rows) > 100
    assert rows == expected


def test_a_printed_value_leads_to_its_passage_and_an_authority_to_its_page(client: TestClient) -> None:
    answer = client.get(f"{PRINTED}&as=csv&table=ranked").content.decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(answer)))
    links = set(links_of(client.get(PRINTED).text))

    assert {f"/authority/{row['local_authority_key']}" for row in rows} <= links
    printed = {f"/evidence/value/{row['observation_id']}" for row in rows if row["observation_id"]}
    assert printed and printed <= links


def test_the_chart_has_a_point_for_every_row_of_the_table(client: TestClient) -> None:
    specification = client.get(f"{ASKED}&as=vega&chart=ranked").json()
    rows = client.get(f"{ASKED}&as=csv&table=ranked").text.splitlines()[1:]

    points = next(layer["data"]["values"] for layer in specification["layer"] if "y2" in layer["encoding"])
    assert len(points) == len(rows)


def test_without_a_date_the_newest_is_meant(client: TestClient, walked: Walked) -> None:
    with open_published(walked.data.published) as warehouse:
        newest = warehouse.execute(
            "select max(period_end) from reporting.rates where measure = 'children_looked_after' and rank is not null"
        ).fetchall()[0][0]
    answer = client.get("/nation?as=csv&table=ranked").content.decode("utf-8-sig")

    assert {row["period_end"] for row in csv.DictReader(io.StringIO(answer))} == {newest.isoformat()}


def test_an_authority_that_is_asked_for_is_marked_by_its_name(client: TestClient) -> None:
    marked = f"{ASKED}&area=Bradford&area=LA350"
    specification = client.get(f"{marked}&as=vega&chart=ranked").json()
    points = next(layer["data"]["values"] for layer in specification["layer"] if "y2" in layer["encoding"])

    assert {point["authority"] for point in points if point["is_marked"]} == {"Bradford", "Bolton"}
    page = client.get(marked).text
    assert "<strong>Bradford</strong>" in page and "<strong>Leeds</strong>" not in page
    # Another date keeps the mark.
    assert any("at=2013-03-31" in link and "area=LA380&area=LA350" in link for link in links_of(page))


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
