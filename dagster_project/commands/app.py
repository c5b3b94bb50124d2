"""The commands of `oversight` by their names; each is imported when it is called, and not all for one."""

from __future__ import annotations

from importlib import import_module
from typing import Any

import typer
from typer.core import TyperGroup

NAMES = (
    "refresh",
    "fetch",
    "watch",
    "status",
    "compare",
    "documents",
    "measures",
    "search",
    "changes",
    "export",
    "publish",
    "review",
    "sidecar",
    "withdraw",
    "forget",
    "rollback",
    "backup",
    "restore",
    "explore",
    "dev",
)
"""Commands in the order of the help; `name_command` in the module of that name."""


class _Commands(TyperGroup):
    """Commands by their modules: what one of them imports may take longer than another takes to answer."""

    def list_commands(self, ctx: Any) -> list[str]:
        return list(NAMES)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        if cmd_name not in NAMES:
            return None
        function = getattr(import_module(f"dagster_project.commands.{cmd_name}"), f"{cmd_name}_command")
        alone = typer.Typer(add_completion=False, pretty_exceptions_enable=False)
        alone.command(cmd_name)(function)
        return typer.main.get_command(alone)


commands = typer.Typer(
    name="oversight",
    cls=_Commands,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
)


@commands.callback()
def oversight() -> None:
    """What inspectors and committees reported about children's services, figure by figure, over time."""
