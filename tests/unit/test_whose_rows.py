"""The rows that say whose a value is: each is needed by its example and passes over its counter-example."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from ingest.language import cues
from ingest.readers.numbers import find_numbers
from ingest.readers.statements import comparator_names
from ingest.readers.statements.comparators import comparator

ALL_ROWS = cues.rows
ROWS = ALL_ROWS("whose")


def forget() -> None:
    cues.cues.cache_clear()
    cues.of_kind.cache_clear()
    for built in (comparator_names.named_anywhere, comparator_names.named_here, comparator_names.named_beside):
        built.cache_clear()


@pytest.fixture
def delete(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[str], None]]:
    def without(rule: str) -> None:
        kept = lambda table: [row for row in ALL_ROWS(table) if row["rule"] != rule]  # noqa: E731
        monkeypatch.setattr(cues, "rows", kept)
        monkeypatch.setattr(comparator_names, "rows", kept)
        forget()

    yield without
    monkeypatch.undo()
    forget()


def whose(marked: str) -> str | None:
    """The comparator of the number that an example sets in «»."""
    text = marked.replace("«", "").replace("»", "")
    return next(comparator(text, number) for number in find_numbers(text) if number.start == marked.index("«"))


@pytest.mark.parametrize("row", ROWS, ids=[row["rule"] for row in ROWS])
def test_a_value_is_anothers_by_its_row_alone(row: dict[str, str], delete: Callable[[str], None]) -> None:
    assert whose(row["example"]) == row["meaning"]
    assert whose(row["counter_example"]) != row["meaning"]
    delete(row["rule"])
    assert whose(row["example"]) != row["meaning"]


@pytest.mark.parametrize("row", ROWS, ids=[row["rule"] for row in ROWS])
def test_a_row_is_short_and_complete(row: dict[str, str]) -> None:
    assert tuple(row) == cues.COLUMNS
    assert len(row["pattern"]) <= 200
    assert row["kind"] in ("name", "duty", "aim")
    assert row["reach"] in ("everywhere", "sentence", "alone", "aim")
