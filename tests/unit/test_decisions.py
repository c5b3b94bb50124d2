"""Decisions: entered about what stands somewhere, checked, replaced and taken back."""

from __future__ import annotations

import json
import math
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from warehouse import decisions
from warehouse.decisions import Verdict
from warehouse.entered import EntryError, entering

VALUE: dict[str, Any] = {
    **{"review_id": "value_1", "kind": "implausible_value", "file_sha256": "a" * 64, "document_id": "d1"},
    **{"document_file": "report.pdf", "place": 40, "printed": "8,930", "expected_value": 8930.0, "page": 3},
    "quote": "8,930 children are looked after.",
}
TABLE = dict.fromkeys(decisions.ABOUT) | {"review_id": "table_1", "kind": "unlabelled_table"}


def test_a_decision_keeps_what_it_was_about_and_stands_until_it_is_taken_back(tmp_path: Path) -> None:
    path = tmp_path / "data" / "decisions.json"
    first = decisions.decide(path, TABLE, Verdict.DISMISSED, "an annex", "Jo")
    decisions.decide(path, VALUE, Verdict.DISMISSED, "not ours", "Jo")
    second = decisions.decide(path, VALUE, Verdict.CORRECTED, "a slip\nof the pen", "Sam", 893)

    assert decisions.standing(path) == [first, second]
    assert (second.printed, second.expected_value, second.corrected_value) == ("8,930", 8930.0, 893)
    assert (second.quote, second.reason) == (VALUE["quote"], "a slip of the pen")

    assert decisions.undo(path, "value_1") == second
    assert decisions.standing(path) == [first]
    with pytest.raises(EntryError, match="table_1"):
        decisions.undo(path, "value_1")


def test_decisions_that_are_entered_at_once_are_all_kept(tmp_path: Path) -> None:
    path = tmp_path / "decisions.json"

    def enter(number: int) -> None:
        decisions.decide(path, TABLE | {"review_id": f"table_{number}"}, Verdict.DISMISSED, "an annex", "Jo")

    with ThreadPoolExecutor(8) as people:
        list(people.map(enter, range(24)))

    assert {one.review_id for one in decisions.standing(path)} == {f"table_{number}" for number in range(24)}


def test_who_waits_too_long_for_another_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("warehouse.entered.WAIT", 0.05)
    path = tmp_path / "decisions.json"

    with entering(path), pytest.raises(EntryError, match="try again"):
        decisions.decide(path, TABLE, Verdict.DISMISSED, "an annex", "Jo")


@pytest.mark.parametrize(
    ("item", "value", "said"),
    [
        (TABLE, 5.0, "no single value"),
        (VALUE, 8930.0, "accept it"),
        (VALUE, None, "number"),
        (VALUE, math.nan, "number"),
        (VALUE, math.inf, "number"),
    ],
)
def test_a_correction_is_another_number_for_one_value(
    tmp_path: Path, item: dict[str, Any], value: float | None, said: str
) -> None:
    with pytest.raises(EntryError, match=said):
        decisions.decide(tmp_path / "d.json", item, Verdict.CORRECTED, "why", "Jo", value)
    assert decisions.standing(tmp_path / "d.json") == []


@pytest.mark.parametrize(("reason", "by"), [("", "Jo"), ("why", " "), ("ask jo@example.org", "Jo")])
def test_what_is_published_with_it_must_be_fit_for_that(tmp_path: Path, reason: str, by: str) -> None:
    with pytest.raises(EntryError, match="published"):
        decisions.decide(tmp_path / "d.json", VALUE, Verdict.ACCEPTED, reason, by)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"decision": "perhaps"}, "neither accepted"),
        ({"decision": "corrected"}, "neither accepted"),
        ({"corrected_value": 4.0}, "neither accepted"),
        ({"decided_at": "yesterday"}, "yesterday"),
        ({"colour": "red"}, "cannot be read"),
    ],
)
def test_what_is_written_by_hand_is_checked(tmp_path: Path, change: dict[str, Any], said: str) -> None:
    path = tmp_path / "decisions.json"
    decisions.decide(path, VALUE, Verdict.ACCEPTED, "why", "Jo")
    (row,) = json.loads(path.read_text(encoding="utf-8"))
    path.write_text(json.dumps([row | change]), encoding="utf-8")

    with pytest.raises(EntryError, match=said):
        decisions.standing(path)
