"""What was measured, as rows: read and written beside the page that shows them."""

from __future__ import annotations

import csv
import datetime as dt
import os
import platform
import subprocess
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, fields
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[3]
ROWS_FILE = PROJECT / "docs" / "scale.csv"


@dataclass(frozen=True)
class Figure:
    """One measured figure of one run: over how many documents, in how many papers (files), in which stage."""

    documents: int
    papers: int
    stage: str
    figure: str
    value: float
    unit: str
    measured_on: str
    commit: str
    machine: str


class Run:
    """Makes the figures of one run over so many documents, dated, with commit and machine."""

    def __init__(self, documents: int, papers: int) -> None:
        self._documents, self._papers = documents, papers
        self._about = (dt.date.today().isoformat(), _commit(), f"{os.cpu_count()} cores, {platform.machine()}")

    def figure(self, stage: str, figure: str, value: float, unit: str) -> Figure:
        """One figure, to two decimals."""
        return Figure(self._documents, self._papers, stage, figure, round(value, 2), unit, *self._about)


def read(path: Path = ROWS_FILE) -> list[Figure]:
    """All figures of the file; none where there is no file."""
    if not path.exists():
        return []
    with path.open(encoding="utf-8", newline="") as lines:
        return [
            Figure(int(row.pop("documents")), int(row.pop("papers")), value=float(row.pop("value")), **row)
            for row in csv.DictReader(lines)
        ]


def write(figures: Iterable[Figure], path: Path = ROWS_FILE) -> None:
    """Writes the rows in the order of documents, stages as measured."""
    with path.open("w", encoding="utf-8", newline="") as lines:
        writer = csv.DictWriter(lines, [field.name for field in fields(Figure)], lineterminator="\n")
        writer.writeheader()
        writer.writerows(asdict(figure) for figure in figures)


def in_place_of(old: Sequence[Figure], new: Sequence[Figure]) -> list[Figure]:
    """The old figures without those of the runs that were measured again, and the new."""
    again = {(figure.documents, figure.stage) for figure in new}
    kept = [figure for figure in old if (figure.documents, figure.stage) not in again]
    return sorted([*kept, *new], key=lambda figure: figure.documents)


def _commit() -> str:
    said = subprocess.run(
        ["git", "rev-parse", "--short", "HEAD"], cwd=PROJECT, capture_output=True, text=True, check=False
    )
    return said.stdout.strip() or "unknown"
