"""Withdrawals: entered with who, when and why, taken back, and never lost sight of."""

from __future__ import annotations

from pathlib import Path

import pytest

from warehouse import withdrawals
from warehouse.entered import EntryError


def test_a_withdrawal_stands_until_it_is_taken_back(tmp_path: Path) -> None:
    path = tmp_path / "data" / "withdrawals.json"
    withdrawals.withdraw(path, "a" * 64, "report.pdf", "sent by\nmistake", "Jo")
    withdrawals.withdraw(path, "d1", "letter.pdf", "wrong council", "Jo")
    entered = withdrawals.withdraw(path, "d1", "letter.pdf", "the wrong council", "Sam")

    first, second = withdrawals.standing(path)
    assert (first.document_file, first.reason) == ("report.pdf", "sent by mistake")
    assert second == entered
    assert second.in_words == f"Withdrawn on {entered.withdrawn_at[:10]} by Sam: the wrong council"

    assert withdrawals.undo(path, "d1") == entered
    assert withdrawals.standing(path) == [first]
    with pytest.raises(EntryError, match=r"report\.pdf"):
        withdrawals.undo(path, "d1")


@pytest.mark.parametrize(
    ("reason", "by"), [(" ", "Jo"), ("why", ""), ("ask jo@example.org", "Jo"), ("why", "01632 960001")]
)
def test_what_is_published_with_it_must_be_fit_for_that(tmp_path: Path, reason: str, by: str) -> None:
    with pytest.raises(EntryError, match="published"):
        withdrawals.withdraw(tmp_path / "w.json", "d1", "letter.pdf", reason, by)
    assert withdrawals.standing(tmp_path / "w.json") == []


@pytest.mark.parametrize("damage", ["", "{", '[{"name": "d1"}]'])
def test_a_damaged_list_is_an_error_and_not_an_empty_one(tmp_path: Path, damage: str) -> None:
    path = tmp_path / "w.json"
    path.write_text(damage, encoding="utf-8")
    with pytest.raises(EntryError, match=r"w\.json"):
        withdrawals.standing(path)
