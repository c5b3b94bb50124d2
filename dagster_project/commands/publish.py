"""`oversight publish`: mirrors what is published in a PostgreSQL database."""

from __future__ import annotations

import time
from typing import Annotated

import typer
from rich.text import Text

from dagster_project.commands.options import DEFAULT_DATA, Data, console
from dagster_project.commands.published import published
from dagster_project.screen.safe import printable
from warehouse.postgres.address import PostgresFault, parse_address
from warehouse.postgres.mirror import mirror
from warehouse.postgres.shape import READERS
from warehouse.words import counted


def publish_command(
    to: Annotated[
        str,
        typer.Option(
            "--to",
            envvar="OVERSIGHT_POSTGRES",
            show_envvar=True,
            help="postgresql://user@host:5432/database. The password is best left to ~/.pgpass or PGPASSWORD.",
        ),
    ],
    data: Data = DEFAULT_DATA,
) -> None:
    """Mirror what is published in a PostgreSQL database, in one transaction: marts and reporting."""
    began = time.monotonic()
    try:
        address = parse_address(to)
        with published(data) as file:
            written = mirror(file, address)
    except PostgresFault as fault:
        typer.echo(printable(str(fault)), err=True)
        raise typer.Exit(1) from fault
    shape = f"; tables are made, {READERS} may read them" if written.is_reshaped else ""
    told = f"{counted(written.tables, 'table')} and {counted(written.rows, 'row')} stand in {address.shown}{shape}"
    console().print(Text(f"{told} ({time.monotonic() - began:.0f} s)"), soft_wrap=True)
