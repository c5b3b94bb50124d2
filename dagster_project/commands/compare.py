"""`oversight compare`: authority-years side by side."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches
from typing import Annotated

import duckdb
import typer
from rich.text import Text

from dagster_project.commands.formats import Format, print_rows
from dagster_project.commands.options import DEFAULT_DATA, As, Data, console
from dagster_project.commands.published import published
from dagster_project.screen.chosen_years import (
    about_newer,
    about_newer_official,
    about_newest,
    about_shared,
    about_taken,
)
from dagster_project.screen.comparison import show_comparison
from dagster_project.screen.neighbours import show_neighbours
from dagster_project.screen.one_measure import show_subject
from dagster_project.screen.ranking import show_ranking
from dagster_project.screen.safe import printable
from warehouse.authority_years import NotThere
from warehouse.compared_areas import hold_areas
from warehouse.comparing import (
    Subjects,
    hold_ranked,
    hold_set,
    is_read,
    keep_only,
    labels_of,
    lines_of,
    members_of,
    rows_of,
    sets_of,
)

SIDE_BY_SIDE = 4
"""Authority-years that a screen has columns for; more of them are ranked."""

Areas = Annotated[
    list[str] | None,
    typer.Option(
        "--area",
        help="An authority and its years, «Bradford:2014,2022»; without years that of its latest inspection. The "
        "first is what the others are compared with. May be given several times.",
    ),
]


def compare_command(
    areas: Areas = None,
    vintage: Annotated[
        int | None,
        typer.Option("--neighbours", help="With the statistical neighbours of the first, by the model of this year."),
    ] = None,
    measure: Annotated[str | None, typer.Option(help="One measure or judgement area, by code or label.")] = None,
    theme: Annotated[str | None, typer.Option(help="Measures of one theme of the catalogue.")] = None,
    judgements: Annotated[bool, typer.Option("--judgements", help="Judgements only.")] = False,
    comparison_set: Annotated[
        str | None, typer.Option("--set", help="A comparison set of the catalogue; all where none is named.")
    ] = None,
    data: Data = DEFAULT_DATA,
    wanted: As = Format.TABLE,
) -> None:
    """Compare authority-years side by side, with dates, intervals, and why figures may not be compared."""
    subjects = Subjects(measure, theme, judgements)
    if measure is not None and not measure.strip():
        raise typer.BadParameter("name a measure or a judgement area", param_hint="--measure")
    if areas and comparison_set:
        raise typer.BadParameter("name areas or a set, not both", param_hint="--set")
    if vintage is not None and not areas:
        raise typer.BadParameter("name the authority whose neighbours are meant with --area", param_hint="--neighbours")
    with published(data) as connection:
        if areas:
            chosen = _hold_areas(connection, areas, vintage, wanted)
            title = f"{chosen[0]} beside {', '.join(chosen[1:])}"
            _answer(connection, title, subjects, wanted, ranked=chosen if len(chosen) > SIDE_BY_SIDE else None)
            return
        for name in _chosen_sets(connection, comparison_set):
            title = hold_set(connection, name)
            _tell(about_newer(connection, members_of(connection)), wanted)
            _answer(connection, title, subjects, wanted)
            if wanted is Format.TABLE and not measure and is_read(connection, name):
                show_neighbours(console(), connection, name)


def _hold_areas(
    connection: duckdb.DuckDBPyConnection, asked: list[str], vintage: int | None, wanted: Format
) -> list[str]:
    """Holds the comparison of the areas asked for, names them, and says which years were taken and what is newer.

    Raises BadParameter where one is not there.
    """
    try:
        areas = hold_areas(connection, asked, vintage)
    except NotThere as missing:
        raise typer.BadParameter(printable(str(missing)), param_hint="--area") from missing
    _tell(about_newest(areas), wanted)
    _tell(about_taken(connection, areas.taken), wanted)
    _tell(about_newer(connection, areas.chosen), wanted)
    if len(areas.held) > SIDE_BY_SIDE:
        _tell(about_newer_official(connection), wanted)
    else:
        _tell(about_shared(connection, areas.held), wanted)
    return areas.held


def _answer(
    connection: duckdb.DuckDBPyConnection,
    title: str,
    subjects: Subjects,
    wanted: Format,
    ranked: list[str] | None = None,
) -> None:
    """Shows what is held, of the subjects asked for, side by side or ranked; raises BadParameter where nothing is."""
    labels = labels_of(connection)
    if not keep_only(connection, subjects):
        raise typer.BadParameter(_nothing_called(connection, subjects, labels), param_hint=subjects.option)
    if wanted is Format.MD:
        print_rows(lines_of(connection), wanted)
    elif wanted is not Format.TABLE:
        print_rows(rows_of(connection), wanted)
    elif ranked and not subjects.judgements:
        hold_ranked(connection, ranked, subjects)
        console().print(title, style="bold")
        show_ranking(console(), connection)
    elif subjects.measure:
        show_subject(console(), connection)
    else:
        show_comparison(console(), title, connection)


def _tell(about: Iterable[str], wanted: Format) -> None:
    """Says it above a table; beside any other format, on standard error."""
    for sentence in about:
        if wanted is Format.TABLE:
            console().print(Text(sentence, style="yellow"))
        else:
            typer.echo(sentence, err=True)


def _chosen_sets(connection: duckdb.DuckDBPyConnection, comparison_set: str | None) -> list[str]:
    """The set that is named, all where none is; raises BadParameter where there is none of that name."""
    names = sets_of(connection)
    if comparison_set is None:
        return names
    if comparison_set not in names:
        known = ", ".join(names) or "none"
        raise typer.BadParameter(printable(f"no set {comparison_set}; there is {known}"), param_hint="--set")
    return [comparison_set]


def _nothing_called(connection: duckdb.DuckDBPyConnection, subjects: Subjects, labels: dict[str, str]) -> str:
    """That a measure is known and has no comparison here, or what may have been meant by an unknown one."""
    if subjects.measure is None:
        return printable(f"nothing of that theme is compared: {subjects.theme}")
    asked = subjects.measure.strip().lower()
    known = connection.execute(
        "select measure from marts.dim_measures where lower(measure) = $asked or lower(label) = $asked",
        {"asked": asked},
    ).fetchone()
    if known:
        return f"{known[0]} is a measure, and none of these authority-years has a value of it"
    near = get_close_matches(asked, [*labels, *(label.lower() for label in labels.values())], n=3, cutoff=0.5)
    meant = f"; did you mean {' or '.join(near)}?" if near else "; `oversight compare` lists what is"
    return printable(f"nothing compared is called {subjects.measure}{meant}")
