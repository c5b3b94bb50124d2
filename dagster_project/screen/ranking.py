"""One authority among many: each measure in order of its rates, with ranks, intervals and control limits."""

from __future__ import annotations

from itertools import groupby
from typing import Any

import duckdb
from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from warehouse.comparing import RANKED
from warehouse.words import figure, period, within

MARKS = {"above_99_8": "▲▲", "above_95": "▲", "within": "·", "below_95": "▼", "below_99_8": "▼▼", None: ""}
LEGEND = (
    "* an official figure: no paper of that authority that was read prints it. Rank with its interval; ▲▲ above and "
    "▼▼ below the 99.8 % control limits of a funnel, ▲ ▼ the 95 % ones, · within: around England's rate, and around "
    "that of the others together. Authorities differ by more than chance, so most lie outside: the limits say which "
    "differences chance alone would hardly make."
)


def show_ranking(console: Console, connection: duckdb.DuckDBPyConnection) -> None:
    """Prints a table a measure that can be compared; says so where none can."""
    found = connection.execute(f"select * from {RANKED}")
    columns = [column[0] for column in found.description or []]
    rows = [dict(zip(columns, row, strict=True)) for row in found.fetchall()]
    if not rows:
        console.print("No figure of these authorities can be compared: --format csv lists each with the reason.")
        return
    for _, of in groupby(rows, key=lambda row: (row["subject"], row["breakdown"])):
        console.print(_table(list(of)))
    console.print(Text(LEGEND, style="dim"))


def _table(rows: list[dict[str, Any]]) -> Table:
    first = next((row for row in rows if row["is_reference"]), rows[0])
    breakdown = f" ({first['breakdown']})" if first["breakdown"] else ""
    of = "per 10,000 aged under 18" if first["rate_unit"] == "per_10000" else f"% of {within(first['denominator'])}"
    when = period(first["as_at_start"], first["as_at_end"])
    middles = [
        f"{name} {first[column]:.1f}"
        for name, column in (("England", "england_rate"), ("the others", "others_rate"))
        if first[column] is not None
    ]
    title = f"{first['label']}{breakdown}, {when}, {of}; {', '.join(middles)}"
    table = Table(title=title, title_justify="left", title_style="bold", box=box.SIMPLE_HEAD)
    for name, justify in (("rank", "right"), ("", "left"), ("value", "right"), ("rate (95 %)", "right")):
        table.add_column(name, justify=justify)  # type: ignore[arg-type]
    table.add_column("England")
    table.add_column("others")
    for row in rows:
        table.add_row(
            f"{row['rank']} ({row['rank_low']}–{row['rank_high']})",
            f"{row['local_authority']}{'' if row['status'] == 'found' else ' *'}",
            figure(row["value"], row["unit"]),
            f"{row['rate']:.1f} ({row['rate_low']:.1f}–{row['rate_high']:.1f})",
            MARKS[row["beside_england"]],
            MARKS[row["beside_others"]],
            style="bold" if row["is_reference"] else None,
        )
    return table
