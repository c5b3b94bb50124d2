"""A table of linguistic rows without one of them, for the tests that a row is needed by its example."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from ingest.language import cues

_ALL_ROWS = cues.rows


def deleting(monkeypatch: pytest.MonkeyPatch, forget: Callable[[], None]) -> Iterator[Callable[[str], None]]:
    """Gives what deletes a row by its rule; `forget` clears what was made of the rows, then and at the end."""

    def without(rule: str) -> None:
        monkeypatch.setattr(cues, "rows", lambda table: [row for row in _ALL_ROWS(table) if row["rule"] != rule])
        forget()

    yield without
    monkeypatch.undo()
    forget()
