"""What was measured, as rows: how much is right, by kind of field and by document type, with 95 % intervals.

`make evaluate` writes them to `ingest/catalogue/accuracy.csv`, from which they are published as `meta.accuracy`, and
`docs/accuracy.md` is rendered from the same rows.
"""

from __future__ import annotations

import csv
import datetime as dt
import hashlib
import io
import math
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from tests.evaluation.items import Item
from tests.evaluation.labels import (
    HELD_OUT,
    LABELLED,
    TUNING,
    Label,
    PairLabel,
    told_direction,
    told_kind,
    told_themes,
)
from tests.evaluation.meaning import Judged
from tests.evaluation.scores import Scores

ROWS_FILE = Path(__file__).resolve().parents[2] / "ingest" / "catalogue" / "accuracy.csv"
ALL_KINDS = "all"
PRECISION, RECALL = "precision", "recall"
NORMAL_97_5 = 1.959964
FINDING_FIELDS = (
    ("finding: kind", told_kind),
    ("finding: direction", told_direction),
    ("finding: theme", told_themes),
)


class Measured(NamedTuple):
    """So many of so many are right: of those read (precision) or of those labelled (recall)."""

    field: str
    document_kind: str
    metric: str
    right: int
    judged: int
    labelled_set: str


class Row(NamedTuple):
    """A row of the table: what was measured, its interval, and by which labels it was measured when."""

    field: str
    document_kind: str
    metric: str
    right: int
    judged: int
    share: float
    low: float
    high: float
    labelled_set: str
    labelled_on: str
    set_digest: str
    measured_on: str


class LabelledSet(NamedTuple):
    """One set of labels: where it stands, when it was labelled and what it holds."""

    labelled_set: str
    file: str
    labelled_on: str
    holds: str

    @property
    def digest(self) -> str:
        """First digits of the hash of its file: other labels, another measurement."""
        return hashlib.sha256((LABELLED / self.file).read_bytes()).hexdigest()[:12]


def labelled_sets() -> dict[str, LabelledSet]:
    """Every set by its name."""
    with (LABELLED / "sets.csv").open(encoding="utf-8", newline="") as lines:
        return {row["labelled_set"]: LabelledSet(**row) for row in csv.DictReader(lines)}


def wilson(right: int, judged: int) -> tuple[float, float]:
    """Wilson's 95 % score interval of a share; `judged` is at least 1."""
    share, z2 = right / judged, NORMAL_97_5**2
    centre = share + z2 / (2 * judged)
    reach = NORMAL_97_5 * math.sqrt(share * (1 - share) / judged + z2 / (4 * judged**2))
    return max(0.0, (centre - reach) / (1 + z2 / judged)), min(1.0, (centre + reach) / (1 + z2 / judged))


def of_meaning(judged: Judged, document_kind: str) -> Iterator[Measured]:
    """What figures of running text mean."""

    def right(aspect: str) -> int:
        return judged.aspects[aspect].right["right"]

    def asked(aspect: str) -> int:
        return judged.aspects[aspect].labelled("right")

    found, labelled = right("values"), asked("values")
    read_wrongly = asked("no figure") - right("no figure")
    counts = (
        ("value", PRECISION, found, found + read_wrongly),
        ("value", RECALL, found, labelled),
        ("measure", PRECISION, right("named right"), asked("named right")),
        ("measure", RECALL, right("named"), asked("named")),
        ("label of what has no measure", PRECISION, right("labels"), asked("labels")),
        ("comparator", PRECISION, right("comparator"), asked("comparator")),
        ("comparator", RECALL, right("comparator"), labelled),
        ("period", PRECISION, right("dated"), asked("dated")),
        ("period", RECALL, right("dated"), labelled),
    )
    for field, metric, one, of in counts:
        yield Measured(field, document_kind, metric, one, of, "meaning")


def of_findings(labels: Sequence[Label]) -> Iterator[Measured]:
    """Kind, direction and themes of findings that no rule was tuned on; one that is not read is missed."""
    unseen = [label for label in labels if label.half != TUNING]
    kinds = sorted({label.read.document_kind for label in unseen if label.read})
    for kind in (ALL_KINDS, *kinds):
        of_kind = [label for label in unseen if kind in (ALL_KINDS, label.read and label.read.document_kind)]
        for field, told in FINDING_FIELDS:
            scores = Scores()
            for label in of_kind:
                scores.add(*told(label, label.read))
            yield from _both(field, kind, scores, "findings")


def of_items(items: Sequence[Item]) -> Iterator[Measured]:
    """Printed items that are one finding each, whole; and of those asked for the ones whose kind says so."""
    for kind in (ALL_KINDS, *sorted({item.document_kind for item in items})):
        of_kind = [item for item in items if kind in (ALL_KINDS, item.document_kind)]
        asked = [item for item in of_kind if item.label.is_asked]
        yield Measured(
            "finding: whole item", kind, RECALL, sum(item.is_whole for item in of_kind), len(of_kind), "found"
        )
        yield Measured("finding: asked for", kind, RECALL, sum(item.is_asked for item in asked), len(asked), "found")


def of_pairs(pairs: Sequence[PairLabel], recurring: set[tuple[str, str]]) -> Iterator[Measured]:
    """Recurring issues: whether two items are one issue."""
    scores = Scores()
    for pair in pairs:
        if pair.half == HELD_OUT and pair.earlier and pair.later:
            said = (pair.earlier.finding_id, pair.later.finding_id) in recurring
            scores.add(["same issue"] * pair.is_same_issue, ["same issue"] * said)
    yield from _both("recurring issue", ALL_KINDS, scores, "issue_pairs")


def _both(field: str, kind: str, scores: Scores, labelled_set: str) -> Iterator[Measured]:
    right = scores.right.total()
    yield Measured(field, kind, PRECISION, right, right + scores.wrong.total(), labelled_set)
    yield Measured(field, kind, RECALL, right, right + scores.missed.total(), labelled_set)


def as_rows(measured: Iterable[Measured], day: dt.date) -> list[Row]:
    """The rows of what there was anything to judge of."""
    sets = labelled_sets()
    rows = []
    for one in measured:
        if one.judged:
            of = sets[one.labelled_set]
            low, high = wilson(one.right, one.judged)
            shares = (round(number, 3) for number in (one.right / one.judged, low, high))
            counts = (one.field, one.document_kind, one.metric, one.right, one.judged)
            rows.append(Row(*counts, *shares, of.labelled_set, of.labelled_on, of.digest, day.isoformat()))
    return rows


def as_csv(rows: Sequence[Row]) -> str:
    """The text of the table's file."""
    text = io.StringIO()
    written = csv.writer(text, lineterminator="\n")
    written.writerow(Row._fields)
    written.writerows(rows)
    return text.getvalue()


def written_rows() -> list[Row]:
    """The rows as they were last written."""
    with ROWS_FILE.open(encoding="utf-8", newline="") as lines:
        return [Row(**{name: _typed(name, text) for name, text in row.items()}) for row in csv.DictReader(lines)]


def _typed(name: str, text: str) -> Any:
    if name in ("right", "judged"):
        return int(text)
    return float(text) if name in ("share", "low", "high") else text
