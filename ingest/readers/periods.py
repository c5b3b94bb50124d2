"""Dates and periods as these papers print them, resolved to days and with how they were resolved."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import NamedTuple


@dataclass(frozen=True)
class Period:
    """A period: `kind` and `basis` are those of records.Observation; both ends are inclusive."""

    kind: str
    start: dt.date | None
    end: dt.date | None
    basis: str


@dataclass(frozen=True)
class PeriodContext:
    """What a document says of itself that its dates lean on; every field may be unknown.

    `fieldwork_*`: the inspection or visit ("at the time of the inspection", "currently").
    `document_date`: letter, publication or meeting date. `covers`: the period a report says it is about
    ("July to December 2023"), from which a month printed without its year takes its year.
    """

    fieldwork_start: dt.date | None = None
    fieldwork_end: dt.date | None = None
    document_date: dt.date | None = None
    covers: Period | None = None


class PeriodMention(NamedTuple):
    """A period found in a text, at text[start:end]."""

    start: int
    end: int
    period: Period


UNKNOWN = Period("unknown", None, None, "none")
