"""The explorer's themes over the specimens: counts that SQL gives, each line to its evidence, what came back."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from dagster_project.paths import DataPaths
from tests.conftest import Walked
from tests.integration.explored import changed, explored, links_of, rows_in
from warehouse.connect import open_published

BRADFORD = "LA380"
THEME = "/themes/supervision"
SCRIPT = "<script>alert(1)</script>"


def rows_of(client: TestClient, address: str, table: str, **asked: str) -> list[dict[str, str]]:
    return rows_in(client.get(address, params={"as": "csv", "table": table, **asked}))


def sql(walked: Walked, query: str) -> list[tuple[object, ...]]:
    with open_published(walked.data.published) as warehouse:
        return warehouse.execute(query).fetchall()


@pytest.mark.parametrize("area", ["", BRADFORD])
def test_themes_are_counted_as_the_published_table_has_them(client: TestClient, walked: Walked, area: str) -> None:
    counted = sql(
        walked,
        "select theme, count(*), count(*) filter (direction in ('weakness', 'declining')), "
        "count(distinct document_id) from reporting.finding_themes "
        f"where '{area}' in ('', local_authority_key) group by theme",
    )
    shown = rows_of(client, "/themes", "themes", area=area)

    assert len(counted) > 20
    assert {
        (row["theme"], int(row["findings"]), int(row["weaknesses"]), int(row["documents"])) for row in shown
    } == set(counted)
    for row in shown:
        assert int(row["strengths"]) + int(row["mixed"]) + int(row["weaknesses"]) == int(row["findings"])


def test_a_theme_has_one_count_by_year_by_authority_and_in_its_words(client: TestClient, walked: Walked) -> None:
    ((findings,),) = sql(walked, "select count(*) from reporting.finding_themes where theme = 'supervision'")

    words = rows_of(client, THEME, "words", rows="all")
    assert len(words) == findings
    assert len(rows_of(client, THEME, "words", rows="all", said="weakness")) == sum(
        row["direction"] in ("weakness", "declining") for row in words
    )
    for table in ("years", "grouped"):
        assert sum(int(row["findings"]) for row in rows_of(client, THEME, table)) == findings
    of_bradford = [row for row in words if row["local_authority"] == "Bradford"]
    assert {row["finding_id"] for row in rows_of(client, THEME, "words", rows="all", area="Bradford")} == {
        row["finding_id"] for row in of_bradford
    }


def test_a_year_without_a_word_of_it_is_shown_with_nought(client: TestClient, walked: Walked) -> None:
    years = sql(
        walked,
        "select distinct year(event_end_date) from reporting.finding_themes where event_end_date is not null",
    )
    shown = rows_of(client, "/themes/young_carers", "years")

    assert {year for (year,) in years} <= {int(row["told_in"]) for row in shown if row["told_in"]}
    assert any(row["findings"] == "0" and int(row["documents_read"]) > 0 for row in shown)


@pytest.mark.parametrize("area", ["", BRADFORD])
def test_over_all_years_each_theme_has_its_years_beside_one_another(
    client: TestClient, walked: Walked, area: str
) -> None:
    counted = sql(
        walked,
        "select theme, year(event_end_date), count(*) filter (direction in ('weakness', 'declining')), "
        "count(*) filter (direction in ('strength', 'improving')) from reporting.finding_themes "
        f"where event_end_date is not null and '{area}' in ('', local_authority_key) group by all",
    )
    rows = rows_of(client, "/themes", "over", area=area)
    shown = client.get("/themes", params={"area": area}).text.split('id="table-over"')[1]
    years = [int(year) for year in re.findall(r'<th scope="col">(\d{4})<br>', shown.split("</table>")[0])]
    lines = {
        re.findall(r'href="/themes/(\w+)', line)[0]: re.findall(r'aria-label="(\d+): (\d+) weak\w+, (\d+) str', line)
        for line in shown.split("<tr>")
        if 'href="/themes/' in line
    }

    assert counted and set(counted) <= {
        (row["theme"], int(row["told_in"]), int(row["weaknesses"]), int(row["strengths"])) for row in rows
    }
    assert years == sorted({int(row["told_in"]) for row in rows}, reverse=True) and len(years) > 1
    assert {(theme, *map(int, cell)) for theme, cells in lines.items() for cell in cells} == {
        (row["theme"], int(row["told_in"]), int(row["weaknesses"]), int(row["strengths"])) for row in rows
    }


def test_of_a_theme_authorities_have_their_years_and_each_year_is_a_link_away(client: TestClient) -> None:
    shown = client.get(THEME).text
    by_authority: dict[str, int] = {}
    for row in rows_of(client, THEME, "over"):
        key = row["local_authority_key"]
        by_authority[key] = by_authority.get(key, 0) + int(row["findings"])
    years = [row for row in rows_of(client, THEME, "years") if row["told_in"] and row["findings"] != "0"]

    # A paper without a date is in no year.
    assert all(
        by_authority.get(row["local_authority_key"], 0) <= int(row["findings"])
        for row in rows_of(client, THEME, "grouped")
    )
    assert sum(by_authority.values()) == sum(int(row["findings"]) for row in years)
    assert {f"{THEME}?year={row['told_in']}" for row in years} <= set(links_of(shown))
    assert 'id="table-over"' not in client.get(f"{THEME}?area=Bradford").text


def test_what_came_back_leads_to_both_passages(client: TestClient, walked: Walked) -> None:
    ((theme, earlier, later),) = sql(
        walked,
        "select theme, earlier_finding_id, later_finding_id from reporting.recurring_issues "
        "where is_asked_before order by recurring_issue_id limit 1",
    )
    links = links_of(client.get(f"/themes/{theme}").text)

    assert {f"/evidence/finding/{earlier}", f"/evidence/finding/{later}"} <= set(links)
    followed = [link for link in links if link.startswith(("/evidence/", "/themes/"))]
    assert {client.get(link).status_code for link in followed} == {200}


def test_the_chart_of_years_has_the_numbers_of_its_table(client: TestClient) -> None:
    drawn = client.get(THEME, params={"as": "vega", "chart": "years"}).json()["data"]["values"]
    rows = [row for row in rows_of(client, THEME, "years") if row["told_in"]]

    assert len(drawn) == 3 * len(rows)
    weak = {point["year"]: point["findings"] for point in drawn if point["said"] == "Weaknesses"}
    for row in rows:
        assert weak[int(row["told_in"])] == pytest.approx(int(row["weaknesses"]) / int(row["documents_read"]), abs=1e-3)


@pytest.mark.parametrize(
    ("address", "status", "said"),
    [
        ("/themes/<b>", 404, "no theme has the code &lt;b&gt;"),
        ("/themes?area=Nowhere", 404, "no authority is called Nowhere"),
        (f"{THEME}?year=<i>", 404, "a year is a number, not &lt;i&gt;"),
        (f"{THEME}?said=praise", 404, "not by praise"),
        (f"{THEME}?year=1066", 200, "No finding that was read is of all that is asked for."),
        (f"{THEME}?area=LA332", 200, "No finding that was read is of all that is asked for."),
    ],
)
def test_what_is_not_there_is_said(client: TestClient, address: str, status: int, said: str) -> None:
    answer = client.get(address)
    assert (answer.status_code, said in answer.text) == (status, True), answer.text


def test_a_passage_that_tries_to_be_html_is_text(walked: Walked, tmp_path: Path) -> None:
    data = DataPaths(tmp_path)
    shutil.copy(walked.data.published, data.published)
    changed(
        data.published,
        f"update reporting.findings set text = '{SCRIPT}'",
        f"update reporting.recurring_issues set earlier_quote = '{SCRIPT}'",
    )

    shown = explored(data).get(THEME).text
    assert SCRIPT not in shown and shown.count("&lt;script&gt;") > 1


def test_a_pair_stands_once_with_its_themes_and_a_list_is_shown_with_what_opens_it(
    walked: Walked, tmp_path: Path
) -> None:
    data = DataPaths(tmp_path)
    shutil.copy(walked.data.published, data.published)
    before, again = sql(walked, "select finding_id from reporting.findings where kind <> 'finding' limit 2")
    pair = f"earlier_finding_id = '{before[0]}', later_finding_id = '{again[0]}', same_because = 'plans: timely'"
    changed(
        data.published,
        "delete from reporting.recurring_issues where theme not in ('supervision', 'management_oversight')",
        f"update reporting.recurring_issues set {pair}, earlier_quote = 'Improve plans by:', later_quote = 'Plans.', "
        f"is_asked_before = true, local_authority_key = '{BRADFORD}'",
    )
    ((text,),) = sql(walked, f"select text from reporting.findings where finding_id = '{before[0]}'")
    ((themes,),) = sql(
        walked,
        "select list(distinct theme_label order by theme_label) from reporting.recurring_issues "
        "where theme in ('supervision', 'management_oversight')",
    )
    (shown,) = rows_of(explored(data), f"/authority/{BRADFORD}", "back")

    assert shown["theme_label"].split("; ") == themes
    assert (shown["earlier_quote"], shown["later_quote"], shown["same_because"]) == (
        text,
        "Plans.",
        "plans: timely",
    )
