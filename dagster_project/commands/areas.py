"""The option `--area`: which local authorities an answer is about."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated

import duckdb
import typer

from dagster_project.screen.safe import printable
from warehouse.authority_years import NotThere, authority

Areas = Annotated[
    list[str] | None,
    typer.Option("--area", help="Of this local authority alone, by name or code; may be given several times."),
]


def names_of(connection: duckdb.DuckDBPyConnection, areas: Sequence[str] | None) -> list[str] | None:
    """The authorities that are asked for, as tables name them; None where all are.

    Raises BadParameter for what names none.
    """
    try:
        return [authority(connection, named)[1] for named in areas] if areas else None
    except NotThere as missing:
        raise typer.BadParameter(printable(str(missing)), param_hint="--area") from missing
