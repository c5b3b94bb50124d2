"""Judgements by area and grade, inspections, visits and meetings of one authority on one axis of time."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

import altair as alt

from explorer.addresses import evidence_address
from explorer.charts.style import GRADE_COLOURS, GRADE_SHAPES, GRADES, GREY, INK, WIDTH, finished, inline
from warehouse.words import day, words

Row = Mapping[str, Any]
# Grades of before 2014 stand where the present scale has the same rank.
SAME_RANK = {"adequate": "Requires improvement", "satisfactory": "Requires improvement"}
SHORT = {
    "Children who need help and protection": "Help and protection",
    "Local Safeguarding Children Board": "Safeguarding board",
}
LANES = {
    "monitoring_visit": "Visits and letters",
    "focused_visit": "Visits and letters",
    "earlier_visit": "Visits and letters",
    "committee_meeting": "Committee meetings",
}
INSPECTIONS = "Inspections"
LABEL_TAKES = dt.timedelta(days=900)
"""What a label above the chart takes of its axis, at the least."""
LEVELS = 3
LATE = 2 / 3
"""Of the axis, from where on a label stands before its line."""


def timeline(
    authority: str, judged: Sequence[Row], events: Sequence[Row], frameworks: Sequence[Row], providers: Sequence[Row]
) -> dict[str, Any]:
    """The specification; what has no date is in the table alone."""
    grades = [_judgement(row) for row in judged if row["judged_on"] and row["area"]]
    happened = [_event(row) for row in events if row["happened_on"]]
    lanes = list(dict.fromkeys(row["lane"] for row in grades)) + sorted({row["lane"] for row in happened})
    dates = [row["date"] for row in (*grades, *happened)]
    breaks = list(_breaks(frameworks, providers, min(dates, default=""), max(dates, default="")))
    x = alt.X("date:T", title=None, axis=alt.Axis(format="%Y", tickCount={"interval": "year", "step": 1}))
    y = alt.Y("lane:N", sort=lanes, title=None, axis=alt.Axis(labelLimit=220, grid=True))
    layers = [_marks(happened, x, y)] if happened else []
    layers += [_rules(breaks)] if breaks else []
    for is_hollow in (False, True):
        of = [row for row in grades if row["is_second_hand"] is is_hollow]
        layers += [_grades(of, x, y, is_hollow=is_hollow)] if of else []
    chart = alt.layer(*layers).properties(width=WIDTH - 330, height={"step": 28})
    lines = [
        "At the last day of fieldwork, a meeting at its day. Filled: read in the report itself. "
        "Hollow: told by a later document. Dashed: a new framework or provider."
    ]
    return finished(chart, f"{authority}: what was judged and what happened", lines)


def _grades(rows: Sequence[Row], x: alt.X, y: alt.Y, *, is_hollow: bool) -> Any:
    colours = alt.Scale(domain=list(GRADES), range=list(GRADE_COLOURS))
    shapes = alt.Scale(domain=list(GRADES), range=list(GRADE_SHAPES))
    return (
        alt.Chart(inline(rows))
        .mark_point(filled=not is_hollow, size=130, opacity=1, strokeWidth=1.8)
        .encode(
            x=x,
            y=y,
            color=alt.Color("grade:N", title="Grade", scale=colours),
            shape=alt.Shape("grade:N", title="Grade", scale=shapes),
            tooltip=[alt.Tooltip("said:N", title="Judged"), alt.Tooltip("when:N", title="Fieldwork to")],
            href="evidence:N",
        )
    )


def _marks(rows: Sequence[Row], x: alt.X, y: alt.Y) -> Any:
    return (
        alt.Chart(inline(rows))
        .mark_tick(thickness=3, size=14, color=INK)
        .encode(
            x=x,
            y=y,
            opacity=alt.Opacity(
                "is_second_hand:O", legend=None, scale=alt.Scale(domain=[False, True], range=[1, 0.35])
            ),
            tooltip=[alt.Tooltip("said:N", title="What"), alt.Tooltip("when:N", title="When")],
            href="evidence:N",
        )
    )


def _rules(rows: Sequence[Row]) -> Any:
    """Dashed lines with their labels above; of two that stand close the second is one line higher, and one that stands
    late is before its line, so that it ends where the chart does."""
    base = alt.Chart(inline(rows))
    lines = [base.mark_rule(color=GREY, strokeDash=[4, 3]).encode(x="date:T")]
    for level, is_late in sorted({(row["level"], row["is_late"]) for row in rows}):
        of = base.transform_filter(f"datum.level == {level} && datum.is_late == {str(is_late).lower()}")
        text = of.mark_text(color=GREY, align="right" if is_late else "left", dx=-3 if is_late else 3, fontSize=11)
        lines.append(text.encode(x="date:T", y=alt.value(-6 - 13 * level), text="label:N"))
    return alt.layer(*lines)


def _judgement(row: Row) -> Row:
    grade = SAME_RANK.get(row["grade"], words(row["grade"]))
    return {
        "date": row["judged_on"].isoformat(),
        "lane": SHORT.get(row["area_label"], row["area_label"]),
        "grade": grade,
        "is_second_hand": bool(row["is_second_hand"]),
        "said": f"{row['area_label']}: {row['grade_printed']}",
        "when": day(row["judged_on"]),
        "evidence": evidence_address("judgement", row["judgement_id"]),
    }


def _event(row: Row) -> Row:
    return {
        "date": row["happened_on"].isoformat(),
        "lane": LANES.get(row["event_kind"], _lane(row["event_kind"])),
        "is_second_hand": bool(row["is_second_hand"]),
        "said": words(row["event_kind"]),
        "when": day(row["happened_on"]),
        "evidence": evidence_address("event", row["event_id"]),
    }


def _lane(event_kind: str) -> str:
    return "Visits and letters" if event_kind.endswith("visit") else INSPECTIONS


def _day(written: str) -> dt.date:
    return dt.date.fromisoformat(written)


def _breaks(frameworks: Iterable[Row], providers: Iterable[Row], first: str, last: str) -> Iterator[Row]:
    """New frameworks and providers between the first and the last day that is shown."""
    names = {"sif": "SIF", "ilacs_2018": "ILACS", "ilacs_2023": "ILACS 2023", "ilacs_2026": "ILACS 2026"}
    started = [(row["valid_from"], names.get(row["framework"], row["label"])) for row in frameworks]
    started += [(row["valid_from"], row["provider"]) for row in providers]
    shown = sorted((date, label) for date, label in started if date and first <= date.isoformat() <= last)
    if not shown:
        return
    late = _day(first) + LATE * (_day(last) - _day(first))
    before, level = None, 0
    for date, label in shown:
        meets = before and (date - before < LABEL_TAKES or before <= late < date)
        level = (level + 1) % LEVELS if meets else 0
        before = date
        yield {
            "date": date.isoformat(),
            "label": label,
            "level": level,
            "is_late": date > late,
        }
