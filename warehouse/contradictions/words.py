"""Figures and periods as people write them in the arithmetic of a contradiction."""

from __future__ import annotations

import datetime as dt
from functools import cache

from ingest import catalogue
from warehouse.contradictions.papers import Figure

_UNITS = {"count": "", "percent": "%", "rate_per_10000": " per 10,000"}
_QUALIFIERS = {"approx": "about ", "exact": "", "tentative": "provisionally "}


def number(value: float, decimals: int = 1) -> str:
    """A number with thousands parted and without noughts behind the point: 1,234 or 36.8."""
    text = f"{value:,.{decimals}f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def figure(stated: Figure) -> str:
    """A figure with its unit and what qualifies it: "about 65,250", "over 340", "27.2%"."""
    unit = _UNITS.get(stated.unit, " " + stated.unit.replace("_", " "))
    return _QUALIFIERS.get(stated.qualifier, stated.qualifier.replace("_", " ") + " ") + number(stated.value, 2) + unit


def day(date: dt.date) -> str:
    """31 March 2013."""
    return f"{date.day} {date:%B %Y}"


def when(stated: Figure) -> str:
    """When a figure applies, worded for a sentence: "at 31 March 2013"; empty where nothing dates it."""
    if stated.period_end is None:
        return ""
    if stated.period_start == stated.period_end:
        return f"at {day(stated.period_end)}"
    return f"{f'from {day(stated.period_start)} to' if stated.period_start else 'until'} {day(stated.period_end)}"


def what(stated: Figure) -> str:
    """What a figure is of: its measure's name, else its label."""
    return labels().get(stated.measure or "", stated.reported_label)


@cache
def labels() -> dict[str, str]:
    """The names of the measures for people."""
    return {row["measure"]: row["label"] for row in catalogue.rows("measures")}


def percent(value: float, beside: Figure | None = None) -> str:
    """A percentage in words, with two decimals, or one more than the figure it is set beside."""
    decimals = max(2, len(beside.value_printed.partition(".")[2]) + 1) if beside else 2
    return f"{number(value, decimals)} %"
