"""`oversight compare`: authority-years side by side."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import get_close_matches
from typing import Annotated

import duckdb
import typer

from dagster_project.commands.formats import Format, print_rows
from dagster_project.commands.options import DEFAULT_DATA, As, Data, console
from dagster_project.commands.published import published
from dagster_project.screen.comparison import rows_of, sets_of, show_comparison
from dagster_project.screen.neighbours import show_neighbours
from dagster_project.screen.one_measure import show_subject
from dagster_project.screen.safe import printable

CHOSEN = """
    select * from reporting.comparison
    where list_contains($sets, comparison_set)
        and ($measure is null or subject = $measure or lower(label) = lower($measure))
    order by rowid
"""


def compare_command(
    measure: Annotated[str | None, typer.Option(help="One measure or judgement area, by code or label.")] = None,
    comparison_set: Annotated[
        str | None, typer.Option("--set", help="A comparison set; all where none is named.")
    ] = None,
    data: Data = DEFAULT_DATA,
    wanted: As = Format.TABLE,
) -> None:
    """Compare authority-years side by side, with dates, intervals, and why figures may not be compared."""
    if measure is not None and not measure.strip():
        raise typer.BadParameter("name a measure or a judgement area", param_hint="--measure")
    with published(data) as connection:
        sets = _chosen_sets(connection, comparison_set)
        if measure is not None and not _is_compared(connection, sets, measure):
            raise typer.BadParameter(_nothing_called(connection, measure), param_hint="--measure")
        if wanted is not Format.TABLE:
            print_rows(connection.execute(CHOSEN, {"sets": sets, "measure": measure}), wanted)
            return
        for name in sets:
            if measure is None:
                show_comparison(console(), name, rows_of(connection, name))
                show_neighbours(console(), connection, name)
            else:
                show_subject(console(), connection, name, measure)


def _chosen_sets(connection: duckdb.DuckDBPyConnection, comparison_set: str | None) -> list[str]:
    """The set that is named, all where none is; raises BadParameter where there is none of that name."""
    names = sets_of(connection)
    if comparison_set is None:
        return names
    if comparison_set not in names:
        known = ", ".join(names) or "none"
        raise typer.BadParameter(printable(f"no set {comparison_set}; there is {known}"), param_hint="--set")
    return [comparison_set]


def _is_compared(connection: duckdb.DuckDBPyConnection, sets: Sequence[str], measure: str) -> bool:
    return bool(connection.execute(f"{CHOSEN} limit 1", {"sets": sets, "measure": measure}).fetchall())


def _nothing_called(connection: duckdb.DuckDBPyConnection, measure: str) -> str:
    subjects = connection.execute("select distinct subject from reporting.comparison").fetchall()
    near = get_close_matches(measure.strip().lower(), [subject for (subject,) in subjects], n=3, cutoff=0.5)
    meant = f"; did you mean {' or '.join(near)}?" if near else "; `oversight compare` lists what is"
    return printable(f"nothing compared is called {measure}{meant}")
