"""What may be compared of authority-years: ratios with their intervals, and rates in order beside England's."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import altair as alt

from explorer.addresses import evidence_address
from explorer.charts.style import GREY, INK, SERIES, WIDTH, finished, inline
from explorer.side_by_side import is_compared_with_the_first
from explorer.sources import official
from warehouse.words import day, period, within

Row = Mapping[str, Any]
SHAPES = ("circle", "square", "diamond", "triangle-up", "cross", "triangle-down")
LINE = 18
"""Points down that a subject or an authority takes."""
LABELS = 260
"""Points that the name of an authority-year has."""
RATIOS = alt.Scale(type="log", nice=False, padding=12)
PANELS = 6
"""Measures that one picture of ranks has room for."""


def with_a_place(rows: Iterable[Row]) -> list[Row]:
    """Those that may be compared and whose ratio a scale of ratios has a place for: nought has none."""
    return [row for row in rows if is_compared_with_the_first(row) and row["ratio"] and math.isfinite(row["ratio"])]


def ratios(reference: str, rows: Sequence[Row]) -> dict[str, Any]:
    """The specification: each subject as a multiple of the first authority-year's, a shape and colour for each other
    one; a point leads to its passage."""
    placed = with_a_place(rows)
    points = [_ratio(row) for row in placed]
    members = list(dict.fromkeys(point["member"] for point in points))
    base = alt.Chart(inline(points)).encode(
        x=alt.X("ratio:Q", title=f"times {reference}", scale=RATIOS, axis=alt.Axis(tickCount=6)),
        y=alt.Y(
            "subject:N",
            title=None,
            sort=list(dict.fromkeys(point["subject"] for point in points)),
            axis=alt.Axis(labelLimit=380, grid=True, bandPosition=0.5),
        ),
        yOffset=alt.YOffset("member:N", sort=members),
        color=_told_apart(alt.Color, members, SERIES),
    )
    intervals = base.transform_filter("isValid(datum.low)").mark_rule(strokeWidth=1.6).encode(x="low:Q", x2="high:Q")
    marks = base.mark_point(filled=True, size=70, opacity=1).encode(
        shape=_told_apart(alt.Shape, members, SHAPES),
        tooltip=[alt.Tooltip("said:N", title="Compared"), alt.Tooltip("when:N", title="At")],
        href="evidence:N",
    )
    one = alt.Chart(inline([{"one": 1}])).mark_rule(color=INK, strokeDash=[5, 4]).encode(x="one:Q")
    layers = alt.layer(one, intervals, marks).properties(width=WIDTH - 480, height={"step": LINE / len(members) + 6})
    lines = ["95 % intervals where there are any. A figure of nought is in the table alone.", *_sources(placed)]
    return finished(layers, f"As multiples of {reference}", lines)


def ranked_rates(title: str, rows: Sequence[Row]) -> dict[str, Any]:
    """The specification: a panel for each of the measures that most have, highest rate first, with the 95 % interval of
    each and England's rate."""
    panels: dict[tuple[str, str], list[Row]] = {}
    for row in rows:
        panels.setdefault((row["label"], row["breakdown"]), []).append(row)
    drawn = sorted(panels.values(), key=len, reverse=True)[:PANELS]
    chart = alt.vconcat(*map(_panel, drawn)).resolve_scale(x="independent")
    of_more = f" {PANELS} of {len(panels)} measures: choose one to see another." if len(panels) > PANELS else ""
    lines = [f"95 % intervals; England dashed; the first in its own colour and shape.{of_more}"]
    return finished(chart, title, [*lines, *_sources([row for of in drawn for row in of])])


def _panel(rows: Sequence[Row]) -> Any:
    first = rows[0]
    per = f"{'per cent of' if first['rate_unit'] == 'percent' else 'per 10,000'} {within(first['denominator'])}"
    label = f"{first['label']}{' ' + first['breakdown'] if first['breakdown'] else ''}"
    base = alt.Chart(inline(map(_rate, rows))).encode(
        x=alt.X("rate:Q", title=per, scale=alt.Scale(zero=True), axis=alt.Axis(tickCount=8)),
        y=alt.Y(
            "member:N",
            title=None,
            sort=[row["member"] for row in rows],
            axis=alt.Axis(labelLimit=LABELS, minExtent=LABELS),
        ),
        color=alt.condition("datum.is_first", alt.value(SERIES[1]), alt.value(SERIES[0])),
    )
    intervals = base.mark_rule(strokeWidth=1.6).encode(x=alt.X("low:Q", title=per), x2="high:Q")
    marks = base.mark_point(filled=True, size=60, opacity=1).encode(
        shape=alt.condition("datum.is_first", alt.value("diamond"), alt.value("circle")),
        tooltip=[alt.Tooltip("said:N", title=label), alt.Tooltip("place:N", title="Rank")],
        href="evidence:N",
    )
    layers = [intervals, marks]
    if first["england_rate"] is not None:
        england = alt.Chart(inline([{"england": first["england_rate"]}]))
        layers.insert(0, england.mark_rule(color=INK, strokeDash=[5, 4]).encode(x="england:Q"))
    heading = alt.TitleParams(
        f"{label}, {period(first['as_at_start'], first['as_at_end'])}", anchor="start", fontSize=12, color=GREY
    )
    return alt.layer(*layers).properties(title=heading, width=WIDTH - LABELS - 100, height={"step": LINE - 3})


def _told_apart(channel: Any, members: Sequence[str], marks: Sequence[str]) -> Any:
    """Authority-years by colour or shape, one legend for both."""
    return channel(
        "member:N",
        title=None,
        scale=alt.Scale(domain=list(members), range=list(marks[: len(members)])),
        legend=alt.Legend(orient="top"),
    )


def _ratio(row: Row) -> Row:
    has_interval = row["ratio_low"] and row["ratio_high"] and math.isfinite(row["ratio_high"])
    interval = f" ({row['ratio_low']:.2f}–{row['ratio_high']:.2f})" if has_interval else ""
    subject = f"{row['label']}{' (' + row['breakdown'] + ')' if row['breakdown'] else ''}"
    return {
        "subject": subject,
        "member": row["member"],
        "ratio": row["ratio"],
        "low": row["ratio_low"] if has_interval else None,
        "high": row["ratio_high"] if has_interval else None,
        "said": f"{row['member']}: {row['ratio']:.2f} times{interval}",
        "when": period(row["as_at_start"], row["as_at_end"]),
        "evidence": evidence_address("value", row["observation_id"]),
    }


def _rate(row: Row) -> Row:
    return {
        "member": row["member"],
        "rate": row["rate"],
        "low": row["rate_low"],
        "high": row["rate_high"],
        "is_first": row["is_reference"],
        "said": f"{row['member']}: {row['rate']:.1f} ({row['rate_low']:.1f}–{row['rate_high']:.1f})",
        "place": f"{row['rank']} ({row['rank_low']}–{row['rank_high']}) of {row['ranked']}",
        "evidence": evidence_address("value", row["observation_id"]),
    }


def _sources(rows: Sequence[Row]) -> list[str]:
    """Between which days, and whose figures."""
    days = sorted(row["as_at_end"] for row in rows if row["as_at_end"])
    dated = f"Figures of {day(days[0])}" + (f" to {day(days[-1])}" if days[0] != days[-1] else "") if days else ""
    files = {row["document_file"] for row in rows if row["document_file"]}
    printed = f"from {len(files)} document{'s' if len(files) > 1 else ''}" if files else ""
    sources = official(rows)
    licensed = f"official: {sources}" if sources else ""
    return [", ".join(filter(None, (dated, printed, licensed))) + "."] if days else []
