"""Months or quarters that a table prints in one row, each row a panel: values, their mean and the limits of XmR."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import altair as alt

from explorer.addresses import evidence_address
from explorer.charts import contradicted
from explorer.charts.sources import dates_of, source_lines
from explorer.charts.style import GREY, INK, SERIES, WIDTH, finished, inline
from warehouse.words import figure, period, within

Row = Mapping[str, Any]
COLUMNS = 2
LAST_MONTH = "timeFormat(datum.value - 86400000, '%b %Y')"
"""What a month's first day is called on the axis: the month that ended with the day before, of which values are."""
OUT_OF_THEM = "A value outside is more than the usual up and down."
OUTSIDE, WITHIN = "outside the limits", "as printed"


def months(
    title: str, rows: Sequence[Row], contradictions: contradicted.Contradicted, titles: Mapping[str, str]
) -> dict[str, Any]:
    """The specification, with documents called by their `titles`; a value outside the limits is another shape, larger
    and filled, one that is contradicted has a ring."""
    points = [{**_point(row), **contradicted.told_of(row, contradictions)} for row in rows]
    panels = list(dict.fromkeys(point["panel"] for point in points))
    axis = alt.Axis(labelExpr=LAST_MONTH, tickCount="month", labelOverlap=True)
    x = alt.X("date:T", title=None, scale=alt.Scale(nice="month"), axis=axis)
    base = alt.Chart().encode(x=x)
    y = alt.Y("value:Q", title=None, scale=alt.Scale(zero=False), axis=alt.Axis(tickCount=5))
    lines = [base.mark_line(color=SERIES[0], strokeWidth=1.4).encode(y=y)]
    lines += [
        base.mark_line(color=GREY, strokeDash=dash).encode(y=f"{name}:Q")
        for name, dash in (("mean", [1, 0]), ("low", [5, 4]), ("high", [5, 4]))
    ]
    scale = alt.Scale(domain=[WITHIN, OUTSIDE], range=[SERIES[0], INK])
    shapes = alt.Scale(domain=[WITHIN, OUTSIDE], range=["circle", "diamond"])
    marked = base.encode(
        y=y,
        color=alt.Color("kind:N", title=None, scale=scale, legend=alt.Legend(orient="top")),
        shape=alt.Shape("kind:N", title=None, scale=shapes),
        tooltip=[alt.Tooltip("said:N", title="Value"), alt.Tooltip("when:N", title="At")],
        href="evidence:N",
    )
    lines += [
        marked.transform_filter(f"datum.kind == '{kind}'").mark_point(filled=True, opacity=1, size=size)
        for kind, size in ((WITHIN, 40), (OUTSIDE, 130))
    ]
    noted = []
    if any(point["is_contradicted"] for point in points):
        lines += contradicted.layers(x)
        noted = [contradicted.NOTE]
    columns = min(COLUMNS, len(panels))
    layer = alt.layer(*lines).properties(width=(WIDTH - 60 * columns) // columns - 40, height=200)
    header = alt.Header(labelFontSize=12, labelAnchor="start", labelLimit=WIDTH // columns)
    facet = alt.Facet("panel:N", title=None, sort=panels, header=header)
    chart = layer.facet(facet=facet, columns=COLUMNS, data=inline(points)).resolve_scale(
        x="independent", y="independent"
    )
    said = f"{dates_of(rows)}. Grey: the mean; dashed: limits of XmR, of six points and more. {OUT_OF_THEM}"
    return finished(chart, title, [said, *noted, *source_lines(rows, titles)])


def panel(row: Row) -> str:
    """What a series is called: whose, of what part, and which way is better by whose word."""
    part = f", {row['breakdown']}" if row["breakdown"] else ""
    return f"{row['local_authority']}: {row['label']}{part} ({better(row)})"


def better(row: Row) -> str:
    """Which way is better, and whether the table prints it or the catalogue says so."""
    if row["polarity_printed"]:
        return f"{row['polarity_printed']} is better, as printed"
    if row["polarity"] in (None, "none"):
        return "neither way is better"
    return f"{within(row['polarity'])}, by the catalogue"


def _point(row: Row) -> dict[str, Any]:
    return {
        "panel": panel(row),
        "date": row["period_end"].isoformat(),
        "when": period(row["period_start"], row["period_end"]),
        "value": row["value"],
        "mean": row["mean"],
        "low": row["limit_low"],
        "high": row["limit_high"],
        "kind": OUTSIDE if row["is_outside_limits"] else WITHIN,
        "said": figure(row["value"], row["unit"]),
        "evidence": evidence_address("value", row["observation_id"]),
    }
