"""The rows that tell dates: each is needed by its example, which sets every date that it prints in «»."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator

import pytest

from ingest.language import cues, period_points
from ingest.readers.periods import Period, PeriodContext, PeriodMention, find_periods, parse_period
from tests.unit.deleted_rows import deleting

COVERED = Period("range", dt.date(2013, 7, 1), dt.date(2013, 12, 31), "title")
CONTEXT = PeriodContext(dt.date(2014, 2, 18), dt.date(2014, 3, 12), covers=COVERED)
OF_HEADINGS = ("header_years", "header_filler", "span_named")
ROWS = cues.rows("dates")
IN_TEXT = [row for row in ROWS if row["kind"] not in OF_HEADINGS]
IN_HEADINGS = [row for row in ROWS if row["kind"] in OF_HEADINGS]


def forget() -> None:
    for remembered in (cues.cues, cues.of_kind, cues.either, period_points._printed, find_periods):
        remembered.cache_clear()


@pytest.fixture
def delete(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[str], None]]:
    yield from deleting(monkeypatch, forget)


def read(marked: str) -> tuple[PeriodMention, ...]:
    return find_periods(marked.replace("«", "").replace("»", ""), CONTEXT)


def places(marked: str) -> list[tuple[int, int]]:
    """Where an example sets its dates in «»."""
    pieces = [piece.split("»") for piece in marked.split("«")]
    at, found = len(pieces[0][0]), []
    for date, behind in pieces[1:]:
        found.append((at, at + len(date)))
        at += len(date) + len(behind)
    return found


@pytest.mark.parametrize("row", IN_TEXT, ids=[row["rule"] for row in IN_TEXT])
def test_dates_are_read_by_their_row_alone(row: dict[str, str], delete: Callable[[str], None]) -> None:
    example, counter_example = read(row["example"]), read(row["counter_example"])
    assert [(mention.start, mention.end) for mention in example] == places(row["example"])
    assert [(mention.start, mention.end) for mention in counter_example] == places(row["counter_example"])
    delete(row["rule"])
    assert read(row["example"]) != example
    assert read(row["counter_example"]) == counter_example


@pytest.mark.parametrize("row", IN_HEADINGS, ids=[row["rule"] for row in IN_HEADINGS])
def test_a_heading_is_a_period_by_its_row_alone(row: dict[str, str], delete: Callable[[str], None]) -> None:
    assert isinstance(parse_period(row["example"], CONTEXT), Period)
    assert parse_period(row["counter_example"], CONTEXT) is None
    delete(row["rule"])
    assert parse_period(row["example"], CONTEXT) is None


@pytest.mark.parametrize("row", ROWS, ids=[row["rule"] for row in ROWS])
def test_a_row_is_short_and_complete(row: dict[str, str]) -> None:
    assert tuple(row) == cues.COLUMNS
    assert len(row["pattern"]) <= 200
    assert all(row[name] for name in ("kind", "meaning", "reach", "example", "counter_example", "source"))
