"""Rates and values of a series as charts: what each point says, and what stands behind it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

from explorer.addresses import behind, link
from explorer.charts.series import Drawn, Subject, series
from warehouse.words import figure, printed, words

Row = Mapping[str, Any]
IN_WORDS = {"count": "Numbers", "percent": "Per cent", "rate_per_10000": "Per 10,000"}


def rates_over_time(of: Subject, rows: Sequence[Row]) -> dict[str, Any]:
    """The specification of rates with their 95 % intervals; authorities stand in one scale."""
    per = "cent" if rows[0]["rate_unit"] == "percent" else "10,000"
    unit = f"Per {per} of: {rows[0]['denominator_label']}; 95 % intervals"
    return series(Drawn(of, unit, "rate", rate_said, partial(_together, of.measure["measure"])), rows)


def values_over_time(of: Subject, rows: Sequence[Row]) -> dict[str, Any]:
    """The specification of values as they are printed; numbers of authorities stand in a scale each."""
    unit = rows[0]["unit"]
    return series(
        Drawn(of, IN_WORDS.get(unit, words(unit)), "value", value_said, behind, is_comparable=unit != "count"), rows
    )


def rate_said(row: Row) -> str:
    """A rate with its interval and the number that it is of: 95.9 per 10,000 (90.9–101.1), 1,366."""
    unit = " %" if row["rate_unit"] == "percent" else " per 10,000"
    limits = f" ({row['rate_low']:.1f}–{row['rate_high']:.1f})" if row["rate_low"] is not None else ""
    return f"{row['rate']:.1f}{unit}{limits}, {figure(row['value'], 'count')}"


def value_said(row: Row) -> str:
    """A value with its unit and what is printed before it."""
    return printed(row["value"], row["unit"], row["qualifier"])


def _together(measure: str, row: Row) -> str | None:
    """Where a rate is from; of several authorities together their series."""
    return link("/series", area=row["members"].split(), measure=measure) if row["members"] else behind(row)
