"""Authorities in order of their rates: a point with its 95 % interval each, England's rate as a line across."""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence
from typing import Any

import altair as alt

from explorer.addresses import evidence_address, link
from explorer.charts.style import GREY, INK, SERIES, WIDTH, finished, inline
from warehouse.words import period, within

Row = Mapping[str, Any]
KINDS = ("official", "printed in a document")


def nation(label: str, rows: Sequence[Row], marked: Container[str] = ()) -> dict[str, Any]:
    """The specification: highest rate first, from nought; a point leads to its evidence or its authority. Those whose
    keys are `marked` have their names beside them."""
    base = alt.Chart(inline(_point(row, marked) for row in rows)).encode(
        x=alt.X(
            "place:Q",
            title="Place, highest rate first",
            scale=alt.Scale(domain=[0, len(rows) + 1], nice=False),
            axis=alt.Axis(grid=False),
        ),
        y=alt.Y("rate:Q", title=None, scale=alt.Scale(zero=True)),
    )
    intervals = base.mark_rule().encode(
        y=alt.Y("low:Q", title=None),
        y2="high:Q",
        color=alt.condition("datum.is_marked", alt.value(SERIES[1]), alt.value(GREY)),
        strokeWidth=alt.condition("datum.is_marked", alt.value(2.5), alt.value(1)),
    )
    points = base.mark_point(filled=True, opacity=1).encode(
        size=alt.condition("datum.is_marked", alt.value(130), alt.value(44)),
        color=alt.Color(
            "kind:N",
            title=None,
            scale=alt.Scale(domain=list(KINDS), range=[SERIES[0], INK]),
            legend=alt.Legend(orient="top"),
        ),
        shape=alt.Shape("kind:N", title=None, scale=alt.Scale(domain=list(KINDS), range=["circle", "diamond"])),
        tooltip=[alt.Tooltip("authority:N", title="Authority"), alt.Tooltip("said:N", title="Rate")],
        href="leads_to:N",
    )
    names = (
        base.transform_filter("datum.is_marked")
        .mark_text(align="left", angle=315, dx=6, dy=-2, fontSize=13, fontWeight="bold", color=SERIES[1])
        .encode(y="high:Q", text="authority:N")
    )
    england = alt.Chart(inline([{"england": rows[0]["england_rate"]}])).mark_rule(color=INK, strokeDash=[5, 4])
    layers = alt.layer(intervals, points, england.encode(y="england:Q"), names)
    return finished(layers.properties(width=WIDTH - 160, height=340), label, _lines(rows))


def _lines(rows: Sequence[Row]) -> list[str]:
    first = rows[0]
    per = "Per cent of" if first["rate_unit"] == "percent" else "Per 10,000"
    when = period(first["period_start"], first["period_end"])
    said = [f"{per} {within(first['denominator_label'])}, {when}; 95 % intervals; England dashed."]
    sources = sorted({row["official_source"] for row in rows if row["official_source"]})
    return [*said, *([f"Official: {', '.join(sources)} (Open Government Licence v3.0)."] if sources else [])]


def _point(row: Row, marked: Container[str]) -> Row:
    return {
        "place": row["rank"],
        "authority": row["local_authority"],
        "kind": KINDS[0] if row["kind"] == "official" else KINDS[1],
        "rate": row["rate"],
        "low": row["rate_low"],
        "high": row["rate_high"],
        "said": f"{row['rate']:.1f} ({row['rate_low']:.1f}–{row['rate_high']:.1f})",
        "is_marked": row["local_authority_key"] in marked,
        "leads_to": evidence_address("value", row["observation_id"])
        or link(f"/authority/{row['local_authority_key']}"),
    }
