"""Papers against one another: quotations, due dates, values, copies."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from ingest import catalogue
from ingest.vocabularies import DiscrepancyStatus, Doubt, Severity
from tests.unit.contradictions.papers import claim, finding, found, paper, passage, statuses
from warehouse.contradictions.events_apart import are_apart
from warehouse.contradictions.papers import Paper

FIRM, POSSIBLE = DiscrepancyStatus.FIRM, DiscrepancyStatus.POSSIBLE
SAID = (
    "Plans for children are informed by thorough assessments, but many are not well recorded and lack detail. "
    "Workers visit children often and know them well, although visits at short notice are rarely written up."
)


def quoting(words: str, letter: str = SAID) -> list[Any]:
    own = paper(document_id="ours", claims=(claim(f"It said “{words}”.", "quotes", words, subject=words),))
    return found("misquoted", own, paper(document_id="letter", findings=(finding(letter),)))


def test_a_quotation_without_its_criticism_is_firm() -> None:
    (one,) = quoting(
        "Plans for children are informed by thorough assessments. Workers visit children often and know them well"
    )

    assert one.status is FIRM
    assert one.arithmetic == "The quotation leaves out “but many are not well recorded and lack detail”."


def test_a_quotation_is_as_grave_as_what_it_changes() -> None:
    letter = "Of all the plans that were seen by us here in March, 40 were late and not one of them was well recorded."
    figure = quoting(letter.replace("40", "42").replace("us", "them"), letter)
    (criticism,) = quoting(
        "Plans for children are informed by thorough assessments. Workers visit children often and know them well"
    )

    assert [one.severity for one in (*figure, criticism)] == [Severity.MEDIUM, Severity.HIGH]


def test_changed_words_and_an_early_end_are_possible() -> None:
    changed = quoting("Workers visited the children often and know them well")
    ended = quoting("Workers visit children often and know them well.")

    assert [one.status for one in (*changed, *ended)] == [POSSIBLE, POSSIBLE]
    assert ended[0].arithmetic == "The quotation ends before “although visits at short notice are”."


@pytest.mark.parametrize(
    "words",
    [
        "Plans for children are informed by thorough assessments",
        "Plans for children are informed by thorough assessments … Workers visit children often and know them well",
        "Plans for children are informed by the strategies of the council and of its many good partners in the area",
        "workers visit children often, and know them ‘well’",
    ],
)
def test_a_true_a_marked_and_another_quotation_are_none(words: str) -> None:
    assert quoting(words) == []


def told(text: str, day: dt.date, due: dt.date = dt.date(2023, 12, 30)) -> list[Any]:
    requirement = finding(
        "The registered person must notify the bodies of Schedule 7 of every event without delay.",
        kind="requirement", due_date=due, rendition_id="letter",
    )  # fmt: skip
    own = paper(document_id="ours", claims=(claim(text, "due", period_start=day, period_end=day),))
    return found("due_dates", own, paper(rendition_id="letter", document_id="letter", findings=(requirement,)))


def test_a_requirement_is_due_on_the_day_it_was_given() -> None:
    text = "The requirement to notify bodies of Schedule 7 events was met within the timescale of 31 December."
    (one,) = told(text, dt.date(2023, 12, 31))

    assert (one.status, one.value_a, one.value_b) == (FIRM, 31, 30)
    assert told(text, dt.date(2023, 12, 30)) == []
    assert told(text, dt.date(2024, 12, 31)) == []
    assert told("The requirement on hygiene was met within the timescale of 31 December.", dt.date(2023, 12, 31)) == []


def valued(number: str, document: str, on: dt.date, **facts: Any) -> Paper:
    stated = passage(f"«{number}» contacts in March.", {"measure": "contacts", "role": "level", **facts})
    return paper(stated, document_id=document, rendition_id=document, document_date=on)


NEW_YEAR = dt.date(2016, 1, 1)


def test_two_papers_of_one_occasion_print_one_value() -> None:
    one, later = valued("40", "a", NEW_YEAR), dt.date(2016, 9, 1)

    assert statuses("across_papers", one, valued("41", "b", NEW_YEAR)) == [FIRM]
    (possible,) = found("across_papers", one, valued("41", "b", later))
    assert possible.doubts == {Doubt.DATE}
    assert found("across_papers", one, valued("40", "b", NEW_YEAR)) == []
    assert found("across_papers", one, valued("41", "a", NEW_YEAR)) == []
    for facts in ({"period_basis": "fieldwork"}, {"role": "target"}, {"breakdown": "sex=boys"}):
        assert found("across_papers", one, valued("41", "b", NEW_YEAR, **facts)) == []


def copied(rendition: str, text: str, **facts: Any) -> Paper:
    return paper(passage(text, {}, **facts), rendition_id=rendition)


def test_two_copies_of_a_sentence_print_one_value() -> None:
    text = "At the end of that year «{}» children lived with foster families in Dudley."
    one = copied("pdf", text.format(40))

    assert statuses("copies_differ", one, copied("text", text.format(44))) == [FIRM]
    assert found("copies_differ", one, copied("text", text.format(40))) == []
    assert found("copies_differ", one, copied("text", text.format(44), reading="table")) == []
    assert found("copies_differ", one, copied("text", "Of them «44» lived with foster families in Dudley.")) == []


@pytest.mark.parametrize("row", catalogue.rows("differing_events"), ids=lambda row: row["one"])
def test_labels_of_two_events_are_told_from_those_of_one(row: dict[str, str]) -> None:
    for labels, is_apart in ((row["example"], True), (row["counter_example"], False)):
        one, other = labels.split("|")
        assert (are_apart(one, other), are_apart(other, one)) == (is_apart, is_apart)


def test_values_of_two_events_are_possible() -> None:
    returned = valued("40", "a", NEW_YEAR, reported_label="Audits Returned")
    completed = valued("41", "b", NEW_YEAR, reported_label="Number of audits completed")
    (one,) = found("across_papers", returned, completed)

    assert one.doubts == {Doubt.COUNTED}

    returned = valued("40", "a", NEW_YEAR, measure="audits_returned", reported_label="Total Returns")
    completed = valued("41", "b", NEW_YEAR, measure="audits_completed", reported_label="Audits completed")
    (one,) = found("across_papers", returned, completed)

    assert one.doubts == {Doubt.COUNTED}
    assert found("across_papers", returned, valued("41", "b", NEW_YEAR, measure="audits_moderated")) == []
