"""Figures, dates and periods as an analyst would write them."""

from __future__ import annotations

import datetime as dt

ABBREVIATIONS = frozenset({"html", "ilacs", "jtai", "lscb", "pdf", "send", "sif"})
UNITS = {
    "count": "",
    "percent": " %",
    "percentage_points": " points",
    "rate_per_10000": " per 10,000",
}


def figure(value: float, unit: str | None) -> str:
    """A value with its unit: 1,250; 64.0 per 10,000; 8.3 %; £2,000."""
    number = f"{value:,.0f}" if float(value).is_integer() and unit != "rate_per_10000" else f"{value:,.1f}"
    if unit and unit.startswith("gbp"):
        return f"£{number} {unit.removeprefix('gbp').removeprefix('_')}".rstrip()
    return number + UNITS.get(unit or "count", f" {unit}")


def printed(value: float, unit: str | None, qualifier: str | None) -> str:
    """A value with its unit and what is printed before it: over 340; about 65,250; fewer than 5."""
    before = {None: "", "exact": "", "approx": "about "}.get(qualifier, f"{qualifier} ".replace("_", " "))
    return before + figure(value, unit)


def day(date: dt.date) -> str:
    """31 Mar 2013."""
    return f"{date.day} {date:%b %Y}"


def period(start: dt.date | None, end: dt.date | None) -> str:
    """One day as itself, a whole month by its name, twelve months by their end, anything else from day to day; empty
    when unknown."""
    if end is None:
        return ""
    if start is None or start == end:
        return day(end)
    after = end + dt.timedelta(days=1)
    is_whole_months = start.day == after.day == 1
    if is_whole_months and (start.year, start.month) == (end.year, end.month):
        return f"{end:%b %Y}"
    if (start.year + 1, start.month, start.day) == (after.year, after.month, after.day):
        return f"year to {day(end)}"
    if start.year == end.year:
        return f"{start:%b}–{end:%b %Y}" if is_whole_months else f"{start.day} {start:%b} – {day(end)}"
    return f"{day(start)} – {day(end)}"


def words(code: str) -> str:
    """A code as words: requires_improvement as Requires improvement, sif_report as SIF report."""
    spoken = [word.upper() if word in ABBREVIATIONS else word for word in code.split("_")]
    return " ".join([spoken[0][:1].upper() + spoken[0][1:], *spoken[1:]])


def within(code: str) -> str:
    """A code as words within a sentence: requires improvement, SIF report."""
    said = words(code)
    return said if said.split()[0].isupper() else said[0].lower() + said[1:]


def parted(breakdown: str) -> str:
    """The part that a value is of, in words: “category: neglect”; of a change, that it is no level."""
    parts = dict(part.split("=", 1) for part in breakdown.split("; ") if "=" in part)
    told = []
    if parts.pop("figure", None) == "change":
        told.append(f"a {parts.pop('direction', 'change')}, not a level")
    told += [f"{key}: {value}".replace("_", " ") for key, value in parts.items()]
    return "; ".join(told) or breakdown


def counted(number: int, one: str, many: str | None = None) -> str:
    """1 document, 1,204 figures."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"
