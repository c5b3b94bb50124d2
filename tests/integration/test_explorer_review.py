"""Review in the explorer: what is listed, who may decide, and that a decision is that of `oversight review`."""

from __future__ import annotations

import csv
import io
import re
import shutil
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from dagster_project.paths import DataPaths
from explorer.reviewing import LONGEST_FORM, Reviewer
from tests.conftest import Walked
from tests.integration.explored import HERE, explored
from warehouse import decisions
from warehouse.connect import open_published

FROM_HERE = {"origin": HERE, "content-type": "application/x-www-form-urlencoded"}


@pytest.fixture(scope="module")
def item(walked: Walked) -> str:
    """A value that can be accepted and corrected, on the list or not, as an item."""
    with open_published(walked.data.published) as warehouse:
        found = warehouse.execute(
            "select review_id from meta.review_items where is_open order by kind <> 'implausible_value', position"
        ).fetchall()
    return str(found[0][0])


def test_a_contradiction_is_headed_by_its_status_and_not_by_one_of_its_values(walked: Walked) -> None:
    with open_published(walked.data.published) as warehouse:
        items = warehouse.execute(
            "select items.review_id, status from meta.review_items as items "
            "inner join reporting.discrepancies using (discrepancy_id) where items.kind = 'contradiction'"
        ).fetchall()

    assert items
    for identifier, status in items:
        shown = explored(walked.data).get(f"/review/{identifier}").text
        assert f"<h1>A contradiction, {status}</h1>" in shown
        assert re.search(r'<p class="lead">[^<]*: [\d.,]+</p>', shown) is None


@pytest.fixture
def data(walked: Walked, tmp_path: Path) -> DataPaths:
    paths = DataPaths(tmp_path)
    shutil.copy(walked.data.published, paths.published)
    return paths


@pytest.fixture
def reviewer(data: DataPaths) -> Reviewer:
    return Reviewer("A. Analyst", data.decisions)


@pytest.fixture
def client(data: DataPaths, reviewer: Reviewer) -> TestClient:
    return explored(data, reviewer)


def form(reviewer: Reviewer, **fields: str) -> dict[str, str]:
    return {"token": reviewer.token, "verdict": "accepted", "reason": "seen in the original", **fields}


def test_the_list_is_shown_a_page_at_a_time_and_had_whole(data: DataPaths, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("explorer.turning.A_PAGE", 1)
    client = explored(data)
    listed = client.get("/review?as=csv&table=items").content.decode("utf-8-sig")
    every = [row["review_id"] for row in csv.DictReader(io.StringIO(listed))]
    pages = [client.get(f"/review?from={first}").text for first in range(len(every))]

    assert len(every) > 1
    assert [[one for one in every if f"/review/{one}" in page] for page in pages] == [[one] for one in every]
    assert f"1 to 1 of {len(every)}" in pages[0] and 'href="/review?from=1"' in pages[0]
    assert (
        'href="/review?from=0"' in pages[1] and "a place on the list is a number" in client.get("/review?from=x").text
    )


def test_without_a_reviewer_it_lists_and_takes_nothing(data: DataPaths, item: str) -> None:
    client = explored(data)

    assert item in client.get("/review").text
    shown = client.get(f"/review/{item}").text
    assert "This explorer only reads." in shown and "<form method" not in shown
    assert client.post(f"/review/{item}", headers=FROM_HERE, data={"verdict": "accepted"}).status_code == 405


def test_a_decision_is_entered_under_the_name_shown_as_waiting_and_taken_back(
    client: TestClient, reviewer: Reviewer, item: str
) -> None:
    token = re.findall(r'name="token" value="([^"]+)"', client.get(f"/review/{item}").text)[0]
    answer = client.post(f"/review/{item}", headers=FROM_HERE, data=form(reviewer, token=token))

    assert (answer.status_code, answer.headers["location"]) == (303, f"/review/{item}")
    (entered,) = decisions.standing(reviewer.decisions)
    assert (entered.review_id, entered.decision, entered.decided_by) == (item, "accepted", "A. Analyst")
    assert "Accepted, waits" in client.get("/review").text

    client.post(f"/review/{item}", headers=FROM_HERE, data=form(reviewer, verdict="undo"))
    assert decisions.standing(reviewer.decisions) == []


@pytest.mark.parametrize(
    ("headers", "changed", "status"),
    [
        (FROM_HERE, {"token": "guessed"}, 403),
        (FROM_HERE, {"token": "ü"}, 403),
        ({**FROM_HERE, "origin": "http://dudley.example"}, {}, 403),
        ({**FROM_HERE, "origin": "null"}, {}, 403),
        ({"content-type": FROM_HERE["content-type"]}, {}, 403),
        (FROM_HERE, {"reason": "x" * LONGEST_FORM}, 403),
        (FROM_HERE, {"reason": " "}, 400),
        (FROM_HERE, {"reason": "ask dudley@example.org"}, 400),
        (FROM_HERE, {"verdict": "deleted"}, 400),
        (FROM_HERE, {"verdict": "undo"}, 400),
    ],
)
def test_what_may_not_be_entered_is_not(
    client: TestClient, reviewer: Reviewer, item: str, headers: dict[str, str], changed: dict[str, str], status: int
) -> None:
    answer = client.post(f"/review/{item}", headers=headers, data=form(reviewer, **changed))

    assert answer.status_code == status, answer.text
    assert decisions.standing(reviewer.decisions) == []


def test_no_other_address_takes_a_form(client: TestClient, reviewer: Reviewer) -> None:
    for address in ("/", "/review", "/authority/LA380", "/evidence/value/1"):
        assert client.post(address, headers=FROM_HERE, data=form(reviewer)).status_code == 405


def test_what_is_on_no_list_is_said(client: TestClient) -> None:
    assert "no item has the identifier nothing" in client.get("/review/nothing").text
    assert "no authority is called Nowhere" in client.get("/review?area=Nowhere").text
    assert "Nothing is on this list." in client.get("/review?list=decided").text
