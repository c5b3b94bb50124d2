"""Which files of a warehouse are damaged, on the screen."""

from __future__ import annotations

from collections.abc import Mapping

import typer

from dagster_project.screen.safe import printable


def tell_damaged(what_of_it: str, damaged: Mapping[str, str]) -> None:
    """Prints each file by its name with what to do, where errors are printed."""
    typer.echo(what_of_it, err=True)
    for name, why in sorted(damaged.items()):
        typer.echo(printable(f"  {name}: {why}"), err=True)
