"""The rows that say which numbers count nothing: each is needed by its example and passes over its counter-example."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from ingest.language import cues
from ingest.readers import number_exclusions
from ingest.readers.numbers import find_numbers
from tests.unit.deleted_rows import deleting

ALL_ROWS = cues.rows
ROWS = ALL_ROWS("not_counted")


def forget() -> None:
    cues.cues.cache_clear()
    cues.of_kind.cache_clear()
    number_exclusions._of_reach.cache_clear()
    number_exclusions._from_number_on.cache_clear()


@pytest.fixture
def delete(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[str], None]]:
    yield from deleting(monkeypatch, forget)


def counts(marked: str) -> bool:
    """Whether the number that an example sets in «» is found."""
    text = marked.replace("«", "").replace("»", "")
    return marked.index("«") in {number.start for number in find_numbers(text)}


@pytest.mark.parametrize("row", ROWS, ids=[row["rule"] for row in ROWS])
def test_a_number_is_none_by_its_row_alone(row: dict[str, str], delete: Callable[[str], None]) -> None:
    assert not counts(row["example"])
    assert counts(row["counter_example"])
    delete(row["rule"])
    assert counts(row["example"])


@pytest.mark.parametrize("row", ROWS, ids=[row["rule"] for row in ROWS])
def test_a_row_is_short_and_complete(row: dict[str, str]) -> None:
    assert tuple(row) == cues.COLUMNS
    assert len(row["pattern"]) <= 200
    assert row["reach"] in ("number", "text")
    assert row["rule"].startswith(f"{row['kind']}.")
