"""Rates of one authority by year beside England's: official ones as a line, printed ones as points."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import altair as alt

from explorer.addresses import evidence_address
from explorer.charts.style import GREY, INK, SERIES, WIDTH, finished, inline
from explorer.sources import official
from warehouse.words import day, period

Row = Mapping[str, Any]
COLUMNS = 3
KINDS = ("official", "printed in a document", "England, official")


def beside_england(authority: str, rows: Sequence[Row]) -> dict[str, Any]:
    """The specification: a panel a measure, each with its own scale from nought."""
    points = [point for row in rows for point in _points(row)]
    measures = list(dict.fromkeys(row["measure_label"] for row in rows))
    base = alt.Chart().encode(
        x=alt.X("date:T", title=None, axis=alt.Axis(format="%Y", tickCount=5)),
        y=alt.Y("rate:Q", title=None, scale=alt.Scale(zero=True), axis=alt.Axis(tickCount=5)),
        color=alt.Color(
            "kind:N",
            title=None,
            scale=alt.Scale(domain=list(KINDS), range=[SERIES[0], INK, GREY]),
            legend=alt.Legend(orient="top"),
        ),
        tooltip=[alt.Tooltip("said:N", title=authority), alt.Tooltip("when:N", title="At")],
    )
    shape = alt.Shape("kind:N", title=None, scale=alt.Scale(domain=list(KINDS), range=["circle", "diamond", "circle"]))
    not_printed = base.transform_filter(f"datum.kind != '{KINDS[1]}'")
    lines = [not_printed.mark_line(), not_printed.mark_point(size=26, filled=True, opacity=1).encode(shape=shape)]
    printed = (
        base.transform_filter(f"datum.kind == '{KINDS[1]}'")
        .mark_point(filled=False, size=70, strokeWidth=1.6)
        .encode(shape=shape, href="evidence:N")
    )
    panel = alt.layer(*lines, printed).properties(width=(WIDTH - 120) // COLUMNS, height=170)
    chart = panel.facet(
        facet=alt.Facet(
            "measure:N", title=None, sort=measures, header=alt.Header(labelFontSize=12, labelAnchor="start")
        ),
        columns=COLUMNS,
        data=inline(points),
    ).resolve_scale(y="independent")
    dates = sorted(row["period_end"] for row in rows)
    note = f"Per 10,000 children aged under 18, {day(dates[0])} to {day(dates[-1])}."
    sources = official(rows)
    source = f"Official: {sources}." if sources else ""
    return finished(chart, f"{authority} beside England", [line for line in (note, source) if line])


def _points(row: Row) -> list[Row]:
    at = {
        "measure": row["measure_label"],
        "date": row["period_end"].isoformat(),
        "when": period(row["period_start"], row["period_end"]),
    }
    is_official = row["kind"] == "official"
    own = {
        **at,
        "kind": "official" if is_official else "printed in a document",
        "rate": row["rate"],
        "said": f"{row['rate']:.1f} per 10,000",
        "evidence": evidence_address("value", row["observation_id"]),
    }
    england = {**at, "kind": "England, official", "rate": row["england_rate"], "evidence": None}
    if not is_official or row["england_rate"] is None:
        return [own]
    return [own, {**england, "said": f"{row['england_rate']:.1f} per 10,000"}]
