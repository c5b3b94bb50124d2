"""Renders `docs/accuracy.md` from the rows of what was measured."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from tests.evaluation.accuracy import ALL_KINDS, Row, labelled_sets

PAGE = Path(__file__).resolve().parents[2] / "docs" / "accuracy.md"
OPENING = """# How accurate it is

Written by `make evaluate` where the labelled documents are at hand; do not edit.
`meta.accuracy` of the published file holds the same figures.

*Precision* is the share of what was read that is right; *recall* the share of what a person labelled that was read, and
read right. Each has its 95 % interval (Wilson's score interval) and how many were judged. Few judged, a wide interval:
read that, not the share.

The labelled pages have been looked at since they were labelled, and rules were mended on what they showed. On pages
that nobody has seen expect less: [what the data cannot support](what_the_data_cannot_support.md) and
[decision 0012](decisions/0012-every-word-accounted-for.md) give the first looks.
"""
HEADING = "| field | document type | precision | n | recall | n |\n| --- | --- | --- | --- | --- | --- |"


def rendered(rows: Sequence[Row]) -> str:
    """The whole page."""
    overall = [row for row in rows if row.document_kind == ALL_KINDS]
    by_kind = [row for row in rows if row.document_kind != ALL_KINDS]
    parts = [
        OPENING,
        "## By kind of field\n\n" + "\n".join([HEADING, *_lines(overall)]) + "\n",
        "## By document type\n\n" + "\n".join([HEADING, *_lines(by_kind)]) + "\n",
        "## The labelled sets\n\n" + "\n".join(_sets(rows)) + "\n",
    ]
    return "\n".join(parts)


def _lines(rows: Iterable[Row]) -> Iterator[str]:
    told: dict[tuple[str, str], dict[str, Row]] = {}
    for row in rows:
        told.setdefault((row.field, row.document_kind), {})[row.metric] = row
    for (field, kind), metrics in told.items():
        cells = [cell for metric in ("precision", "recall") for cell in _cells(metrics.get(metric))]
        yield f"| {field} | {kind.replace('_', ' ')} | {' | '.join(cells)} |"


def _cells(row: Row | None) -> tuple[str, str]:
    return (f"{row.share:.2f} ({row.low:.2f}–{row.high:.2f})", f"{row.judged:,}") if row else ("–", "–")


def _sets(rows: Sequence[Row]) -> Iterator[str]:
    yield "| set | labelled on | measured on | what it holds |\n| --- | --- | --- | --- |"
    measured = {row.labelled_set: row.measured_on for row in rows}
    for name, one in labelled_sets().items():
        if name in measured:
            yield f"| `tests/labelled/{one.file}` | {one.labelled_on} | {measured[name]} | {one.holds} |"
