"""What an invented paper printed, so that a reading of it can be judged without a person."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field


@dataclass(frozen=True)
class PrintedValue:
    """A value as the reader should have it; `period_end` is None where the paper does not date it."""

    value: float
    unit: str
    period_end: dt.date | None = None


@dataclass(frozen=True)
class PrintedGrade:
    """A grade of the cover or the judgement table: keys of the catalogue's areas and grades."""

    area: str
    grade: str


@dataclass
class Truth:
    """Everything that a paper printed and a reader must find; `kind` is that of the file's own document."""

    kind: str
    local_authority: str
    values: list[PrintedValue] = field(default_factory=list)
    grades: list[PrintedGrade] = field(default_factory=list)
    dates: dict[str, dt.date] = field(default_factory=dict)
    """Columns of a document with the dates they must have."""
