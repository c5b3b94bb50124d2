"""The published accuracy: what `make evaluate` wrote, of the labels as they are, and the same on the page."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.evaluation.accuracy import ROWS_FILE, Row, as_csv, labelled_sets, wilson, written_rows
from tests.evaluation.accuracy_page import PAGE, rendered
from tests.evaluation.labels import LABELLED

STALE = "run `make evaluate` where the labelled documents are at hand"
NOT_JUDGED_BY = {"sets.csv"}


def test_the_page_and_the_rows_are_what_evaluate_writes() -> None:
    rows = written_rows()

    assert ROWS_FILE.read_text(encoding="utf-8") == as_csv(rows), STALE
    assert PAGE.read_text(encoding="utf-8") == rendered(rows), STALE


def test_every_set_is_named_measured_and_as_it_was_when_it_was_measured() -> None:
    sets = labelled_sets()
    measured = {(row.labelled_set, row.labelled_on, row.set_digest) for row in written_rows()}

    assert {one.file for one in sets.values()} == {path.name for path in LABELLED.glob("*.csv")} - NOT_JUDGED_BY
    assert measured == {(name, one.labelled_on, one.digest) for name, one in sets.items()}, STALE


@pytest.mark.parametrize("row", written_rows(), ids=lambda row: f"{row.field}-{row.document_kind}-{row.metric}")
def test_share_and_interval_follow_from_the_counts(row: Row) -> None:
    assert 0 <= row.right <= row.judged
    assert row.share == round(row.right / row.judged, 3)
    assert (row.low, row.high) == tuple(round(limit, 3) for limit in wilson(row.right, row.judged))


@pytest.mark.parametrize(
    ("right", "judged", "low", "high"), [(81, 263, 0.2553, 0.3662), (0, 10, 0.0, 0.2775), (10, 10, 0.7225, 1.0)]
)
def test_wilson_s_interval(right: int, judged: int, low: float, high: float) -> None:
    """The first example is Newcombe's (1998), table I."""
    assert wilson(right, judged) == pytest.approx((low, high), abs=1e-4)


@given(st.integers(1, 500), st.data())
def test_the_interval_holds_the_share_and_narrows_with_more(judged: int, data: st.DataObject) -> None:
    right = data.draw(st.integers(0, judged))
    low, high = wilson(right, judged)
    narrower_low, narrower_high = wilson(4 * right, 4 * judged)

    assert 0 <= low <= right / judged + 1e-9 and right / judged - 1e-9 <= high <= 1
    assert narrower_high - narrower_low < high - low
