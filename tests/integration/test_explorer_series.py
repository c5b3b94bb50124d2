"""The explorer's series: the numbers of the published file, what stands behind each, breaks, and odd states."""

from __future__ import annotations

from typing import Any

import pytest
from starlette.testclient import TestClient

from tests.conftest import Walked
from tests.integration.explored import links_of, rows_in
from warehouse.connect import open_published
from warehouse.words import day

BOTH = "/series?area=Bradford&area=Bolton&measure=children_looked_after&neighbours=2021"
PRIVATE = "/series?area=Bradford&measure=private_fostering_arrangements"
"""A measure of which a table prints six months, one of them outside the limits."""
BRADFORD = "LA380"


def _asked(walked: Walked, sql: str) -> list[tuple[Any, ...]]:
    with open_published(walked.data.published) as warehouse:
        return warehouse.execute(sql).fetchall()


def _rows(client: TestClient, address: str, table: str) -> list[dict[str, str]]:
    return rows_in(client.get(f"{address}&as=csv&table={table}"))


def _points(specification: dict[str, Any]) -> list[dict[str, Any]]:
    return [row for row in specification["data"]["values"] if "value" in row]


def test_rates_are_those_of_the_published_file_with_their_intervals(client: TestClient, walked: Walked) -> None:
    expected = _asked(
        walked,
        "select local_authority, period_end::varchar, round(rate, 2), round(rate_low, 2), round(rate_high, 2) "
        "from reporting.rates where measure = 'children_looked_after' and breakdown = '' "
        "and local_authority in ('Bradford', 'Bolton') order by 1, 2",
    )
    rows = [row for row in _rows(client, BOTH, "rates") if row["kind"] in ("official", "reported")]
    found = [
        (row["line"], row["period_end"], *(float(row[n]) for n in ("rate", "rate_low", "rate_high"))) for row in rows
    ]

    assert len(found) > 20
    assert sorted(found) == expected


def test_neighbours_are_the_numbers_of_the_ten_together(client: TestClient, walked: Walked) -> None:
    ((expected,),) = _asked(
        walked,
        "select round(10000 * sum(value) / sum(denominator_value), 2) from reporting.rates "
        "where measure = 'children_looked_after' and breakdown = '' and period_end = date '2018-03-31' "
        "and local_authority_key in (select neighbour_key from marts.bridge_statistical_neighbours "
        f"where local_authority_key = '{BRADFORD}' and vintage = 2021)",
    )
    (row,) = (
        row for row in _rows(client, BOTH, "rates") if row["kind"] == "neighbours" and row["period_end"] == "2018-03-31"
    )

    assert (float(row["rate"]), row["authorities"]) == (expected, "10")


def test_reported_and_official_values_are_both_there_for_one_date(client: TestClient, walked: Walked) -> None:
    expected = _asked(
        walked,
        "select 'reported', value from reporting.headline_values where measure = 'children_looked_after' "
        f"and local_authority_key = '{BRADFORD}' and period_end = date '2013-03-31' union all "
        "select 'official', value from marts.fct_official_values where measure = 'children_looked_after' "
        f"and local_authority_key = '{BRADFORD}' and period_end = date '2013-03-31' and is_latest",
    )
    rows = _rows(client, "/series?area=Bradford&measure=children_looked_after", "figures")
    found = [(row["kind"], float(row["value"])) for row in rows if row["period_end"] == "2013-03-31"]

    assert len(expected) == 2
    assert sorted(found) == sorted(expected)


def test_what_is_no_step_of_the_line_stands_beside_it_and_is_not_left_out(client: TestClient, walked: Walked) -> None:
    own = _asked(
        walked,
        "select local_authority_key, measure, observation_id, standing, line_span from marts.fct_own_values "
        "where standing in ('other_time', 'bound')",
    )
    for key, measure, observation, standing, span in own:
        address = f"/series?area={key}&measure={measure}"
        (row,) = [row for row in _rows(client, address, "figures") if row["observation_id"] == observation]
        drawn = _points(client.get(f"{address}&as=vega&chart=figures").json())
        (name,) = [point["name"] for point in drawn if point["evidence"] == f"/evidence/value/{observation}"]
        shown = client.get(address).text

        assert row["kind"] == standing
        assert (
            name
            == {"other_time": "reported, of a length of time of its own", "bound": "reported, a bound alone"}[standing]
        )
        assert f'<td data-label="Kind">{name}</td>' in shown
        assert (f"This series is of {span}s" in shown) == (standing == "other_time")

    assert {standing for *_, standing, _ in own} == {"other_time", "bound"}


def test_months_have_the_limits_of_the_published_file_and_the_polarity_that_is_printed(
    client: TestClient, walked: Walked
) -> None:
    expected = _asked(
        walked,
        "select period_end::varchar, value, limit_low, limit_high, is_outside_limits from reporting.kpi_series "
        "where measure = 'private_fostering_arrangements' order by 1",
    )
    drawn = _points(client.get(f"{PRIVATE}&as=vega&chart=months").json())
    found = [(row["date"], row["value"], row["low"], row["high"], row["kind"] == "outside the limits") for row in drawn]

    assert found == expected
    assert any(is_outside for *_, is_outside in found)
    assert "outside the limits" in client.get(PRIVATE).text
    assert {row["panel"] for row in drawn} == {"Bradford: Private fostering arrangements (high is better, as printed)"}


def test_a_chart_has_the_numbers_of_its_table(client: TestClient) -> None:
    for chart, name in (("rates", "rate"), ("figures", "value")):
        drawn = _points(client.get(f"{BOTH}&as=vega&chart={chart}").json())
        table = [row for row in _rows(client, BOTH, chart) if row["period_end"] and row[name]]

        assert sorted((row["date"], row["value"]) for row in drawn) == sorted(
            (row["period_end"], float(row[name])) for row in table
        )


@pytest.mark.parametrize(("asked", "chart"), [(BOTH, "rates"), (BOTH, "figures"), (PRIVATE, "months")])
def test_a_picture_has_a_point_for_each_row_that_can_be_drawn(client: TestClient, asked: str, chart: str) -> None:
    picture = client.get(f"{asked}&as=svg&chart={chart}").text
    drawn = _points(client.get(f"{asked}&as=vega&chart={chart}").json())

    assert len(drawn) > 5
    assert picture.count('aria-roledescription="point"') == len(drawn)


def test_each_point_leads_to_what_stands_behind_it(client: TestClient) -> None:
    drawn = _points(client.get(f"{BOTH}&as=vega&chart=rates").json())
    links = set(links_of(client.get(BOTH).text))
    behind = {row["kind"]: row["evidence"] for row in drawn if row["evidence"]}

    assert all(row["evidence"] in links for row in drawn)
    assert set(behind) == {"official", "reported", "england", "region", "neighbours"}
    assert {client.get(address).status_code for address in behind.values()} == {200}


def test_an_official_value_has_a_page_with_its_source_and_licence(client: TestClient, walked: Walked) -> None:
    identifier, value, title = _asked(
        walked,
        "select official_value_id, value, sources.title from marts.fct_official_values "
        "inner join meta.official_sources as sources using (source) where measure = 'children_looked_after' "
        f"and local_authority_key = '{BRADFORD}' and period_end = date '2024-03-31' and is_latest",
    )[0]
    page = client.get(f"/official/{identifier}").text

    assert all(said in page for said in (f"Children looked after: {value:,.0f}", title, "Open Government Licence v3.0"))
    assert client.get("/official/none").status_code == 404


def test_a_picture_says_its_dates_sources_and_licences(client: TestClient, walked: Walked) -> None:
    ((licence, published),) = _asked(
        walked,
        "select licence, coalesce(published_date, letter_date, meeting_date, fieldwork_end_date) "
        "from reporting.documents where document_file = 'bolton_2014_inspection.txt'",
    )
    of_one_point = client.get("/series?area=Bolton&measure=adoptions&as=svg&chart=figures").text
    of_many = client.get(f"{BOTH}&as=svg&chart=figures").text

    for said in ("Numbers, 31 Mar 2013.", f"Reported: SIF report, Bolton, fieldwork to {day(published)} ({licence})."):
        assert said in of_one_point
    assert "to 31 Mar 2025." in of_many
    assert "Official: DfE LAIT 2026" in of_many
    assert "(Open Government Licence v3.0)." in of_many


def test_what_took_the_place_of_an_authority_is_said_and_marked(client: TestClient) -> None:
    asked = "/series?area=Cumbria&area=Cumberland&measure=children_looked_after"
    labels = [row.get("label") for row in client.get(f"{asked}&as=vega&chart=rates").json()["data"]["values"]]

    assert "Cumberland and Westmorland and Furness took the place of Cumbria on 1 Apr 2023" in client.get(asked).text
    assert "Cumbria ends" in labels


def test_who_has_figures_is_said_where_those_asked_for_have_none(client: TestClient, walked: Walked) -> None:
    ((measure, holder),) = _asked(
        walked,
        "select measure, any_value(local_authority_key) from reporting.headline_values group by measure "
        "having list(distinct local_authority) = ['Bolton'] and measure not in "
        "(select measure from marts.fct_official_values union select measure from reporting.kpi_series) "
        "order by measure limit 1",
    )
    address = f"/series?area=Dudley&measure={measure}"

    assert f"/series?area={holder}&measure={measure}" in links_of(client.get(address).text)
    assert [row["local_authority_key"] for row in _rows(client, address, "holders")] == [holder]
    opened = client.get(f"/series?measure={measure}").text
    assert "No authority is named: here stands Bolton." in opened, "one that has some, and who else has"
    assert "Who has figures of it" in opened
    assert "Who has figures of it" not in client.get(f"/series?area=Bolton&measure={measure}").text


def test_forty_authorities_have_a_panel_each(client: TestClient, walked: Walked) -> None:
    names = [name for (name,) in _asked(walked, "select local_authority_key from marts.dim_local_authorities limit 41")]
    asked = "&".join(f"area={name}" for name in names[:40])
    specification = client.get(f"/series?{asked}&as=vega&chart=rates").json()

    assert client.get(f"/series?{asked}").status_code == 200
    assert len({row["panel"] for row in _points(specification)}) > 35
    assert client.get(f"/series?{asked}&area={names[40]}").status_code == 404


def test_a_measure_without_one_definition_says_so_on_the_page_and_on_the_chart(client: TestClient) -> None:
    asked = "/series?area=Bolton&measure=children_in_need"
    subtitle = client.get(f"{asked}&as=vega&chart=figures").json()["title"]["subtitle"]

    assert "Not one definition:" in client.get(asked).text
    assert any(line.startswith("Not one definition: Some authorities count every open case") for line in subtitle)


def test_the_evidence_of_a_value_leads_to_its_series_and_to_the_official_value(client: TestClient) -> None:
    row = next(
        row for row in _rows(client, BOTH, "figures") if row["observation_id"] and row["period_end"] == "2013-03-31"
    )
    links = links_of(client.get(f"/evidence/value/{row['observation_id']}").text)

    assert f"/series?area={row['local_authority_key']}&measure=children_looked_after" in links
    assert any(link.startswith("/official/") for link in links)


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("area=Sandwell+Children%27s+Trust", "Sandwell"),
        ("area=Wigan&measure=re_referrals", "has a value of these authorities"),
        ("area=Bolton&measure=court_proceedings_duration", "How this was made"),
        ("area=Bradford&measure=children_looked_after_rate", "Beside the region and neighbours"),
        ("area=LA835&area=Dorset", 'value="LA835"'),
        ("area=Bradford&measure=free_school_meals_primary", "date not told"),
    ],
)
def test_odd_states_are_pages(client: TestClient, asked: str, said: str) -> None:
    answer = client.get(f"/series?{asked}")

    assert (answer.status_code, said in answer.text) == (200, True), answer.text


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("measure=<b>", "a measure &lt;b&gt; is in this file"),
        ("area=Nowhere", "no authority is called Nowhere"),
        ("area=Bradford&neighbours=1999", "neighbours go by a model of 2025 or 2021"),
    ],
)
def test_what_is_not_there_is_said(client: TestClient, asked: str, said: str) -> None:
    answer = client.get(f"/series?{asked}")

    assert (answer.status_code, said in answer.text) == (404, True), answer.text
