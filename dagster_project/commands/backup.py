"""`oversight backup`: what of the warehouse cannot be made again, in one file."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Annotated

import typer
from rich.text import Text

from dagster_project.alone import alone_in
from dagster_project.commands.options import DEFAULT_DATA, USAGE, Data, Wait, console
from dagster_project.damage import damage_in
from dagster_project.paths import DataPaths
from dagster_project.refresh_lock import SECONDS_TO_WAIT
from dagster_project.screen.damaged import tell_damaged
from dagster_project.screen.safe import printable
from dagster_project.where_stored import address_of
from ingest.errors import OversightError
from warehouse.backups import back_up
from warehouse.words import counted

NOT_WHOLE = 1


def backup_command(
    to: Annotated[Path, typer.Option("--to", help="File to write, or a folder: the file is named by the time.")],
    wait: Wait = SECONDS_TO_WAIT,
    data: Data = DEFAULT_DATA,
) -> None:
    """Write all that cannot be made again into one ZIP file, with the SHA-256 of every file in it.

    Documents received with their sidecars, what people decided and withdrew, the sources and what is known of them,
    the published file and those before it. `oversight restore --from` puts it back. Only its owner may read it.
    Documents in object storage stay there: the backup holds their address. Everything is checked first: where
    something is damaged the backup is written all the same, without a damaged published file, and the command names
    what is damaged and ends with 1; with 2 where no backup was written.
    """
    paths = DataPaths(data.resolve())
    target = to / f"oversight_{dt.datetime.now(dt.UTC):%Y-%m-%dT%H%M%SZ}.zip" if to.is_dir() else to
    try:
        with alone_in(paths, lambda said: typer.echo(said, err=True), wait):
            damaged, elsewhere = damage_in(paths), address_of(paths)
            held = back_up(paths.root, paths.kept, target, damaged, {paths.published} & damaged.keys())
    except (OversightError, OSError) as error:
        typer.echo(printable(str(error)), err=True)
        raise typer.Exit(USAGE) from error
    told = f" {counted(held.files, 'file')}, {target.stat().st_size / 1e6:.1f} MB"
    console().print(Text.assemble((str(target), "bold"), told), soft_wrap=True)
    if elsewhere:
        told = f"The documents received are not in it but at {elsewhere}: keep versions or a copy of that bucket."
        console().print(Text(told), soft_wrap=True)
    if held.damaged:
        tell_damaged("This warehouse is not whole, and neither is its backup:", held.damaged)
        raise typer.Exit(NOT_WHOLE)
