"""How well a published file knows what figures of running text mean, against labelled/meaning.csv.

One label a number of a page, in batches of which each was scored once before anyone looked into it. A label names the
document by the first digits of its SHA-256, the page, a few words around the number, and what is right: the measures
of the catalogue that are it (`|` between; none where no measure is), the word stems without which it would be
misunderstood (`scope`: all parts, `/` between alternatives), comparator and period (`kind:start:end`).
"""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

import duckdb

from tests.evaluation.labels import LABELLED
from tests.evaluation.scores import Scores, shown

Row = dict[str, Any]
SHA_DIGITS = 12
FEWEST_SHARED = 16
"""Letters in a row by which a label's words and a passage are the same place, on one page and of one value."""
MOST_WORDS = 30
MOST_DAYS_OF_FIELDWORK = 45
ASPECTS = ("values", "meaning", "named right", "named", "labels", "comparator", "dated", "no figure")

_READINGS = f"""
    select distinct left(r.file_sha256, {SHA_DIGITS}) as document, o.page, o.quote, o.value, o.unit,
        case when o.measure_status = 'catalogued' then o.measure end as measure, o.measure_label, o.reported_label,
        coalesce(o.breakdown, '') as breakdown, coalesce(o.comparator, '') as comparator,
        o.period_kind, o.period_start, o.period_end, o.char_start, o.observation_id
    from reporting.observations as o
    inner join meta.renditions as r on o.document_file = r.document_file
    where o.value is not null
    order by o.char_start, o.observation_id
"""
_RECEIVED = f"""
    select left(file_sha256, {SHA_DIGITS}) as document, any_value(kind order by part nulls first)
    from meta.renditions group by document
"""


@dataclass
class Judged:
    """What was found of one batch, aspect by aspect: right or not of those to which it applies."""

    aspects: dict[str, Scores] = field(default_factory=lambda: defaultdict(Scores))

    def add(self, aspect: str, is_right: bool) -> None:
        """Counts one label or reading."""
        self.aspects[aspect].add(["right"], ["right"] * is_right)

    def shares(self) -> list[str]:
        """The share that is right of each aspect, and of how many."""
        return [
            f"{shown(self.aspects[name].recall())} of {self.aspects[name].labelled('right'):>4}" for name in ASPECTS
        ]


def labels() -> list[Row]:
    """Every label, numbers as numbers."""
    with (LABELLED / "meaning.csv").open(encoding="utf-8", newline="") as lines:
        return [row | {"page": int(row["page"]), "value": float(row["value"])} for row in csv.DictReader(lines)]


class Published:
    """The labels whose documents are in a published file, and what it reads on their pages."""

    def __init__(self, connection: duckdb.DuckDBPyConnection) -> None:
        cursor = connection.execute(_READINGS)
        names = [column[0] for column in cursor.description or ()]
        self.read: dict[tuple[str, int], list[Row]] = defaultdict(list)
        for values in cursor.fetchall():
            row = dict(zip(names, values, strict=True))
            self.read[row["document"], row["page"]].append(row)
        self.kinds: dict[str, str] = dict(connection.execute(_RECEIVED).fetchall())
        self.asked = [label for label in labels() if label["document"] in self.kinds]

    def by_kind(self) -> Iterator[tuple[str, list[Row]]]:
        """The labels of each type of document, with the name of the type."""
        for kind in sorted({self.kinds[label["document"]] for label in self.asked}):
            yield kind, [label for label in self.asked if self.kinds[label["document"]] == kind]


def print_meaning(published: Published) -> None:
    """Prints the shares batch by batch, for the labels whose documents are in the published file."""
    print(f"\n{len(published.asked)} labelled numbers stand in these documents")
    print("meaning of figures" + "".join(f"{name:>13}" for name in ASPECTS))
    for batch, judged in judge(published.asked, published.read).items():
        print(f"  {batch:<16}" + "".join(f"{share:>13}" for share in judged.shares()))


def judged_together(asked: Iterable[Row], read: dict[tuple[str, int], list[Row]]) -> Judged:
    """What was found of labels of whatever batch."""
    whole = Judged()
    for judged in judge(asked, read).values():
        for aspect, scores in judged.aspects.items():
            whole.aspects[aspect].right.update(scores.right)
            whole.aspects[aspect].missed.update(scores.missed)
    return whole


def judge(asked: Iterable[Row], read: dict[tuple[str, int], list[Row]]) -> dict[str, Judged]:
    """Judges each label by the reading of its number, figures before what is none; a reading serves one label."""
    known = frozenset((LABELLED / "measures_when_labelled.txt").read_text(encoding="utf-8").split())
    batches: dict[str, Judged] = defaultdict(Judged)
    used: set[str] = set()
    for label in sorted(asked, key=lambda label: label["is_figure"] != "1"):
        judged = batches[label["batch"]]
        found = [row for row in read[label["document"], label["page"]] if _is_of(label, row)]
        if label["is_figure"] != "1":
            judged.add("no figure", not any(row["observation_id"] not in used for row in found))
            continue
        row = max(found, key=lambda row: _fit(label, row, used), default=None)
        judged.add("values", row is not None)
        for aspect, is_right in _aspects(label, row, known):
            judged.add(aspect, is_right)
        used |= {row["observation_id"]} if row else set()
    return batches


def _aspects(label: Row, row: Row | None, known: frozenset[str]) -> Iterator[tuple[str, bool]]:
    wanted = _alternatives(label["measure"])
    if row is None:
        yield "meaning", False
        if wanted:
            yield "named", False
        return
    is_named = row["measure"] is not None and _is_named_right(label, row, wanted, known)
    is_told = _is_told(label, row)
    yield "meaning", is_named if row["measure"] else (not wanted and is_told)
    if wanted:
        yield "named", is_named
    yield ("named right", is_named) if row["measure"] else ("labels", is_told)
    comparator = "" if label["comparator"] == "previous" else label["comparator"]
    is_any_other = comparator in ("regional", "other") and bool(row["comparator"])
    yield "comparator", (row["comparator"] == comparator) or is_any_other
    yield "dated", any(_is_period(*_period(told), row) for told in _periods(label))


def _is_of(label: Row, row: Row) -> bool:
    near, quote = _squeezed(label["near"]), _squeezed(row["quote"])
    pieces = (near[start : start + FEWEST_SHARED] for start in range(max(1, len(near) - FEWEST_SHARED + 1)))
    return abs(abs(row["value"]) - abs(label["value"])) < 0.06 and any(piece in quote for piece in pieces)


def _fit(label: Row, row: Row, used: set[str]) -> tuple[bool, ...]:
    """Of several readings the one that says most of what is wanted: a number told twice costs nothing."""
    wanted = _alternatives(label["measure"])
    said = row["breakdown"] if row["measure"] else f"{row['reported_label']} {row['breakdown']}"
    is_wanted = row["measure"] in wanted if row["measure"] else not wanted
    return row["observation_id"] not in used, is_wanted, _says(label["scope"], said), row["unit"] == label["unit"]


def _is_named_right(label: Row, row: Row, wanted: set[str], known: frozenset[str]) -> bool:
    """A measure that is younger than the labels is right where its name, label and breakdown say the scope."""
    if row["measure"] in known:
        return row["measure"] in wanted and _says(label["scope"], row["breakdown"])
    said = f"{row['measure']} {row['measure_label']} {row['breakdown']} {row['reported_label']}"
    return bool(wanted or label["scope"]) and _says(label["scope"], said) and not _says_any(label["scope_not"], said)


def _is_told(label: Row, row: Row) -> bool:
    said = f"{row['reported_label']} {row['breakdown']}"
    is_whole = _says(label["scope"], said) and not _says_any(label["scope_not"], said)
    return is_whole and len(said.split()) <= MOST_WORDS and not re.match(r"\W", row["reported_label"] or "-")


def _periods(label: Row) -> list[str]:
    own = ":".join(label[name] for name in ("period_kind", "period_start", "period_end"))
    return [own, *_alternatives(label["period_alternatives"])]


def _period(told: str) -> tuple[str, str, str]:
    kind, start, end = (part.strip() for part in f"{told}::".split(":")[:3])
    return kind, start, end


def _is_period(kind: str, first: str, last: str, row: Row) -> bool:
    start, end = (str(row[name] or "") for name in ("period_start", "period_end"))
    if last:
        return end == last and (start == first or kind == "snapshot")
    if first or kind not in ("unknown", "inspection", "year"):
        return False
    is_fieldwork = bool(end) and row["period_kind"] == "range" and _days(row) <= MOST_DAYS_OF_FIELDWORK
    return not end or (kind == "inspection" and is_fieldwork) or (kind == "year" and row["period_kind"] == "year")


def _days(row: Row) -> int:
    return (row["period_end"] - row["period_start"]).days


def _alternatives(told: str) -> set[str]:
    return set(filter(None, told.split("|")))


def _says(stems: str, text: str) -> bool:
    said = _plain(text)
    return all(any(stem.strip() in said for stem in part.split("/")) for part in stems.split("|") if part.strip())


def _says_any(stems: str, text: str) -> bool:
    said = _plain(text)
    return any(stem.strip() and stem.strip() in said for stem in re.split(r"[|/]", stems))


def _plain(text: str) -> str:
    straight = (text or "").translate(str.maketrans("’‘–_", "''- ", "\ufffe\u00ad"))
    return re.sub(r"\s+", " ", straight).strip().lower()


def _squeezed(text: str) -> str:
    return re.sub(r"[\s-]", "", _plain(text))
