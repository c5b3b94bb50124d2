"""What sorts of points a series has, and how each is told apart: by words, shape and line, then by colour."""

from __future__ import annotations

from dataclasses import dataclass

from explorer.charts.style import GREY, INK, SERIES


@dataclass(frozen=True)
class Kind:
    """How a sort of point is called and drawn. `shape` is Vega's; what has a `dash` is joined by a line."""

    words: str
    shape: str
    colour: str
    is_filled: bool = False
    dash: tuple[int, ...] | None = None


KINDS = {
    "official": Kind("official", "circle", SERIES[0], is_filled=True, dash=(1, 0)),
    "reported": Kind("reported", "diamond", INK),
    "other_time": Kind("reported, of a length of time of its own", "triangle-right", INK),
    "other_value": Kind("reported otherwise, of the same time", "triangle-left", INK),
    "bound": Kind("reported, a bound alone", "wedge", INK),
    "england": Kind("official", "square", GREY, is_filled=True, dash=(6, 4)),
    "region": Kind("together", "triangle-up", SERIES[2], is_filled=True, dash=(2, 3)),
    "neighbours": Kind("together", "triangle-down", SERIES[3], is_filled=True, dash=(8, 3, 2, 3)),
    "target": Kind("target, as printed", "stroke", SERIES[1]),
    "national": Kind("England, as printed", "square", GREY),
    "statistical_neighbours": Kind("statistical neighbours, as printed", "triangle-down", SERIES[3]),
    "similar": Kind("similar authorities, as printed", "triangle-up", SERIES[4]),
    "local_all": Kind("all local children, as printed", "cross", SERIES[5]),
}
BESIDE = ("england", "region", "neighbours")
"""Kinds of points that stand beside every authority, and go by the name of their line."""
OF_AUTHORITIES = ((1, 0), (7, 3), (2, 2), (10, 3, 2, 3), (4, 2), (12, 4))
"""Dashes of the lines of several authorities in one chart."""
