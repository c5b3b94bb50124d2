"""Rates of many authorities as points of a chart: each as it is, or as a multiple of England's where dates differ."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from textwrap import wrap
from typing import Any

import altair as alt

from explorer.addresses import evidence_address, link
from explorer.charts.style import INK, SERIES
from explorer.sources import official
from warehouse.words import counted, day, period, within

Row = Mapping[str, Any]
KINDS = ("official", "printed in a document")
LIMITS = ("low_95", "high_95", "low_99_8", "high_99_8")
LINE = 150
"""Characters of a line beneath a chart's title."""


@dataclass(frozen=True)
class Rated:
    """Rows of one measure, in order, and the authorities that are marked: names by keys. At the report each row has a
    date of its own, and England's rate of it."""

    label: str
    rows: Sequence[Row]
    marked: Mapping[str, str]
    is_at_the_report: bool

    @property
    def middle(self) -> float | None:
        """Where England lies."""
        return 1.0 if self.is_at_the_report else self.rows[0]["england_rate"]

    def points(self) -> list[Row]:
        """What is drawn of each authority; limits are none where too few are expected for a funnel."""
        return [self._point(place, row) for place, row in enumerate(self.rows, 1)]

    def lines(self, *drawn: str) -> list[str]:
        """What stands beneath the title: what is drawn, of when, whose numbers and under which licences."""
        first = self.rows[0]
        per = "Per cent of" if first["rate_unit"] == "percent" else "Per 10,000"
        what = f"{per} {within(first['denominator_label'])}"
        days = sorted(row["period_end"] for row in self.rows)
        if self.is_at_the_report:
            what = f"As a multiple of England’s rate of the same date ({what[0].lower()}{what[1:]})"
            when = f"each at the last date before the end of its last inspection, {day(days[0])} to {day(days[-1])}"
        else:
            when = period(first["period_start"], first["period_end"])
        return [f"{what}, {when}.", *drawn, *(line for said in self._sources() for line in wrap(said, LINE))]

    def _sources(self) -> Iterator[str]:
        """Whose numbers they are and under which licences."""
        if sources := official(self.rows):
            yield f"Official: {sources}."
        printed = {
            row["document_file"]: row["licence"] or "licence unknown" for row in self.rows if row["document_file"]
        }
        if printed:
            yield f"Printed in {counted(len(printed), 'document')}: {'; '.join(sorted(set(printed.values())))}."

    def _point(self, place: int, row: Row) -> Row:
        by = row["england_rate"] if self.is_at_the_report else 1
        key = row["local_authority_key"]
        at = f"; {period(row['period_start'], row['period_end'])}" if self.is_at_the_report else ""
        limits = {name: row[f"england_{name}"] for name in LIMITS}
        return {
            "place": place,
            "size": row["england_expected"] if self.is_at_the_report else row["denominator_value"],
            "authority": row["local_authority"],
            "kind": KINDS[0] if row["kind"] == "official" else KINDS[1],
            "rate": row["rate"] / by,
            "low": row["rate_low"] / by,
            "high": row["rate_high"] / by,
            **{name: None if limit is None else limit / by for name, limit in limits.items()},
            "said": f"{row['rate']:.1f} ({row['rate_low']:.1f}–{row['rate_high']:.1f}){at}",
            "is_marked": key in self.marked,
            "leads_to": evidence_address("value", row["observation_id"]) or link(f"/authority/{key}"),
        }


def marks(base: alt.Chart) -> alt.Chart:
    """A point each, official and printed told apart by shape too, larger where it is marked; it leads to its evidence
    or its authority."""
    points: alt.Chart = base.mark_point(filled=True, opacity=1).encode(
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
    return points


def names(base: alt.Chart, where: str, **style: Any) -> alt.Chart:
    """The names of those that are marked, `where` an expression over their points holds."""
    named: alt.Chart = (
        base.transform_filter(f"datum.is_marked && {where}")
        .mark_text(fontSize=13, fontWeight="bold", color=SERIES[1], **style)
        .encode(text="authority:N")
    )
    return named
