"""`oversight withdraw`: takes a document out of every publication from the next on, or back in."""

from __future__ import annotations

import getpass
from pathlib import Path
from typing import Annotated

import duckdb
import typer

from dagster_project.commands.chosen import is_name, only_one
from dagster_project.commands.options import DEFAULT_DATA, USAGE, Data, console
from dagster_project.commands.published import published
from dagster_project.paths import DataPaths
from dagster_project.screen.safe import printable
from warehouse import withdrawals
from warehouse.entered import EntryError

KNOWN = """
    select distinct
        f.file_sha256, f.document_file, d.document_id, d.title, f.parent_document_id is null as is_whole_file
    from marts.bridge_document_files as f
    inner join marts.dim_documents as d using (document_version_id)
"""
NEXT = "It takes effect with the next refresh."


def withdraw_command(
    document: Annotated[
        str, typer.Argument(help="File name, identifier of a document, or the first 8 digits or more of a SHA-256.")
    ],
    reason: Annotated[str, typer.Option("--reason", help="Why, in words that are published with it.")] = "",
    by: Annotated[str, typer.Option("--by", help="Who withdraws it.")] = "",
    undo: Annotated[bool, typer.Option("--undo", help="Takes the withdrawal back.")] = False,
    data: Data = DEFAULT_DATA,
) -> None:
    """Leave a document, or a file with all its documents, out of what is published; it stays listed, with the reason.

    Nothing is deleted: `--undo` brings it back.
    """
    paths, screen = DataPaths(data), console()
    try:
        if undo:
            name = only_one(document, _matching_withdrawals(document, paths.withdrawals))
            screen.print(f"{withdrawals.undo(paths.withdrawals, name).document_file} is no longer withdrawn. {NEXT}")
            return
        with published(data) as connection:
            name, shown = only_one(document, _matching_documents(document, connection))
        entered = withdrawals.withdraw(paths.withdrawals, name, shown, reason, by or getpass.getuser())
        screen.print(f"{shown}: {entered.in_words}. {NEXT}")
    except EntryError as error:
        typer.echo(printable(str(error)), err=True)
        raise typer.Exit(USAGE) from error


def _matching_withdrawals(asked: str, path: Path) -> list[str]:
    """Names under which what is asked for is withdrawn."""
    return [one.name for one in withdrawals.standing(path) if asked == one.document_file or is_name(asked, one.name)]


def _matching_documents(asked: str, connection: duckdb.DuckDBPyConnection) -> set[tuple[str, str]]:
    """Name to withdraw and what people call it, of every file or document that is asked for."""
    matching = set()
    for sha256, file_name, document_id, title, is_whole_file in connection.execute(KNOWN).fetchall():
        if asked == file_name or is_name(asked, sha256):
            matching.add((sha256, file_name))
        elif asked == document_id:
            matching.add((document_id, file_name if is_whole_file else f"{title or 'a part'} in {file_name}"))
    return matching
