"""How every chart looks: one typeface, thin lines, no decoration, and its source printed beneath its title."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, ClassVar

import altair as alt
from altair.utils import schemapi

# What it checks against its schema takes longer than all else; a test draws every chart instead.
schemapi.disable_debug_mode()

INK, GREY, RULE, PAPER = "#1d1d1b", "#5b5b57", "#d9d7d0", "#ffffff"
SERIES = ("#0b4f8a", "#9a3412", "#3f6212", "#6b21a8", "#0f766e", "#7c2d5a")
"""Colours of several authorities, told apart by dashes and labels as well."""
FONT = "Helvetica Neue, Arial, Liberation Sans, sans-serif"
WIDTH = 1200
"""Points across, on a screen of 1366."""

GRADES = ("Outstanding", "Good", "Requires improvement", "Inadequate")
GRADE_COLOURS = ("#1b4f9c", "#2f6f4f", "#9a5b00", "#a01c1c")
GRADE_SHAPES = ("diamond", "circle", "square", "triangle-down")

_AXIS = {"labelColor": INK, "titleColor": GREY, "gridColor": RULE, "domainColor": RULE, "tickColor": RULE}


class _Rows:
    """Rows that Altair takes as they are: it would copy and check each of their cells for every layer."""

    _schema: ClassVar[dict[str, str]] = {"type": "array"}

    def __init__(self, rows: Iterable[Mapping[str, Any]]) -> None:
        self._rows = [dict(row) for row in rows]

    def to_dict(self) -> list[dict[str, Any]]:
        """The rows."""
        return self._rows


def inline(rows: Iterable[Mapping[str, Any]]) -> alt.Data:
    """Rows as the data of a chart, once for all of its layers and panels: in the specification itself, which asks for
    nothing more."""
    return alt.Data(values=_Rows(rows))  # type: ignore[no-untyped-call]


def finished(chart: Any, title: str, lines: Sequence[str] = ()) -> dict[str, Any]:
    """The specification of a chart with its title and, beneath it, what must be known: dates, source, licence."""
    titled = chart.properties(
        title=alt.TitleParams(title, subtitle=list(lines), anchor="start", color=INK, subtitleColor=GREY, offset=12)
    )
    styled = (
        titled.configure(font=FONT, background=PAPER, padding=6)
        .configure_axis(**_AXIS, labelFontSize=12, titleFontSize=12, titleFontWeight="normal")
        .configure_title(fontSize=15, subtitleFontSize=12, fontWeight="bold")
        .configure_view(stroke=None)
        .configure_legend(labelFontSize=12, titleFontSize=12, symbolSize=90, titleFontWeight="normal")
    )
    specification: dict[str, Any] = styled.to_dict(validate=False)
    return specification
