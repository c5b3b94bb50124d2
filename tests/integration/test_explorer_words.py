"""The page of words in the explorer, and what pages say of intervals, ranges of places and limits."""

from __future__ import annotations

import re

import duckdb
import pytest
from starlette.testclient import TestClient

from tests.integration.explored import page

WORDS = re.compile(r'href="/words#([\w-]+)"')


def test_every_word_that_a_page_leads_to_is_there(client: TestClient) -> None:
    words = set(re.findall(r'<dt id="([\w-]+)"', page(client, "/words")))
    pages = ("/nation", "/nation?at=report", "/series?area=Bradford&measure=re_referrals", "/authority/LA380")
    led_to = {word for address in pages for word in WORDS.findall(page(client, address))}

    assert {"ranks", "intervals", "xmr", "funnel"} <= led_to <= words
    assert 'href="/words"' in page(client, "/"), "every page leads to it"


@pytest.mark.parametrize("address", ["/nation", "/nation?at=report", "/authority/LA380", "/series?area=Bradford"])
def test_ranges_of_places_say_how_sure_they_are(
    client: TestClient, warehouse: duckdb.DuckDBPyConnection, address: str
) -> None:
    said = re.search(
        r"99.8 % interval of every rate; that all (\d+) ranges hold at once is (\d+) % sure", page(client, address)
    )
    ranked = {number for (number,) in warehouse.execute("select distinct ranked from reporting.rates").fetchall()}

    assert said and int(said[1]) in ranked
    assert int(said[2]) <= 100 * 0.998 ** int(said[1]) < int(said[2]) + 1


def test_limits_of_months_are_said_in_words_where_they_are_drawn(client: TestClient) -> None:
    address = "/series?area=Bradford&measure=re_referrals"

    assert "more than the usual up and down" in page(client, address)
    assert "A value outside is more than the usual up and down." in client.get(f"{address}&as=svg&chart=months").text


@pytest.mark.parametrize(
    ("measure", "why"),
    [
        ("re_referrals", "it is a share already"),
        ("contacts", "names no whole"),
        ("children_looked_after_missing", "divided by children looked after"),
    ],
)
def test_a_series_without_rates_says_why(
    client: TestClient, warehouse: duckdb.DuckDBPyConnection, measure: str, why: str
) -> None:
    shown = page(client, f"/series?area=Bradford&measure={measure}")

    assert "No rate" in shown and why in shown
