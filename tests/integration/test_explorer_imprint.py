"""What every page of the explorer says of where it comes from: its publication, its address, licences."""

from __future__ import annotations

import html
import re

import duckdb
import pytest
from starlette.testclient import TestClient

from tests.integration.explored import HERE
from warehouse.words import day

BRADFORD, DUDLEY, SERIES = "/authority/LA380", "/authority/LA332", "/series?area=Bradford"


def imprint(client: TestClient, address: str) -> str:
    """What a page says of where it comes from, in one line."""
    found = re.search('<p class="imprint">(.*?)</p>', client.get(address).text, re.DOTALL)
    assert found, address
    return " ".join(html.unescape(found[1]).split())


@pytest.mark.parametrize(
    "address",
    [
        "/",
        "/moves",
        "/agreement",
        "/worse",
        "/changes",
        "/review",
        "/nation",
        "/contradictions",
        "/themes",
        SERIES,
        BRADFORD,
        DUDLEY,
    ],
)
def test_every_view_prints_its_publication_and_its_address(
    client: TestClient, warehouse: duckdb.DuckDBPyConnection, address: str
) -> None:
    ((published, version),) = warehouse.execute(
        "select published_at, oversight_version from meta.publication"
    ).fetchall()
    said = imprint(client, address)

    assert said.startswith(f"Published {day(published)} by Oversight {version}.")
    assert f"{HERE}{address}</span>" in said


def test_a_page_prints_the_licences_of_what_it_shows(client: TestClient, warehouse: duckdb.DuckDBPyConnection) -> None:
    ((finding, licence),) = warehouse.execute(
        "select finding_id, licence from reporting.findings inner join reporting.documents using (document_id) "
        "where licence is not null limit 1"
    ).fetchall()
    everything = warehouse.execute("select distinct licence from reporting.documents where outcome <> 'refused'")

    assert f"From 1 file: {licence}." in imprint(client, f"/evidence/finding/{finding}")
    assert all(one_licence in imprint(client, "/") for (one_licence,) in everything.fetchall())
    # A pack is under the licences of its papers, each of these under its own.
    ((paper, own, of_all),) = warehouse.execute(
        "with packs as (select document_file, count(distinct coalesce(licence, 'unknown')) as licences "
        "from reporting.documents where outcome <> 'refused' group by all having licences > 1) "
        "select observation_id, coalesce(licence, 'unknown'), licences from reporting.observations "
        "inner join reporting.documents using (document_id) "
        "inner join packs on documents.document_file = packs.document_file where measure is null limit 1"
    ).fetchall()
    assert of_all > 1 and f"From 1 file: {own}." in imprint(client, f"/evidence/value/{paper}")
    # So where rows name only figures.
    address = "/series?area=Bradford&measure=re_referrals"
    ((of_figures,),) = warehouse.execute(
        "select distinct licence from reporting.kpi_series inner join reporting.documents using (document_id) "
        "where measure = 're_referrals' and kpi_series.local_authority = 'Bradford'"
    ).fetchall()
    assert f"From 1 file: {of_figures}." in imprint(client, address)
    # Of Dudley no document was read: official statistics are all that there is.
    assert "From" not in imprint(client, DUDLEY) and "Official statistics: " in imprint(client, DUDLEY)
    assert "From " in imprint(client, SERIES) and "Official statistics: " in imprint(client, SERIES)
