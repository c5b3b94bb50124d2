"""The explorer's comparison over the specimens: the command's rows, verdicts in the cells, years offered."""

from __future__ import annotations

import csv
import datetime as dt
import html
import io
import re
from urllib.parse import parse_qs, urlencode, urlsplit

import duckdb
import pytest
from starlette.testclient import TestClient

from tests.conftest import Walked, oversight
from tests.integration.explored import datasets, rows_in, unescaped
from warehouse.connect import open_published
from warehouse.words import day

PAIR = "/compare?area=Bradford:2014&area=Bolton:2014"
LOOKED_AFTER = "children_looked_after"


def table(client: TestClient, address: str, name: str) -> list[dict[str, str]]:
    return rows_in(client.get(f"{address}&as=csv&table={name}"))


def test_it_has_the_rows_of_the_command(client: TestClient, walked: Walked) -> None:
    areas = ("--area", "Bradford:2014", "--area", "Bolton:2014")
    _, printed = oversight("compare", *areas, "--data", walked.data.root, "--format", "csv")
    # Sentences about newer inspections stand before the rows, on standard error.
    rows = printed[printed.index("subject_kind,") :]
    own, command = table(client, PAIR, "compared"), list(csv.DictReader(io.StringIO(rows)))

    shared = ("subject", "breakdown", "member", "value", "as_at_end", "comparable", "reason", "ratio")
    plain = [[row[name].lower() for name in shared] for row in own]
    assert plain == [[row[name].lower() for name in shared] for row in command]


def test_it_is_narrowed_as_the_command_is(client: TestClient, walked: Walked) -> None:
    for asked in ({"measure": "Children looked after"}, {"measure": "leadership"}, {"theme": "child_protection_plans"}):
        options = [part for name, value in asked.items() for part in (f"--{name}", value)]
        areas = ("--area", "Bradford:2014", "--area", "Bolton:2014")
        _, printed = oversight("compare", *areas, *options, "--data", walked.data.root, "--format", "csv")
        rows = csv.DictReader(io.StringIO(printed[printed.index("subject_kind,") :]))

        assert [row["subject"] for row in table(client, f"{PAIR}&{urlencode(asked)}", "compared")] == [
            row["subject"] for row in rows
        ]


def test_any_of_them_is_the_one_that_all_are_compared_with(client: TestClient) -> None:
    turned = f"{PAIR}&against=Bolton:2014"
    found = {
        row["member"]: row
        for row in table(client, turned, "compared")
        if (row["subject"], row["is_common_date"]) == (LOOKED_AFTER, "True")
    }
    shown = client.get(turned).text

    assert (found["Bolton 2014"]["is_reference"], found["Bradford 2014"]["comparable"]) == ("True", "True")
    assert "0.77 times Bolton 2014" in shown and "Bradford 2014, compared with Bolton 2014" in shown
    assert (
        f"/compare?{urlencode([('area', 'Bradford:2014'), ('area', 'Bolton:2014'), ('against', 'Bradford:2014')])}"
        in (html.unescape(shown))
    )
    assert client.get(f"{PAIR}&against=Leeds:2014").status_code == 404


def test_the_chart_has_the_ratios_of_the_table(client: TestClient) -> None:
    drawn = client.get(f"{PAIR}&as=vega&chart=ratios").json()
    points = next(data for data in datasets(drawn) if data and "ratio" in data[0])
    rows = [row for row in table(client, PAIR, "compared") if row["comparable"] == "True" and float(row["ratio"] or 0)]

    assert [point["ratio"] for point in points] == [float(row["ratio"]) for row in rows] != []
    assert all(
        point["evidence"] == f"/evidence/value/{row['observation_id']}" for point, row in zip(points, rows, strict=True)
    )


def test_forty_authorities_at_once_are_ranked_each_leading_to_the_two_alone(client: TestClient, walked: Walked) -> None:
    with open_published(walked.data.published) as warehouse:
        names = warehouse.execute(
            "select local_authority from marts.dim_authority_years where year = 2014 order by 1 limit 40"
        ).fetchall()
    asked = urlencode([("area", "Bolton:2014"), *(("area", f"{name}:2014") for (name,) in names if name != "Bolton")])
    shown = client.get(f"/compare?{asked}").text

    assert "authority-years asked for: change them" in shown
    assert shown.count("/compare?area=Bolton%3A2014&amp;area=") >= 30
    assert client.get(f"/compare?{asked}&as=svg&chart=ranked").text.startswith("<svg")


def test_a_cell_says_its_ratio_or_why_there_is_none(client: TestClient) -> None:
    shown = client.get(PAIR).text

    assert "1.29 times Bradford 2014 (1.16–1.44)" in shown
    assert "Not comparable:</strong> Authorities do not all count it" in shown
    assert "common date" in shown


def test_grades_of_two_frameworks_carry_what_is_to_be_known_of_them(client: TestClient) -> None:
    shown = client.get("/compare?area=Bradford:2014&area=Bradford:2022&measure=overall").text
    alike = client.get(f"{PAIR}&measure=overall").text

    assert "May be compared, with care" in shown
    assert "The scope of the overall judgement changed between frameworks." in shown
    assert "May be compared</strong>" in alike and "Same framework and same area." in alike


def test_without_areas_the_catalogues_set_is_meant(client: TestClient) -> None:
    meant = parse_qs(urlsplit(client.get("/compare").headers["location"]).query)["area"]

    assert set(meant) == {"Bradford:2014,2022,2023", "Bolton:2014"}


def test_more_than_four_are_ranked_with_the_neighbours_marked(client: TestClient) -> None:
    shown = client.get("/compare?area=Bolton:2014&neighbours=2021").text

    assert "In order of their rates" in shown and "<strong>Bolton 2014</strong>" in shown


def test_more_than_four_keep_their_grades_and_lead_to_an_authority_s_years_alone(client: TestClient) -> None:
    shown = client.get("/compare?area=Bradford:2014,2022,2023,2024&area=Bolton:2014").text
    grades = table(client, "/compare?area=Bradford:2014,2022,2023,2024&area=Bolton:2014", "grades")

    assert "More than four authority-years" in shown
    assert "/compare?area=Bradford%3A2014&amp;area=Bradford%3A2022" in shown
    assert {(row["member"], row["grade"]) for row in grades if row["area"] == "overall"} == {
        ("Bradford 2014", "requires_improvement"),
        ("Bradford 2022", "inadequate"),
        ("Bolton 2014", "requires_improvement"),
    }


def test_years_that_share_dates_are_offered_where_nothing_can_be_compared(client: TestClient) -> None:
    shown = client.get("/compare?area=Bradford:2022&area=Bolton:2014").text

    assert "No figure of Bolton can be compared with Bradford 2022 here" in shown
    assert (
        "area=Bradford%3A2014&amp;area=Bolton%3A2014" in shown or "area=Bolton%3A2014&amp;area=Bradford%3A2014" in shown
    )


def test_the_nearest_year_in_which_all_have_figures_is_offered_where_nothing_can_be_compared(
    client: TestClient,
) -> None:
    asked = "/compare?area=Bradford:2022&area=Kent:2015"
    shown = client.get(asked).text
    (said,) = re.findall(r'At (\d+ \w+ \d+) all of them have figures: <a href="([^"]+)">([^<]+)</a>', shown)
    rows = table(client, unescaped(said[1]), "compared")

    assert "No figure of Kent can be compared with Bradford 2022 here" in shown
    assert said[::2] == ("31 Mar 2022", "compare Bradford 2022 and Kent 2022")
    assert any(row["member"] == "Kent 2022" and row["comparable"] == "True" for row in rows)
    assert "all of them have figures" not in client.get(PAIR).text


def test_among_neighbours_without_a_year_all_stand_at_the_newest_day_of_which_all_have_figures(
    client: TestClient, warehouse: duckdb.DuckDBPyConnection
) -> None:
    address = "/compare?area=Bolton&neighbours=2025"
    ((newest,),) = warehouse.execute(
        "select max(period_end) from marts.fct_official_values where measure = 'children_looked_after' and is_latest "
        "and value is not null and local_authority_key = 'LA350'"
    ).fetchall()
    shown, rows = client.get(address).text, table(client, address, "ranked")

    assert {(row["as_at_end"], row["ranked"]) for row in rows if row["subject"] == LOOKED_AFTER} == {
        (newest.isoformat(), "11")
    }
    assert f"so Bolton {newest.year} stands among its neighbours at {day(newest)}" in shown
    assert 'href="/compare?area=Bolton%3A2014&amp;neighbours=2025">Bolton 2014</a>' in shown
    # Its grades are those of the latest inspection that was read, whenever that was; so are those of its neighbours.
    grades = table(client, address, "grades")
    assert {row["member"] for row in grades} >= {"Bolton 2014"} and {row["is_held"] for row in grades} == {"False"}
    assert "Of an authority without an inspection in its year here" in shown
    assert "stands among its neighbours" not in client.get("/compare?area=Bolton:2014&neighbours=2025").text


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("area=Bradford:2014", "Bradford 2014 alone is no comparison"),
        ("area=Nowhere&area=Bolton", "no authority is called Nowhere"),
        ("area=Bradford:1066&area=Bolton", "of Bradford there is nothing for 1066"),
        ("area=Bolton:2014&area=Bradford:2014&measure=<b>", "of these authority-years is called &lt;b&gt;"),
        ("area=Bolton&neighbours=<b>", "not by &lt;b&gt;"),
        ("area=Bolton&neighbours=1066", "no neighbours of Bolton by a model of 1066"),
    ],
)
def test_what_cannot_be_compared_is_said(client: TestClient, asked: str, said: str) -> None:
    answer = client.get(f"/compare?{asked}")

    assert (answer.status_code, said in answer.text) == (404, True), answer.text


def test_what_cannot_be_compared_is_folded_behind_what_can(client: TestClient) -> None:
    rows = [row for row in table(client, PAIR, "compared") if row["subject_kind"] == "measure"]
    can_be = {
        (row["label"], row["breakdown"])
        for row in rows
        if (row["comparable"], row["is_reference"]) == ("True", "False")
    }
    having = {
        (row["label"], row["breakdown"])
        for row in rows
        if any(row[name] for name in ("value", "official_value", "grade"))
    }
    figures = client.get(PAIR).text.split('id="figures"')[1]
    seen, folded = figures.split('<details class="made">')[0].split('<details class="rest">')

    assert can_be and having - can_be
    assert (seen.count('<th scope="row">'), folded.count('<th scope="row">')) == (len(can_be), len(having - can_be))
    assert f"{len(having - can_be)} more that cannot be compared with Bradford 2014, and why" in folded
    # Where nothing can be compared, nothing is folded.
    apart = client.get("/compare?area=Bradford:2014&area=Bradford:2022").text
    assert "Not comparable" in apart and "more that cannot be compared" not in apart


def test_the_days_of_a_grade_are_said_to_be_those_of_fieldwork(client: TestClient) -> None:
    judgements = client.get(PAIR).text.split('id="judgements"')[1].split("</table>")[0]

    assert "fieldwork 18 Feb – 12 Mar 2014" in judgements and "fieldwork 14 Jan – 5 Feb 2014" in judgements


def test_an_authority_inspected_early_in_a_year_shares_the_dates_of_the_others_after_it(client: TestClient) -> None:
    # Bradford was inspected in February and March 2014; its report prints no children placed for adoption on a day.
    for first, second in (("Bradford", "Leeds"), ("Leeds", "Bradford")):
        rows = table(client, f"/compare?area={first}:2014&area={second}:2014&measure=placed_for_adoption", "compared")
        shared = {row["member"]: row["as_at_end"] for row in rows if row["is_common_date"] == "True"}
        assert shared == {"Bradford 2014": "2014-03-31", "Leeds 2014": "2014-03-31"}, first


def test_the_heading_says_the_date_and_what_is_newer_has_its_value(
    client: TestClient, warehouse: duckdb.DuckDBPyConnection
) -> None:
    address = "/compare?area=Bolton:2014&neighbours=2021&measure=children_looked_after"
    (day_of,) = {row["as_at_end"] for row in table(client, address, "ranked")}
    shown = client.get(address).text
    value, newest, official = warehouse.execute(
        "select value, period_end, official_value_id from marts.fct_official_values "
        "where local_authority_key = 'LA350' and measure = 'children_looked_after' and is_latest and value is not null "
        "order by period_end desc limit 1"
    ).fetchall()[0]

    assert f"In order of their rates, compared at {day(dt.date.fromisoformat(day_of))}</h2>" in shown
    assert newest > dt.date.fromisoformat(day_of)
    assert f'<a href="/official/{official}">{value:.0f}, {day(newest)}</a>' in shown


def test_a_rate_is_ranked_as_its_count_and_can_be_asked_for(client: TestClient) -> None:
    asked = "/compare?area=Bolton:2014&neighbours=2021&measure={}"
    of_rate, of_count = (
        table(client, asked.format(measure), "ranked") for measure in ("children_looked_after_rate", LOOKED_AFTER)
    )

    assert of_rate == of_count != []
    assert 'value="children_looked_after_rate" selected' in client.get(asked.format("children_looked_after_rate")).text


def test_where_no_document_was_read_that_is_said_in_the_place_of_grades(client: TestClient) -> None:
    shown = client.get("/compare?area=Bradford:2014&area=Leeds:2014").text

    assert "No document of Leeds was read: of it official figures alone are here" in shown
    assert shown.count("no document of it was read") > 3
    assert "no document of it was read" not in client.get(PAIR).text
