"""`oversight explore`: the published file as a web page on this machine alone, for people who would rather look."""

from __future__ import annotations

import signal
from typing import Annotated

import typer

from dagster_project.commands.options import DEFAULT_DATA, USAGE, Data
from dagster_project.commands.published import published
from dagster_project.paths import DataPaths
from dagster_project.screen.safe import printable
from dagster_project.where_stored import snapshots_of
from ingest.stores import StoreFault

HOST = "127.0.0.1"


def explore_command(
    data: Data = DEFAULT_DATA,
    port: Annotated[int, typer.Option(help="Port of the web page.", min=1, max=65535)] = 8350,
    review: Annotated[
        str, typer.Option("--review", metavar="NAME", help="Decide about items of the review list, by this name.")
    ] = "",
) -> None:
    """Look at the published file in a browser: authorities, figures and the passages behind them; it only reads."""
    import uvicorn

    from explorer.app import make_app
    from explorer.heaps import keep_few_heaps
    from explorer.reviewing import Reviewer
    from explorer.security import own_hosts
    from explorer.without_pandas import take_pandas_for_missing

    paths = DataPaths(data.resolve())
    with published(data):
        pass
    reviewer = Reviewer(review.strip(), paths.decisions) if review.strip() else None
    try:
        snapshots = snapshots_of(paths)
    except StoreFault as fault:
        typer.echo(printable(str(fault)), err=True)
        raise typer.Exit(USAGE) from fault
    application = make_app(paths.published, snapshots, own_hosts(port), reviewer)
    try:
        listening = uvicorn.Config(application, host=HOST, port=port, log_level="critical").bind_socket()
    except SystemExit as error:  # it would say the system's words alone, in its log
        told = f"port {port} of this machine cannot be had: something else may have it, perhaps another explorer."
        typer.echo(f"{told} Name another with --port.", err=True)
        raise typer.Exit(USAGE) from error
    keep_few_heaps()
    take_pandas_for_missing()
    typer.echo(f"Look at http://{HOST}:{port}/ in a browser; Ctrl-C ends it. Nothing leaves this machine.")
    # The server ends on these and raises them again, when nothing is left that they could interrupt.
    for ending in (signal.SIGINT, signal.SIGTERM):
        signal.signal(ending, signal.SIG_IGN)
    config = uvicorn.Config(application, log_level="warning", access_log=False, server_header=False)
    uvicorn.Server(config).run(sockets=[listening])
