"""Options that several commands take, and the console they print to."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

Data = Annotated[Path, typer.Option("--data", help="Folder of the warehouse.", file_okay=False)]
Documents = Annotated[
    list[Path], typer.Option("--documents", help="Folder that holds documents; may be given several times.")
]
DEFAULT_DATA = Path("data")


def console() -> Console:
    """The console on standard output as it is now; where that is no terminal, wide enough for tables' columns."""
    plain = Console(file=sys.stdout, highlight=False)
    return plain if plain.is_terminal else Console(file=sys.stdout, highlight=False, width=max(plain.width, 160))
