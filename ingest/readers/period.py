"""A period, what a document says of itself that its dates lean on, and where a text prints one."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from typing import NamedTuple


@dataclass(frozen=True)
class Period:
    """A period: `kind` and `basis` are those of records.Observation; both ends are inclusive.

    A span without its end ("since April") has none. `is_misprinted`: a date is printed that no calendar has; what it
    was to date is undated and takes no other date.
    """

    kind: str
    start: dt.date | None
    end: dt.date | None
    basis: str
    is_misprinted: bool = False


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
MISPRINTED = Period("unknown", None, None, "none", is_misprinted=True)


def fieldwork(context: PeriodContext) -> Period:
    """The days of the inspection or visit; UNKNOWN where the document has none."""
    if context.fieldwork_end is None:
        return UNKNOWN
    return Period("range", context.fieldwork_start or context.fieldwork_end, context.fieldwork_end, "fieldwork")


def at_month_end(period: Period) -> Period:
    """The last day of a month as a snapshot: what a level "in March 2012" is the level of."""
    if period.kind != "month":
        return period
    return replace(period, kind="snapshot", start=period.end)
