"""The commands of `oversight` by their names."""

from __future__ import annotations

import typer

from dagster_project.commands.changes import changes_command
from dagster_project.commands.compare import compare_command
from dagster_project.commands.dev import dev_command
from dagster_project.commands.documents import documents_command
from dagster_project.commands.export import export_command
from dagster_project.commands.measures import measures_command
from dagster_project.commands.publish import publish_command
from dagster_project.commands.refresh import refresh_command
from dagster_project.commands.review import review_command
from dagster_project.commands.search import search_command
from dagster_project.commands.status import status_command
from dagster_project.commands.withdraw import withdraw_command

commands = typer.Typer(
    name="oversight",
    help="What inspectors and committees reported about children's services, figure by figure, over time.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
commands.command("refresh")(refresh_command)
commands.command("status")(status_command)
commands.command("compare")(compare_command)
commands.command("documents")(documents_command)
commands.command("measures")(measures_command)
commands.command("search")(search_command)
commands.command("changes")(changes_command)
commands.command("export")(export_command)
commands.command("publish")(publish_command)
commands.command("review")(review_command)
commands.command("withdraw")(withdraw_command)
commands.command("dev")(dev_command)
