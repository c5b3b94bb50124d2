"""The explorer's comparison over the specimens: the command's rows, verdicts in the cells, years offered."""

from __future__ import annotations

import csv
import io
from urllib.parse import parse_qs, urlsplit

import pytest
from starlette.testclient import TestClient

from tests.conftest import Walked, oversight
from tests.integration.explored import explored

PAIR = "/compare?area=Bradford:2014&area=Bolton:2014"


@pytest.fixture(scope="module")
def client(walked: Walked) -> TestClient:
    return explored(walked.data)


def test_it_has_the_rows_of_the_command(client: TestClient, walked: Walked) -> None:
    areas = ("--area", "Bradford:2014", "--area", "Bolton:2014")
    _, printed = oversight("compare", *areas, "--data", walked.data.root, "--format", "csv")
    # Sentences about newer inspections stand before the rows, on standard error.
    rows = printed[printed.index("subject_kind,") :]
    answer = client.get(f"{PAIR}&as=csv&table=compared").content.decode("utf-8-sig")
    own, command = (list(csv.DictReader(io.StringIO(text))) for text in (answer, rows))

    shared = ("subject", "breakdown", "member", "value", "as_at_end", "comparable", "reason", "ratio")
    plain = [[row[name].lower() for name in shared] for row in own]
    assert plain == [[row[name].lower() for name in shared] for row in command]


def test_a_cell_says_its_ratio_or_why_there_is_none(client: TestClient) -> None:
    shown = client.get(PAIR).text

    assert "1.29 times the first (1.16–1.44)" in shown
    assert "Not comparable:</strong> Authorities do not all count it" in shown
    assert "common date" in shown


def test_without_areas_the_catalogues_set_is_meant(client: TestClient) -> None:
    meant = parse_qs(urlsplit(client.get("/compare").headers["location"]).query)["area"]

    assert set(meant) == {"Bradford:2014,2022,2023", "Bolton:2014"}


def test_more_than_four_are_ranked_with_the_neighbours_marked(client: TestClient) -> None:
    shown = client.get("/compare?area=Bolton:2014&neighbours=2021").text

    assert "In order of their rates" in shown and "<strong>Bolton 2014</strong>" in shown


def test_years_that_share_dates_are_offered_where_nothing_can_be_compared(client: TestClient) -> None:
    shown = client.get("/compare?area=Bradford:2022&area=Bolton:2014").text

    assert "No figure of Bolton can be compared with Bradford 2022 here" in shown
    assert (
        "area=Bradford%3A2014&amp;area=Bolton%3A2014" in shown or "area=Bolton%3A2014&amp;area=Bradford%3A2014" in shown
    )


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("area=Bradford:2014", "Bradford 2014 alone is no comparison"),
        ("area=Nowhere&area=Bolton", "no authority is called Nowhere"),
        ("area=Bradford:1066&area=Bolton", "of Bradford there is nothing for 1066"),
        ("area=Bolton&neighbours=<b>", "not by &lt;b&gt;"),
        ("area=Bolton&neighbours=1066", "no neighbours of Bolton by a model of 1066"),
    ],
)
def test_what_cannot_be_compared_is_said(client: TestClient, asked: str, said: str) -> None:
    answer = client.get(f"/compare?{asked}")

    assert (answer.status_code, said in answer.text) == (404, True), answer.text
