"""Options that several commands take, and the console they print to."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Annotated

import typer

from dagster_project.commands.formats import Format
from dagster_project.notices import NOTIFY_VARIABLE, SECRET_VARIABLE, is_address
from dagster_project.screen.safe import SafeConsole

Data = Annotated[Path, typer.Option("--data", help="Folder of the warehouse.", file_okay=False)]
Documents = Annotated[
    list[Path], typer.Option("--documents", help="Folder that holds documents; may be given several times.")
]
SourcesFile = Annotated[
    Path | None,
    typer.Option("--sources", help="File that names the sources; DATA/sources.yml without.", dir_okay=False),
]


def _must_have_secret(notify: str | None) -> str | None:
    if notify and is_address(notify) and not os.environ.get(SECRET_VARIABLE):
        raise typer.BadParameter(f"set {SECRET_VARIABLE}, with which what is sent to an address is signed")
    return notify


Notify = Annotated[
    str | None,
    typer.Option(
        "--notify",
        metavar="COMMAND|ADDRESS",
        envvar=NOTIFY_VARIABLE,
        callback=_must_have_secret,
        help="Command (on its standard input) or http(s):// address that gets what new documents say, as JSON.",
    ),
]
Wait = Annotated[
    float, typer.Option("--wait", min=0, metavar="SECONDS", help="How long to wait for another refresh to end.")
]
As = Annotated[Format, typer.Option("--format", help="A table for people, or rows for programs.")]
DEFAULT_DATA = Path("data")
USAGE = 2
NARROWEST_FILE = 160


def console() -> SafeConsole:
    """The console on standard output as it is now: as wide as it or COLUMNS says; a file as wide as tables are."""
    plain = SafeConsole(file=sys.stdout)
    if plain.is_terminal or os.environ.get("COLUMNS", "").isdigit():
        return plain
    return SafeConsole(file=sys.stdout, width=max(plain.width, NARROWEST_FILE))
