"""What touches a finding, judgement or event on its evidence page, over the specimens and what is changed in them."""

from __future__ import annotations

import html
import re
import shutil
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from dagster_project.paths import DataPaths
from explorer.queries.evidence import VALUE
from tests.conftest import Walked
from tests.integration.explored import changed, explored, links_of, page, rows_in
from warehouse.connect import open_published

SCRIPT = "<script>alert(1)</script>"
NO_CONTRADICTION = "Nothing that was read contradicts this passage."
# A finding with a figure in it that was published, and the figure.
FINDING_WITH_FIGURE = """
    select findings.finding_id, facts.observation_id, findings.document_version_id
    from marts.fct_findings as findings
    inner join marts.fct_observations as facts
        on findings.document_version_id = facts.document_version_id
            and facts.value_start between findings.char_start and findings.char_end - 1
    inner join reporting.observations using (observation_id)
    order by findings.finding_id, facts.observation_id
    limit 1
"""


@pytest.fixture
def data(walked: Walked, tmp_path: Path) -> DataPaths:
    """The published file in a place of its own, to be changed, with the documents behind it."""
    paths = DataPaths(tmp_path)
    shutil.copy(walked.data.published, paths.published)
    return paths


def sql(data: DataPaths, query: str) -> list[tuple[object, ...]]:
    with open_published(data.published) as warehouse:
        return warehouse.execute(query).fetchall()


def plain(page: str) -> str:
    """What a page says, without its elements and with single blanks."""
    return " ".join(html.unescape(re.sub(r"<[^>]+>", "", page)).split())


def test_a_finding_has_its_words_whether_they_are_published_as_quote_or_text(
    client: TestClient, walked: Walked
) -> None:
    for quoted in ("", "not"):
        findings = sql(
            walked.data,
            "select finding_id, coalesce(quote, text) from marts.fct_findings inner join reporting.findings "
            f"using (finding_id) where quote is {quoted} null order by hash(finding_id) limit 10",
        )
        assert findings or quoted
        for identifier, words in findings:
            shown = client.get(f"/evidence/finding/{identifier}").text
            (marked,) = re.findall(r"<mark>(.*?)</mark>", shown, re.DOTALL)
            assert plain(marked) == " ".join(str(words).split())


def test_a_value_of_a_document_that_was_replaced_still_has_its_passage(data: DataPaths) -> None:
    ((value, quote),) = sql(
        data,
        "select observation_id, quote from reporting.observations where value is not null "
        "order by hash(observation_id) limit 1",
    )
    said = sql(data, f"select label from ({VALUE.replace('$id', repr(value))})")
    changed(
        data.published,
        "update marts.fct_observations set is_superseded = true, quote = told.quote, section = told.section, "
        "reported_label = told.reported_label from reporting.observations as told "
        f"where fct_observations.observation_id = told.observation_id and told.observation_id = '{value}'",
        f"delete from reporting.observations where observation_id = '{value}'",
    )

    shown = plain(explored(data).get(f"/evidence/value/{value}").text)
    assert " ".join(str(quote).split()) in shown and f"{said[0][0]}: " in shown


def test_a_contradiction_touches_the_finding_that_holds_its_figure(data: DataPaths) -> None:
    ((finding, figure, version),) = sql(data, FINDING_WITH_FIGURE)
    client, address = explored(data), f"/evidence/finding/{finding}"
    changed(
        data.published,
        "update marts.fct_discrepancies set observation_a = null, observation_b = null, "
        "document_version_id_a = 'another', document_version_id_b = 'another'",
    )
    before = client.get(address).text
    assert NO_CONTRADICTION in before
    assert f"/evidence/value/{figure}" in links_of(before)

    changed(
        data.published,
        f"update marts.fct_discrepancies set observation_b = '{figure}', document_version_id_b = '{version}', "
        f"quote_a = '{SCRIPT}', quote_b = 'as printed'",
    )
    after = client.get(address).text
    assert NO_CONTRADICTION not in after
    for (arithmetic,) in sql(data, "select arithmetic from reporting.discrepancies"):
        assert str(arithmetic) in plain(after)
    assert SCRIPT not in after and "&lt;script&gt;" in after


OF_ITS_PASSAGE = """
    select one.observation_id, other.observation_id, one.document_version_id
    from marts.fct_observations as one
    inner join marts.fct_observations as other using (document_version_id, char_start, char_end)
    where one.value_start < other.value_start and one.value is not null and other.value is not null
        and one.measure is not null and one.period_end is not null
    order by all limit 1
"""
ELSEWHERE = OF_ITS_PASSAGE.replace(
    "using (document_version_id, char_start, char_end)", "on one.document_version_id <> other.document_version_id"
)
SAID_AGAIN = """
    update marts.fct_observations as other
    set local_authority_key = one.local_authority_key, measure = one.measure, value = one.value,
        period_start = one.period_start, period_end = one.period_end,
        breakdown = one.breakdown, comparator = one.comparator
    from marts.fct_observations as one
    where one.observation_id = '{}' and other.observation_id = '{}'
"""


@pytest.mark.parametrize(("beside_it", "change"), [(OF_ITS_PASSAGE, "select 1"), (ELSEWHERE, SAID_AGAIN)])
def test_a_contradiction_of_a_figure_is_shown_with_the_others_of_its_passage_and_where_it_is_said_again(
    data: DataPaths, beside_it: str, change: str
) -> None:
    ((one, other, version),) = sql(data, beside_it)
    changed(data.published, change.format(one, other))
    changed(
        data.published,
        "update reporting.discrepancies set status = 'firm', decision = null",
        f"update marts.fct_discrepancies set observation_a = '{one}', document_version_id_a = '{version}', "
        "observation_b = null, document_version_id_b = 'another'",
    )
    client = explored(data)
    own, beside = (plain(client.get(f"/evidence/value/{figure}").text) for figure in (one, other))

    assert "Contradicted firmly, and nobody has decided" in own and "Told of" not in own
    assert "Contradicted firmly" not in beside and "Told of" in beside
    assert "Nothing that was read contradicts" not in own + beside


def test_a_figure_says_why_it_stands_for_its_authority_or_does_not(client: TestClient, walked: Walked) -> None:
    reasons = sql(
        walked.data,
        "select observation_id, document_id, is_preferred, preference_reason from reporting.observations "
        "where preference_reason is not null",
    )

    assert {is_preferred for _, _, is_preferred, _ in reasons} == {True, False}
    for figure, document, is_preferred, reason in reasons:
        assert str(reason) in plain(client.get(f"/evidence/value/{figure}").text)
        assert is_preferred or str(reason)[1:] in plain(client.get(f"/document/{document}").text)


@pytest.mark.parametrize(
    ("kind", "key", "table"),
    [
        ("finding", "finding_id", "reporting.findings inner join marts.fct_findings using (finding_id)"),
        ("judgement", "judgement_id", "marts.fct_judgements"),
        ("event", "event_id", "marts.dim_oversight_events"),
    ],
)
def test_a_contradiction_touches_what_words_it_or_is_worded_in_it(
    data: DataPaths, kind: str, key: str, table: str
) -> None:
    words = "text" if kind == "finding" else "quote"
    ((identifier, version, passage),) = sql(
        data,
        f"select {key}, document_version_id, {words} from {table} where length({words}) > 20 order by {key} limit 1",
    )
    client, address = explored(data), f"/evidence/{kind}/{identifier}"
    broken_elsewhere = "\n".join(str(passage).split()).replace("'", "''")

    for quote, is_touched in (
        (broken_elsewhere, True),
        (f"It is said: {broken_elsewhere}!", True),
        (broken_elsewhere[5:-5], True),
        (f"{broken_elsewhere[5:]} or not", False),
    ):
        changed(
            data.published,
            f"update marts.fct_discrepancies set document_version_id_a = '{version}', observation_a = null, "
            f"observation_b = null, quote_a = '{quote}', document_version_id_b = 'another'",
        )
        assert (NO_CONTRADICTION not in client.get(address).text) == is_touched, quote


def test_a_doubted_figure_of_a_finding_says_why_and_what_was_decided(data: DataPaths) -> None:
    ((finding, figure, _),) = sql(data, FINDING_WITH_FIGURE)
    changed(
        data.published,
        "update reporting.observations set implausible_because = 'more than all <children>', decision = 'accepted', "
        f"decided_by = 'A. Analyst', decision_reason = 'seen' where observation_id = '{figure}'",
    )

    shown = explored(data).get(f"/evidence/finding/{finding}").text
    assert "more than all &lt;children&gt;" in shown
    assert "Accepted by A. Analyst: seen" in plain(shown)


def test_a_finding_that_came_back_shows_the_other_and_its_themes(client: TestClient, walked: Walked) -> None:
    ((earlier, later, theme),) = sql(
        walked.data,
        "select earlier_finding_id, later_finding_id, theme from reporting.recurring_issues "
        "order by recurring_issue_id limit 1",
    )

    for one, other, came in ((earlier, later, "After: "), (later, earlier, "Before: ")):
        shown = client.get(f"/evidence/finding/{one}").text
        assert f"/evidence/finding/{other}" in links_of(shown) and came in plain(shown)
    assert any(link.startswith(f"/themes/{theme}?area=") for link in links_of(shown))


def test_other_tellings_of_a_judgement_are_shown_and_another_grade_stands_out(data: DataPaths) -> None:
    ((one, other),) = sql(
        data,
        "select one.judgement_id, other.judgement_id from marts.fct_judgements as one "
        "inner join marts.fct_judgements as other using (event_id, area) "
        "where one.judgement_id < other.judgement_id and one.grade = other.grade order by all limit 1",
    )
    client, address = explored(data), f"/evidence/judgement/{one}"
    shown = client.get(address).text
    assert f"/evidence/judgement/{other}" in links_of(shown) and "another grade" not in shown

    changed(data.published, f"update marts.fct_judgements set grade = 'outstanding' where judgement_id = '{other}'")
    assert "another grade" in client.get(address).text


def test_an_event_names_every_document_that_tells_of_it(client: TestClient, walked: Walked) -> None:
    ((event, documents),) = sql(
        walked.data,
        "select event_id, count(*) from marts.bridge_oversight_event_documents where is_current "
        "group by event_id order by count(*) desc, event_id limit 1",
    )

    told = client.get(f"/evidence/event/{event}", params={"as": "csv", "table": "told"}).text
    assert len(told.strip().split("\n")) > 2
    assert told.count(",told,") + told.count(",own,") == documents


def test_a_finding_nobody_repeats_is_no_proof_and_shows_what_was_said_later_under_its_themes(
    client: TestClient, walked: Walked
) -> None:
    ((finding, later, words),) = sql(
        walked.data,
        "select asked.finding_id, later.finding_id, later.text from reporting.finding_themes as asked "
        "inner join reporting.finding_themes as told using (local_authority_key, theme) "
        "inner join reporting.findings as later on told.finding_id = later.finding_id "
        "where asked.kind in ('area_for_improvement', 'recommendation') and told.direction = 'weakness' "
        "and told.event_end_date > asked.event_end_date and asked.finding_id not in "
        "(select unnest([earlier_finding_id, later_finding_id]) from reporting.recurring_issues) "
        "order by hash(asked.finding_id || later.finding_id) limit 1",
    )
    shown = client.get(f"/evidence/finding/{finding}?as=csv&table=themes").text
    said = plain(client.get(f"/evidence/finding/{finding}").text)

    assert "this is no proof that it was put right" in said and "Later: " in said
    assert "after," in shown
    every = client.get(f"/evidence/finding/{later}?as=csv&table=themes").text
    assert "before," in every and words


def test_what_cannot_be_stands_last_among_other_statements_and_is_said_to_be_no_value(
    walked: Walked, tmp_path: Path
) -> None:
    data = DataPaths(tmp_path)
    shutil.copy(walked.data.published, data.published)
    with open_published(data.published) as warehouse:
        preferred, other = warehouse.execute(
            "select one.observation_id, two.observation_id from reporting.observation_history as one "
            "inner join reporting.observation_history as two using (quantity_id) "
            "where one.order_of_preference = 1 and two.order_of_preference = 2 order by all limit 1"
        ).fetchall()[0]
    changed(
        data.published,
        "update marts.fct_observations set implausible_because = '3 is below 50', decision = null "
        f"where observation_id = '{other}'",
    )
    client = explored(data)
    rows = rows_in(client.get(f"/evidence/value/{preferred}?as=csv&table=others"))

    assert (rows[-1]["observation_id"], rows[-1]["set_aside_because"]) == (other, "3 is below 50")
    assert not any(row["set_aside_because"] for row in rows[:-1])
    assert "set aside, no value of the measure: 3 is below 50" in page(client, f"/evidence/value/{preferred}")
