"""A measure over time: official values joined, reported ones as points, England, region, neighbours and targets."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import altair as alt

from explorer.charts import contradicted
from explorer.charts.kinds import BESIDE, KINDS, OF_AUTHORITIES
from explorer.charts.sources import dates_of, source_lines
from explorer.charts.style import GREY, SERIES, WIDTH, finished, inline
from warehouse.words import period

Row = Mapping[str, Any]
TOGETHER = len(OF_AUTHORITIES)
"""Authorities that one chart can hold; more of them have a panel each."""
FEW_COLUMNS, MANY_COLUMNS = 2, 5
HEIGHT, LABEL_HEIGHT = 360, 13
TOLD_BY_MONTHS = dt.timedelta(days=4 * 365)


@dataclass(frozen=True)
class Subject:
    """What a series is of: one measure, a row of the catalogue, of authorities in the order asked for."""

    title: str
    authorities: Sequence[str]
    measure: Row
    breaks: Sequence[tuple[dt.date, str]]
    """Days from which on an authority or a paper is another one, with what is said of them."""
    contradicted: contradicted.Contradicted = field(default_factory=dict)
    titles: Mapping[str, str] = field(default_factory=dict)
    """What documents are called, by their files."""


@dataclass(frozen=True)
class Drawn:
    """Which numbers of a subject are drawn. `name` is their column, with `_low` and `_high` that of their interval."""

    of: Subject
    unit: str
    name: str
    said: Callable[[Row], str]
    """What a point says, with its unit."""
    behind: Callable[[Row], str | None]
    """The address behind a point."""
    is_comparable: bool = True
    """Whether authorities may stand in one scale."""


def series(drawn: Drawn, rows: Sequence[Row]) -> dict[str, Any]:
    """The specification; what has no date or no value is in the table alone."""
    dated = drawn_rows(drawn.name, rows)
    having = {row["line"] for row in dated if row["kind"] not in BESIDE}
    authorities = [name for name in drawn.of.authorities if name in having]
    is_together = drawn.is_comparable and 1 < len(authorities) <= TOGETHER
    panels = [""] if is_together else authorities or [""]
    names = _Names(authorities if is_together else [], dated)
    points = [_point(drawn, row, panel, names) for row in dated for panel in _panels_of(row, panels)]
    breaks = _breaks(drawn.of, dated, panels)
    marks = _layers(names, _x(dated), has_ends=len(panels) == 1, is_broken=bool(breaks))
    is_contradicted = any(point["is_contradicted"] for point in points)
    if is_contradicted:
        marks = alt.layer(marks, *contradicted.layers(_x(dated)))
    chart = marks.properties(**_size(len(panels)), data=inline([*_with_ends(points), *breaks]))
    difference = drawn.of.measure["definition_difference"]
    noted = [f"Not one definition: {difference}."] if difference else []
    noted += [contradicted.NOTE] if is_contradicted else []
    lines = [f"{drawn.unit}, {dates_of(dated)}.", *noted, *source_lines(dated, drawn.of.titles)]
    if len(panels) > 1:
        header = alt.Header(labelFontSize=12, labelAnchor="start")
        facet = alt.Facet("panel:N", title=None, sort=panels, header=header)
        chart = chart.facet(facet=facet, columns=_columns(len(panels)))
        chart = chart if drawn.is_comparable else chart.resolve_scale(y="independent")
    return finished(chart, drawn.of.title, lines)


def _breaks(of: Subject, rows: Sequence[Row], panels: Sequence[str]) -> list[dict[str, Any]]:
    """The breaks between the first and the last day that is shown, in each panel."""
    first, last = min(row["period_end"] for row in rows), max(row["period_end"] for row in rows)
    shown = [(date.isoformat(), label) for date, label in of.breaks if first <= date <= last]
    return [{"panel": panel, "date": date, "label": label} for date, label in shown for panel in panels]


def drawn_rows(name: str, rows: Sequence[Row]) -> list[Row]:
    """The rows that a chart of that column can show."""
    return [row for row in rows if row["period_end"] and row[name] is not None]


class _Names:
    """The lines of a legend: each with its colour and shape, and the dash of those that are joined."""

    def __init__(self, authorities: Sequence[str], rows: Iterable[Row]) -> None:
        self._authorities = list(authorities)
        self.colours: dict[str, str] = {}
        self.shapes: dict[str, str] = {}
        self.dashes: dict[str, tuple[int, ...]] = {}
        for row in sorted(rows, key=self._order):
            kind, name = KINDS[row["kind"]], self.of(row)
            place = self._authorities.index(row["line"]) if row["line"] in self._authorities else None
            self.colours[name] = kind.colour if place is None else SERIES[place]
            self.shapes[name] = kind.shape
            if kind.dash:
                self.dashes[name] = kind.dash if place is None else OF_AUTHORITIES[place]

    def of(self, row: Row) -> str:
        """What the line of a row is called."""
        words = KINDS[row["kind"]].words
        if row["line"] in self._authorities:
            return f"{row['line']}, {words}"
        return row["line"] if row["kind"] in BESIDE else words

    def _order(self, row: Row) -> tuple[int, int]:
        line = row["line"]
        return (
            self._authorities.index(line) if line in self._authorities else len(self._authorities),
            list(KINDS).index(row["kind"]),
        )


def _x(rows: Sequence[Row]) -> alt.X:
    """Time true to scale, told by months where it is a few years."""
    days = [row["period_end"] for row in rows]
    form = "%Y" if max(days) - min(days) > TOLD_BY_MONTHS else "%b %Y"
    return alt.X("date:T", title=None, axis=alt.Axis(format=form, tickCount=6))


def _layers(names: _Names, x: alt.X, *, has_ends: bool, is_broken: bool) -> Any:
    """Intervals, lines, points and breaks over the data of the whole."""
    y = alt.Y("value:Q", title=None, scale=alt.Scale(zero=True), axis=alt.Axis(tickCount=5))
    legend = alt.Legend(orient="top", columns=4, labelLimit=320, symbolStrokeWidth=1.8, symbolOpacity=1)
    colours, shapes = (alt.Scale(domain=list(of), range=list(of.values())) for of in (names.colours, names.shapes))
    colour = alt.Color("name:N", title=None, scale=colours, legend=legend)
    shape = alt.Shape("name:N", title=None, scale=shapes, legend=legend)
    base = alt.Chart().encode(x=x, y=y, color=colour)
    low_high = {"y": alt.Y("low:Q", title=None), "y2": "high:Q"}
    told = [
        alt.Tooltip("name:N", title="Line"),
        alt.Tooltip("said:N", title="Value"),
        alt.Tooltip("when:N", title="At"),
    ]
    layers = [
        base.transform_filter("datum.is_line && isValid(datum.low)").mark_area(opacity=0.14).encode(**low_high),
        base.transform_filter("!datum.is_line && isValid(datum.low)").mark_rule(opacity=0.6).encode(**low_high),
    ]
    # A mark for each dash: as a channel it would be drawn round the shapes of the legend.
    for dash in dict.fromkeys(names.dashes.values()):
        of_dash = [name for name, one in names.dashes.items() if one == dash]
        line = base.transform_filter(alt.FieldOneOfPredicate("name", oneOf=of_dash))
        layers.append(line.transform_filter("datum.is_line").mark_line(strokeWidth=1.6, strokeDash=list(dash)))
    for is_filled, size in ((True, 30), (False, 64)):
        points = base.transform_filter(f"datum.is_filled == {str(is_filled).lower()} && isValid(datum.value)")
        marked = points.mark_point(filled=is_filled, size=size, opacity=1, strokeWidth=1.6)
        layers.append(marked.encode(shape=shape, tooltip=told, href="evidence:N"))
    if has_ends:
        ends = base.transform_filter("isValid(datum.end_at)").mark_text(align="left", dx=7, fontSize=11)
        layers.append(ends.encode(y=alt.Y("end_at:Q", title=None), text="end:N"))
    if is_broken:
        rule = alt.Chart().transform_filter("isValid(datum.label)").encode(x=x)
        layers.append(rule.mark_rule(color=GREY, strokeDash=[4, 3]))
        layers.append(
            rule.mark_text(color=GREY, align="left", dx=3, fontSize=11).encode(y=alt.value(8), text="label:N")
        )
    return alt.layer(*layers)


def _panels_of(row: Row, panels: Sequence[str]) -> Sequence[str]:
    """The panels that a row stands in: England, region and neighbours in each."""
    return panels if panels == [""] or row["line"] not in panels else [row["line"]]


def _point(drawn: Drawn, row: Row, panel: str, names: _Names) -> dict[str, Any]:
    kind = KINDS[row["kind"]]
    return {
        "panel": panel,
        "name": names.of(row),
        "kind": row["kind"],
        "end": row["line"] if kind.dash else "",
        "date": row["period_end"].isoformat(),
        "when": period(row["period_start"], row["period_end"]),
        "value": row[drawn.name],
        "low": row.get(f"{drawn.name}_low"),
        "high": row.get(f"{drawn.name}_high"),
        "said": drawn.said(row),
        "is_line": kind.dash is not None,
        "is_filled": kind.is_filled,
        "evidence": drawn.behind(row),
        **contradicted.told_of(row, drawn.of.contradicted, has_other=drawn.name == "value"),
    }


def _with_ends(points: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """The points; the last of each line says where its name stands, so that no name hides another."""
    last: dict[tuple[str, str], dict[str, Any]] = {}
    for point in points:
        of = (point["panel"], point["name"])
        if point["is_line"] and (of not in last or point["date"] > last[of]["date"]):
            last[of] = point
    apart = LABEL_HEIGHT / HEIGHT * max((point["high"] or point["value"] for point in points), default=0)
    below = -apart
    for point in sorted(last.values(), key=lambda one: one["value"]):
        point["end_at"] = below = max(point["value"], below + apart)
    return list(points)


def _columns(panels: int) -> int:
    return FEW_COLUMNS if panels <= 2 * FEW_COLUMNS else MANY_COLUMNS


def _size(panels: int) -> dict[str, int]:
    if panels == 1:
        return {"width": WIDTH - 260, "height": HEIGHT}
    columns = _columns(panels)
    return {"width": (WIDTH - 60 * columns) // columns, "height": 220 if columns == FEW_COLUMNS else 120}
