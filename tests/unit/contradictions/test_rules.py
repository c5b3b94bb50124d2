"""What holds of every rule: it says what it is, what it reads exists, and its status follows from its doubts."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Sequence
from pathlib import Path
from types import SimpleNamespace

import pytest

from ingest.vocabularies import DiscrepancyKind, DiscrepancyStatus, Doubt, Severity
from tests.unit.contradictions.papers import found, paper, passage
from warehouse.contradictions import registry
from warehouse.contradictions.found import Contradiction, contradiction
from warehouse.contradictions.papers import Claim, Event, Figure, Finding, Note, Paper
from warehouse.contradictions.registry import all_rules

READ = {field.name for record in (Claim, Event, Figure, Finding, Note, Paper) for field in dataclasses.fields(record)}
METHOD = Path(__file__).resolve().parents[3] / "docs" / "contradictions.md"


@pytest.mark.parametrize("code", all_rules())
def test_a_rule_says_what_it_is(code: str) -> None:
    rule = all_rules()[code]

    assert isinstance(rule.KIND, DiscrepancyKind)
    assert rule.MESSAGE.endswith(".")
    assert set(rule.FIELDS) <= READ


@pytest.mark.parametrize("code", all_rules())
def test_the_method_note_tells_of_it(code: str) -> None:
    assert f"| `{code}` |" in METHOD.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("value_a", "value_b", "severity"),
    [(100, 101, Severity.LOW), (100, 108, Severity.MEDIUM), (100, 130, Severity.HIGH), (None, 3, Severity.LOW)],
)
def test_severity_is_how_far_values_lie_apart(value_a: float | None, value_b: float, severity: Severity) -> None:
    (place,) = passage("«5» children.", {})

    assert Contradiction(place, value_a, place, value_b, "").severity is severity


def test_what_might_be_reconciled_is_possible() -> None:
    (place,) = passage("«5» children.", {})

    assert contradiction(place, place, "").status is DiscrepancyStatus.FIRM
    assert contradiction(place, place, "", {Doubt.DATE}).status is DiscrepancyStatus.POSSIBLE


def test_a_rule_that_fails_over_one_paper_costs_that_paper(monkeypatch: pytest.MonkeyPatch) -> None:
    (place,) = passage("«5» children.", {})
    good, bad = paper([place]), paper(document_id="odd")

    def find(papers: Sequence[Paper]) -> Iterator[Contradiction]:
        for one in papers:
            yield contradiction(one.figures[0], one.figures[0], "")

    rule = SimpleNamespace(KIND=DiscrepancyKind.OTHER, MESSAGE="It fails.", FIELDS=(), find=find)
    monkeypatch.setattr(registry, "all_rules", lambda: {"failing": rule})
    fault, found_too = registry.contradictions([good, bad])

    assert isinstance(fault, registry.RuleFault) and (fault.rule, fault.document_id) == ("failing", "odd")
    assert isinstance(found_too, registry.Found) and found_too.contradiction.a is place


def test_a_date_that_cannot_be_is_told_once_a_passage() -> None:
    note = Note(
        rendition_id="paper", section=None, paragraph=None, page=2, quote="By 31 June 2015 all was done.",
        char_start=0, char_end=29, kind="impossible_date", message="31 June 2015 is on no calendar.",
    )  # fmt: skip
    other = dataclasses.replace(note, kind="footnote_mark")

    heading = dataclasses.replace(note, kind="heading_contradicts_cover", message="The heading says good.")

    (graded,) = found("grade_of_heading", paper(notes=(note, other, heading)))
    assert graded.arithmetic == heading.message
    (one,) = found("impossible_date", paper(notes=(note, note, other, heading)))
    assert (one.b, one.arithmetic, one.status) == (None, note.message, DiscrepancyStatus.FIRM)


def test_beside_a_year_that_cannot_be_stands_the_one_that_its_sentence_prints() -> None:
    stated = passage("It fell from «17»% in 2013-14 to 15% in 2105-16.", {"unit": "percent"})
    start = stated[0].char_start + stated[0].quote.index("2105")
    note = Note(
        rendition_id="paper", section=None, paragraph=None, page=2, quote="2105-16", char_start=start,
        char_end=start + 7, kind="impossible_date", message="2105-16 is on no calendar.",
    )  # fmt: skip

    (one,) = found("impossible_date", paper(stated, notes=(note,)))
    assert one.b is stated[0]
