"""The explorer's page of one authority over the specimens: what is latest and what is missing, outcomes, by whom."""

from __future__ import annotations

import datetime as dt
import re
import shutil
from pathlib import Path

import duckdb
import pytest
from starlette.testclient import TestClient

from dagster_project.paths import DataPaths
from tests.conftest import Walked
from tests.integration.explored import changed, explored, page, rows_in
from warehouse.words import day, words

BRADFORD, DUDLEY = "/authority/LA380", "/authority/LA332"
JOINT = "The experiences and progress of children in care and care leavers"


def rows_of(client: TestClient, address: str) -> list[dict[str, str]]:
    return rows_in(client.get(address))


def test_a_judgement_is_the_latest_of_the_documents_read_and_later_ones_may_exist(client: TestClient) -> None:
    (bradford,) = [row for row in rows_of(client, "/?as=csv&table=authorities") if row["local_authority"] == "Bradford"]
    first, shown = page(client, "/"), page(client, BRADFORD)

    assert "Latest overall judgement among the documents read" in first and "whose reports were not among them" in first
    assert "Latest judgements among the documents read" in shown and "There may be later inspections" in shown
    assert f"was read: {bradford['said_of_read_until']} {day(dt.date.fromisoformat(bradford['read_until']))}." in shown


def test_without_an_overall_grade_since_the_last_one_is_said(walked: Walked, tmp_path: Path) -> None:
    data = DataPaths(tmp_path)
    shutil.copy(walked.data.published, data.published)
    changed(
        data.published,
        "update reporting.judgement_timeline set is_standing = false where local_authority_key = 'LA380'",
        "update reporting.judgement_timeline set grade = null, status = 'not_in_framework' "
        "where local_authority_key = 'LA380' and area = 'overall' and judged_on = date '2022-12-02'",
    )
    (shown,) = [row for row in page(explored(data), "/").split("</tr>") if f'href="{BRADFORD}"' in row]

    assert "No overall grade since 2022" in shown and "last overall: Inadequate" in shown
    assert "fieldwork in</span> Sep 2018" in shown, "of which only the month is told"
    assert f'{BRADFORD}#table-standing"' in shown and "no overall judgement read" not in shown


def test_the_first_page_says_how_long_ago_a_grade_was_given_and_of_what_kind_the_latest_document_is(
    client: TestClient,
) -> None:
    rows = [row for row in rows_of(client, "/?as=csv&table=authorities") if row["local_authority"] == "Bolton"]
    (shown,) = [row for row in page(client, "/").split("</tr>") if 'href="/authority/LA350"' in row]

    ago = int(rows[0]["years_ago"])
    assert ago > 1 and f"{ago} years ago" in shown and words(rows[0]["kind_of_read_until"]) in shown


def test_judgements_and_events_begin_with_the_latest(client: TestClient) -> None:
    for table, day_of in (("judged", "told_on"), ("events", "happened_on")):
        days = [row[day_of] for row in rows_of(client, f"{BRADFORD}?as=csv&table={table}")]
        assert days == sorted(days, reverse=True) and len(set(days)) > 2


def test_documents_go_by_kind_authority_and_date_and_ranks_have_their_interval(
    client: TestClient, warehouse: duckdb.DuckDBPyConnection
) -> None:
    shown = page(client, BRADFORD)
    ((file, title),) = warehouse.execute(
        "select document_file, 'SIF report, Bradford, fieldwork to ' || strftime(fieldwork_end_date, '%-d %b %Y') "
        "from reporting.documents where local_authority = 'Bradford' and kind = 'sif_report' limit 1"
    ).fetchall()
    ranks = warehouse.execute(
        "select rank, rank_low, rank_high, ranked from reporting.rates "
        "where local_authority = 'Bradford' and measure = 'children_looked_after' and rank is not null"
    ).fetchall()

    assert re.search(rf"{re.escape(title)}(?:, p\.&nbsp;\d+)? <span class=\"file\">\({re.escape(file)}\)", shown)
    assert ranks
    assert all(f'{rank} <span class="aside">({low}–{high})</span> of {of}' in shown for rank, low, high, of in ranks)


def test_what_is_missing_after_the_last_document_is_said_first(client: TestClient) -> None:
    documents = rows_of(client, f"{BRADFORD}?as=csv&table=documents")
    last = max(row["document_date"] for row in documents)
    missing = page(client, BRADFORD).split("Documents, and what is missing</h2>")[1]
    first = missing.split("<table>")[0]

    assert f"After {day(dt.date.fromisoformat(last))} no document of this authority was read" in first
    assert "This does not mean that nothing happened" in first
    assert "No document of this authority was read. This does not mean" in page(client, DUDLEY)


def test_an_inspection_shows_its_own_outcome_and_what_stood_before_it(
    client: TestClient, warehouse: duckdb.DuckDBPyConnection
) -> None:
    event, grade, before = warehouse.execute(
        "select event_id, grade_printed, standing_overall_judgement from reporting.judgement_timeline "
        "inner join reporting.oversight_timeline as events using (event_id) "
        "where events.local_authority_key = 'LA380' and area = 'overall' and judged_on = date '2022-12-02'"
    ).fetchall()[0]
    events = page(client, BRADFORD).split('id="table-events"')[1]
    (row,) = [row for row in events.split("</tr>") if f"/evidence/event/{event}" in row]

    assert before and re.search(rf"<td[^>]*>\s*{grade} <span class=\"aside\">\(overall before: {before}\)", row), row
    assert "stood overall at the time: Inadequate" in events


def test_care_leavers_were_judged_with_children_in_care_in_between(walked: Walked, tmp_path: Path) -> None:
    data = DataPaths(tmp_path)
    shutil.copy(walked.data.published, data.published)
    joint = "(select judgement_id from reporting.judgement_timeline where local_authority_key = 'LA380' "
    joint += "and area = 'in_care' and judged_on = date '2022-12-02')"
    own = "where local_authority_key = 'LA380' and area = 'care_leavers' and grade is not null"
    changed(
        data.published,
        "update reporting.judgement_timeline set judged_on = date '2026-01-23', is_standing = true, "
        "previous_grade_printed = grade_printed, previous_judged_on = judged_on, is_comparable = false, "
        "joint_grade_printed = 'Inadequate', joint_judged_on = date '2022-12-02', comparability_reason = 'of two', "
        f"joint_judgement_id = {joint} {own}",
        f"update marts.fct_judgement_spells set judged_on = date '2026-01-23', joint_judgement_id = {joint} "
        f"where judgement_id in (select judgement_id from reporting.judgement_timeline {own})",
    )
    client = explored(data)
    shown = page(client, BRADFORD)
    (moved,) = [
        row for row in rows_of(client, "/moves?as=csv&table=moves&moved=better") if row["from_is_joint"] == "True"
    ]

    assert (
        "judged together with children in care: Inadequate, fieldwork to 2 Dec 2022; last alone: Good, fieldwork to "
        "12 Mar 2014"
    ) in re.sub("<[^>]*>", "", shown)
    assert len(re.findall(rf"<th [^>]*scope=\"row\">{JOINT}</th>", shown)) == 2, "the latest, and among all"
    assert (moved["from_grade"], moved["to_grade"], moved["why_not_comparable"]) == ("inadequate", "good", "of two")
    assert "one grade with children in care; last alone: Good, 12 Mar 2014" in page(client, "/moves?moved=better")
    assert not [row for row in rows_of(client, "/moves?as=csv&table=moves") if row["area"] == "care_leavers"]


def test_what_is_asked_again_says_by_whom_and_is_of_the_last_day_of_fieldwork(client: TestClient) -> None:
    back = rows_of(client, f"{BRADFORD}?as=csv&table=back")
    judged = {row["judged_on"] for row in rows_of(client, f"{BRADFORD}?as=csv&table=judged") if row["judged_on"]}
    inspected = {row["later_date"] for row in back if row["later_said_as"] == "inspection"}

    for row in back:
        again = rows_of(client, f"/evidence/finding/{row['later_finding_id']}?as=csv&table=again")
        assert (row["earlier_finding_id"], row["earlier_date"]) in {
            (one["finding_id"], one["told_on"]) for one in again
        }
    assert inspected and inspected <= judged
    assert "2 Dec 2022, inspection: ILACS with one joint grade" in page(client, BRADFORD)
    assert all(row["earlier_said_under"] and row["later_said_under"] for row in back)


def test_what_is_needed_first_stands_first_and_the_contents_lead_to_every_section(client: TestClient) -> None:
    shown = page(client, BRADFORD)
    contents, after = re.split("</ul>", shown.split('aria-label="On this page"')[1], maxsplit=1)
    led_to = re.findall('href="#([^"]+)"', contents)
    order = [after.index(f'id="{one}"') for one in led_to]

    assert led_to[:4] == ["table-standing", "asks", "table-back", "table-headlines"]
    assert set(led_to) == {"asks", *(f"table-{name}" for name in re.findall(r"as=csv&amp;table=(\w+)", shown))}
    assert order == sorted(order), "they stand in the order of the contents"


def test_what_the_latest_inspection_asks_for_stands_by_itself(
    client: TestClient, warehouse: duckdb.DuckDBPyConnection
) -> None:
    expected = warehouse.execute(
        "select finding_id from marts.fct_findings where event_id = (select arg_max(event_id, end_date) from "
        "marts.dim_oversight_events semi join marts.fct_findings as asked on asked.event_id = "
        "dim_oversight_events.event_id and asked.kind = 'area_for_improvement' where local_authority_key = 'LA380' "
        "and event_kind <> 'committee_meeting') and kind = 'area_for_improvement' order by finding_number"
    ).fetchall()
    section = page(client, BRADFORD).split('id="asks"')[1].split("</section>")[0]

    assert expected and re.findall(r'<p class="where"><a href="/evidence/finding/(\w+)"', section) == [
        one for (one,) in expected
    ]
    assert 'id="asks"' not in page(client, DUDLEY)


def test_what_was_said_later_is_led_to_where_a_later_document_was_read(client: TestClient) -> None:
    asked = rows_of(client, f"{BRADFORD}?as=csv&table=asked")
    led_to = set()
    for document in {row["document_id"] for row in rows_of(client, f"{BRADFORD}?as=csv&table=documents")}:
        shown = page(client, f"/document/{document}?by=kind")
        led_to |= set(re.findall(r'href="/evidence/finding/(\w+)#table-themes"', shown))
    later = {row["finding_id"] for row in asked if row["is_said_later"] == "True"}

    assert led_to == later and 0 < len(later) < len(asked)
    for row in asked:
        told = rows_of(client, f"/evidence/finding/{row['finding_id']}?as=csv&table=themes")
        assert any(one["came"] == "after" for one in told) == (row["finding_id"] in later)


def test_long_sections_are_folded_and_hold_every_row(client: TestClient) -> None:
    shown = page(client, BRADFORD)
    for table in ("judged", "events", "asked", "england"):
        rows = rows_of(client, f"{BRADFORD}?as=csv&table={table}")
        section = shown.split(f'id="table-{table}"')[1].split('<details class="made">')[0]
        folded = section.split('<details class="rest">')[1].split("</details>")[0]
        assert rows and folded.count("<tr>") == len(rows) + 1, table


def test_where_no_document_was_read_nothing_is_said_to_be_complete(client: TestClient) -> None:
    unread, bolton = page(client, DUDLEY), page(client, "/authority/LA350")

    assert "so no inspection or visit of it is known here" in unread
    assert "Every inspection and visit that the documents tell of" not in unread
    assert "so no inspection or visit of it is known here" not in bolton


def test_what_is_known_and_not_read_says_what_kind_of_inspection_it_was(client: TestClient) -> None:
    rows = rows_of(client, f"{BRADFORD}?as=csv&table=missing")
    (kind,) = {row["of_what"] for row in rows if "safeguarding and looked after" in row["quote"]}

    assert "safeguarding" in kind
    shown = page(client, BRADFORD).split('id="table-missing"')[1]
    assert kind in shown and "told of without one is not listed" in shown


def test_moves_are_those_of_the_timeline_and_lead_to_both_passages(
    client: TestClient, warehouse: duckdb.DuckDBPyConnection
) -> None:
    expected = warehouse.execute(
        "select count(*), count(*) filter (movement = 'worse') from reporting.judgement_timeline "
        "where movement in ('better', 'worse')"
    ).fetchall()[0]
    rows = rows_of(client, "/moves?as=csv&table=moves&moved=all")
    comparable = [row for row in rows if row["is_comparable"] == "True"]
    fell = rows_of(client, "/moves?as=csv&table=moves&from=good&to=inadequate")
    shown = page(client, "/moves?from=good&to=inadequate")

    assert (len(comparable), sum(row["moved"] == "worse" for row in comparable)) == expected != (0, 0)
    assert all(row["why_not_comparable"] for row in rows if row not in comparable)
    assert fell == [row for row in rows if (row["from_grade"], row["to_grade"]) == ("good", "inadequate")] != []
    led_to = {row[f"{one}_judgement_id"] for row in fell for one in ("from", "to")}
    assert led_to <= set(re.findall(r"/evidence/judgement/(\w+)", shown))
    assert {row["months_between"] for row in fell if row["is_comparable"] == "True"} == {"104"}
    assert client.get("/moves?from=excellent").status_code == client.get("/moves?moved=up").status_code == 404
    assert 'href="/moves"' in page(client, "/")


def test_papers_stand_beside_official_statistics_and_lead_to_both(
    client: TestClient, warehouse: duckdb.DuckDBPyConnection
) -> None:
    # The query of the tutorial's fourth question.
    expected = warehouse.execute(
        "select observation_id, value, official_value, agreement from reporting.reconciliation "
        "where is_preferred and implausible_because is null"
    ).fetchall()
    rows = rows_of(client, "/agreement?as=csv&table=agreement")
    found = [
        (row["observation_id"], float(row["value"]), float(row["official_value"]), row["agreement"]) for row in rows
    ]
    (apart, *_), shown = rows, page(client, "/agreement?area=Bolton&agreement=rounding")

    assert sorted(found) == sorted(expected) and len({row["local_authority"] for row in rows}) == 2
    assert abs(float(apart["difference_percent"])) == max(abs(float(row["difference_percent"] or 0)) for row in rows)
    assert f"/evidence/value/{apart['observation_id']}" in shown and apart["official_value_id"] in shown
    assert (
        f"+{float(apart['difference_percent']):.1f} %" in shown and "tables of that time rounded counts to 5" in shown
    )
    assert 'href="/agreement"' in page(client, "/")


def test_indicators_that_got_worse_begin_with_what_is_beyond_its_usual_ups_and_downs(
    client: TestClient, warehouse: duckdb.DuckDBPyConnection
) -> None:
    # The query of the tutorial's seventh question.
    expected = warehouse.execute(
        "select observation_id from reporting.kpi_series where local_authority = 'Bradford' and is_latest "
        "and movement_since_baseline = 'worse'"
    ).fetchall()
    rows, shown = rows_of(client, "/worse?as=csv&table=worse&area=Bradford"), page(client, "/worse")

    assert sorted(row["observation_id"] for row in rows) == sorted(one for (one,) in expected)
    assert [row["is_outside_limits"] for row in rows] == ["True"] + ["False"] * (len(rows) - 1)
    assert shown.count("outside them") == 1 and 'href="/worse"' in page(client, "/")
    assert all(f"/evidence/value/{row['observation_id']}" in shown for row in rows)
    assert "No indicator of a table" in page(client, "/worse?area=Bolton")


def test_a_list_is_turned_a_page_at_a_time_and_keeps_what_was_asked_for(
    walked: Walked, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("explorer.turning.A_PAGE", 3)
    client = explored(walked.data)
    every = [row["observation_id"] for row in rows_of(client, "/worse?as=csv&table=worse&area=Bradford")]
    first, second = page(client, "/worse?area=Bradford"), page(client, "/worse?area=Bradford&from=3")

    for shown, rows in ((first, every[:3]), (second, every[3:6])):
        assert [one for one in every if f"/evidence/value/{one}" in shown] == rows
    assert re.search(r'href="/worse\?[^"]*area=[^"]+"[^>]*>After', first)
    assert f"4 to 6 of {len(every)}" in second
