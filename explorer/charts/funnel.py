"""Rates by the size of what they are of, between the control limits around England's rate (Spiegelhalter 2005)."""

from __future__ import annotations

from typing import Any

import altair as alt

from explorer.charts.rated import Rated, marks, names
from explorer.charts.style import GREY, INK, WIDTH, finished, inline

DRAWN = "England’s rate drawn through, its 95 % limits dashed, its 99.8 % limits thin."


def funnel(rated: Rated) -> dict[str, Any]:
    """The specification. The limits are those of the rows, at the size of each; at the date of the report the size is
    the number that England's rate would give, on which alone limits of rates of different dates depend."""
    by = "Number expected by England’s rate" if rated.is_at_the_report else rated.rows[0]["denominator_label"]
    base = alt.Chart().encode(
        x=alt.X("size:Q", title=by, axis=alt.Axis(grid=False, tickCount=8)),
        y=alt.Y("rate:Q", title=None, scale=alt.Scale(zero=False)),
    )
    limited = base.transform_filter("datum.high_95 != null")
    limits = [
        limited.mark_line(color=GREY, strokeWidth=1.2, strokeDash=dash, interpolate="monotone").encode(
            y=f"{side}_{level}:Q"
        )
        for level, dash in (("95", [5, 4]), ("99_8", [1, 0]))
        for side in ("low", "high")
    ]
    england = alt.Chart(inline([{"england": rated.middle}])).mark_rule(color=INK).encode(y="england:Q")
    points = rated.points()
    middle = max(point["size"] for point in points) / 2
    left = names(base, f"datum.size <= {middle}", align="left", dx=9)
    right = names(base, f"datum.size > {middle}", align="right", dx=-9)
    layers = alt.layer(*limits, england, marks(base), left, right, data=inline(points))
    title = f"{rated.label}: the funnel around England’s rate"
    return finished(layers.properties(width=WIDTH - 160, height=400), title, rated.lines(DRAWN))
