"""The rows that tell of judgements: each is needed by its example and passes over its counter-example."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from ingest.language import cues
from ingest.readers.told.pieces import pieces_of
from tests.unit.deleted_rows import deleting

ROWS = cues.rows("told")


def forget() -> None:
    for remembered in (cues.cues, cues.of_kind, pieces_of):
        remembered.cache_clear()


@pytest.fixture
def delete(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[str], None]]:
    yield from deleting(monkeypatch, forget)


def marked(example: str) -> tuple[str, str] | None:
    """Kind and meaning of the piece that an example sets in «»; None where it is no piece by itself."""
    start, end = example.index("«"), example.index("»") - 1
    pieces = pieces_of(example.replace("«", "").replace("»", ""))
    return next(((each.kind, each.meaning) for each in pieces if (each.start, each.end) == (start, end)), None)


@pytest.mark.parametrize("row", ROWS, ids=[row["rule"] for row in ROWS])
def test_words_are_a_piece_by_their_row_alone(row: dict[str, str], delete: Callable[[str], None]) -> None:
    wanted = (row["kind"], row["meaning"])
    assert marked(row["example"]) == wanted
    assert row["rule"] not in {hit.cue.rule for hit in cues.hits("told", row["counter_example"])}
    delete(row["rule"])
    assert marked(row["example"]) != wanted


@pytest.mark.parametrize("row", ROWS, ids=[row["rule"] for row in ROWS])
def test_a_row_is_short_and_complete(row: dict[str, str]) -> None:
    assert tuple(row) == cues.COLUMNS
    assert len(row["pattern"]) <= 200
    assert all(row[name] for name in ("kind", "reach", "example", "counter_example", "source"))
