"""The command line `oversight`: its commands by name."""

from __future__ import annotations

import typer

from dagster_project.commands.compare import compare_command
from dagster_project.commands.dev import dev_command
from dagster_project.commands.documents import documents_command
from dagster_project.commands.measures import measures_command
from dagster_project.commands.refresh import refresh_command
from dagster_project.commands.search import search_command
from dagster_project.commands.status import status_command

app = typer.Typer(
    name="oversight",
    help="What inspectors and committees reported about children's services, figure by figure, over time.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
app.command("refresh")(refresh_command)
app.command("status")(status_command)
app.command("compare")(compare_command)
app.command("documents")(documents_command)
app.command("measures")(measures_command)
app.command("search")(search_command)
app.command("dev")(dev_command)
