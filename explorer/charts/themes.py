"""What findings say by theme: praise to the right and criticism to the left, and over the years by document read."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import altair as alt

from explorer.addresses import link
from explorer.charts.style import SERIES, WIDTH, finished, inline
from warehouse.words import counted

Row = Mapping[str, Any]
SAID = {"weaknesses": "Weaknesses", "mixed": "Mixed or neutral", "strengths": "Strengths"}
SIDES = {"weaknesses": -1, "strengths": 1}
_COLOURS = {"weaknesses": SERIES[1], "mixed": "#b9b7b0", "strengths": SERIES[0]}
_LINE = 21


def by_theme(title: str, rows: Sequence[Row], area: str | None) -> dict[str, Any]:
    """The specification: a bar to either side a theme, in the order of the rows; a bar leads to its theme."""
    sides = [_side(row, name, way, area) for row in rows for name, way in SIDES.items()]
    chart = (
        alt.Chart(inline(sides))
        .mark_bar(size=_LINE - 8)
        .encode(
            y=alt.Y("theme:N", sort=[row["theme_label"] for row in rows], title=None, axis=alt.Axis(labelLimit=360)),
            x=alt.X("way:Q", title="Findings", axis=alt.Axis(labelExpr="abs(datum.value)")),
            color=_colours(SIDES),
            tooltip=[alt.Tooltip("theme:N", title="Theme"), alt.Tooltip("told:N", title="Findings")],
            href="leads_to:N",
        )
        .properties(width=WIDTH - 420, height=_LINE * len(rows))
    )
    return finished(chart, title, ["Findings that name the theme: weaknesses to the left, strengths to the right."])


def over_years(title: str, rows: Sequence[Row]) -> dict[str, Any]:
    """The specification: a bar a year, of findings by each document read of that year, stacked by what they say."""
    dated = [row for row in rows if row["told_in"] is not None]
    years = [row["told_in"] for row in dated]
    stacked = [_share(row, name, place) for row in dated for place, name in enumerate(SAID)]
    chart = (
        alt.Chart(inline(stacked))
        .mark_bar()
        .encode(
            x=alt.X(
                "year:O",
                title=None,
                axis=alt.Axis(labelAngle=0),
                scale=alt.Scale(domain=list(range(min(years), max(years) + 1))),
            ),
            y=alt.Y("findings:Q", title="Findings by document read"),
            color=_colours(SAID),
            order=alt.Order("place:Q"),
            tooltip=[alt.Tooltip("year:O", title="Year"), alt.Tooltip("told:N", title="Findings")],
        )
        .properties(width=min(WIDTH - 200, 70 * (max(years) - min(years) + 1)), height=240)
    )
    lines = ["By the year of the inspection or visit, of a paper by its own. Bars of few documents say little."]
    return finished(chart, title, lines)


def _colours(names: Iterable[str]) -> alt.Color:
    domain, colours = zip(*((SAID[name], _COLOURS[name]) for name in names), strict=True)
    return alt.Color(
        "said:N",
        title=None,
        scale=alt.Scale(domain=list(domain), range=list(colours)),
        legend=alt.Legend(orient="top"),
    )


def _side(row: Row, name: str, way: int, area: str | None) -> Row:
    return {
        "theme": row["theme_label"],
        "said": SAID[name],
        "way": way * row[name],
        "told": f"{row[name]:,} {SAID[name].lower()} in {counted(row['documents'], 'document')}",
        "leads_to": link(f"/themes/{row['theme']}", area=area),
    }


def _share(row: Row, name: str, place: int) -> Row:
    return {
        "year": row["told_in"],
        "said": SAID[name],
        "place": place,
        "findings": round(row[name] / row["documents_read"], 3),
        "told": f"{row[name]:,} {SAID[name].lower()}, {counted(row['documents_read'], 'document')} read",
    }
