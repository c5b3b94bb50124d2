"""Which documents a model fails over: the smallest sets, found by trying; and the ledger of those set aside."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from warehouse.left_out import SetAside
from warehouse.set_aside import Entry, Ledger, culprits

ASIDE = SetAside("a" * 64, "a.txt", "files", "a" * 64, None, "fct_events", "a cast failed", "run")
bad_sets = st.lists(st.frozensets(st.integers(0, 40), min_size=1, max_size=3), max_size=4)


@given(st.integers(0, 41), bad_sets)
def test_what_remains_passes_and_each_set_fails_without_none_of_its_items(
    number: int, bad: list[frozenset[int]]
) -> None:
    def fails(chosen: Sequence[int]) -> bool:
        return any(together <= set(chosen) for together in bad)

    found = list(culprits(range(number), fails))
    left = set(range(number)) - {together[-1] for together in found}
    assert not fails(sorted(left))
    for together in found:
        assert fails(together)
        assert not any(fails([item for item in together if item != one]) for one in together)
    assert len(found) <= len([together for together in bad if together <= set(range(number))])


def test_few_tries_find_one_among_many() -> None:
    tries = []

    def fails(chosen: Sequence[int]) -> bool:
        tries.append(len(chosen))
        return 321 in chosen

    assert list(culprits(range(471), fails)) == [(321,)]
    assert len(tries) <= 24


def test_where_nothing_fails_too_no_document_is_to_blame() -> None:
    assert list(culprits(range(9), lambda _: True)) == [()]


def test_what_is_set_aside_stands_while_its_files_and_the_code_do(tmp_path: Path) -> None:
    path = tmp_path / "build" / "set_aside.json"
    with_another = dataclasses.replace(ASIDE, file_sha256="c")
    Ledger(path, "code").enter([Entry(ASIDE, ("a",))])
    Ledger(path, "code").enter([Entry(with_another, ("b", "c"))])

    assert Ledger(path, "code").standing({"a", "b", "c"}) == [ASIDE, with_another]
    assert Ledger(path, "code").standing({"a", "c"}) == [ASIDE]
    assert Ledger(path, "other code").standing({"a", "b", "c"}) == []


@pytest.mark.parametrize("damage", ["", "{", "[]", '{"fingerprint": "code", "entries": [1]}'])
def test_a_damaged_ledger_is_an_empty_one(tmp_path: Path, damage: str) -> None:
    path = tmp_path / "set_aside.json"
    path.write_text(damage, encoding="utf-8")
    assert Ledger(path, "code").standing({"a"}) == []
    Ledger(path, "code").enter([Entry(ASIDE, ("a",))])
    assert Ledger(path, "code").standing({"a"}) == [ASIDE]
