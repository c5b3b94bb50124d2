"""Authorities in order of their rates: a point with its 95 % interval each, England's rate as a line across."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import altair as alt

from explorer.charts.rated import Rated, Row, marks, names
from explorer.charts.style import GREY, INK, SERIES, WIDTH, finished, inline

HEIGHT = 340
_LETTER, _BESIDE = 5.6, 12
"""Points that a letter of a slanted name takes upwards, and the name's distance from its point."""
_LEFT = 0.6
"""Share of the places up to which a name rises to the right of its point; behind them it would leave the picture."""


def in_order(rated: Rated) -> dict[str, Any]:
    """The specification: highest first, from nought."""
    base = alt.Chart().encode(
        x=alt.X(
            "place:Q",
            title="In order, highest rate first",
            scale=alt.Scale(domain=[0, len(rated.rows) + 1], nice=False),
            axis=alt.Axis(grid=False, tickMinStep=1),
        ),
        y=alt.Y("rate:Q", title=None, scale=alt.Scale(domain=[0, _top(rated.points())])),
    )
    intervals = base.mark_rule().encode(
        y=alt.Y("low:Q", title=None),
        y2="high:Q",
        color=alt.condition("datum.is_marked", alt.value(SERIES[1]), alt.value(GREY)),
        strokeWidth=alt.condition("datum.is_marked", alt.value(2.5), alt.value(1)),
    )
    england = alt.Chart(inline([{"england": rated.middle}])).mark_rule(color=INK, strokeDash=[5, 4])
    last = _LEFT * len(rated.rows)
    left = names(base, f"datum.place <= {last}", align="left", angle=315, dx=6, dy=-2).encode(y="high:Q")
    right = names(base, f"datum.place > {last}", align="right", angle=45, dx=-6, dy=-2).encode(y="high:Q")
    england = england.encode(y="england:Q")
    layers = alt.layer(intervals, marks(base), england, left, right, data=inline(rated.points()))
    lines = rated.lines("With 95 % intervals; England dashed.")
    return finished(layers.properties(width=WIDTH - 160, height=HEIGHT), rated.label, lines)


def _top(points: Sequence[Row]) -> float:
    """How far up it goes: to the end of every interval, and of the name of each authority that is marked."""
    named = [
        point["high"] / (1 - (_BESIDE + _LETTER * len(point["authority"])) / HEIGHT)
        for point in points
        if point["is_marked"]
    ]
    return float(max([*(point["high"] for point in points), *named]))
