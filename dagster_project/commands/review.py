"""`oversight review`: what a person should look at, and what a person decided about it."""

from __future__ import annotations

import getpass
from pathlib import Path
from typing import Annotated

import typer

from dagster_project.commands.formats import Format, print_rows
from dagster_project.commands.options import DEFAULT_DATA, USAGE, As, Data, console
from dagster_project.commands.published import published
from dagster_project.paths import DataPaths
from dagster_project.screen.review import show_counts, show_items
from dagster_project.screen.safe import printable
from warehouse import decisions, review
from warehouse.decisions import Verdict
from warehouse.entered import EntryError

NEXT = "It takes effect with the next refresh."
EVERY = 1_000_000


def review_command(
    item: Annotated[
        str, typer.Argument(metavar="[ID]", help="An item of the list, or a value by its review or observation ID.")
    ] = "",
    accept: Annotated[bool, typer.Option("--accept", help="It stands as it is.")] = False,
    correct: Annotated[
        float | None, typer.Option("--correct", metavar="VALUE", help="This value is meant, not the printed one.")
    ] = None,
    dismiss: Annotated[bool, typer.Option("--dismiss", help="It is not so, or does not matter.")] = False,
    reason: Annotated[str, typer.Option("--reason", help="Why, in words that are published with it.")] = "",
    by: Annotated[str, typer.Option("--by", help="Who decides.")] = "",
    undo: Annotated[bool, typer.Option("--undo", help="Takes the decision back.")] = False,
    kind: Annotated[str | None, typer.Option(help="Items of this kind only.")] = None,
    area: Annotated[str | None, typer.Option(help="Items about this local authority only.")] = None,
    decided: Annotated[bool, typer.Option("--decided", help="What was decided, in place of what is open.")] = False,
    limit: Annotated[int, typer.Option(help="How many items to list.", min=1)] = 20,
    data: Data = DEFAULT_DATA,
    wanted: As = Format.TABLE,
) -> None:
    """List what a person should look at, the most consequential first; with an ID, record what a person decided.

    Decisions are kept beside the snapshots, take effect with the next refresh and are shown with the value.
    """
    verdicts = [
        verdict for verdict, is_given in zip(Verdict, (accept, correct is not None, dismiss), strict=True) if is_given
    ]
    try:
        if not item:
            _list(data, kind, area, limit, wanted, is_open=not decided)
        elif undo:
            taken_back = decisions.undo(DataPaths(data).decisions, item)
            console().print(f"{item} is no longer {taken_back.decision}. {NEXT}")
        elif len(verdicts) == 1:
            _decide(data, item, verdicts[0], reason, by or getpass.getuser(), correct)
        else:
            raise EntryError("say one of --accept, --correct VALUE, --dismiss or --undo")
    except EntryError as error:
        typer.echo(printable(str(error)), err=True)
        raise typer.Exit(USAGE) from error


def _list(data: Path, kind: str | None, area: str | None, limit: int, wanted: Format, *, is_open: bool) -> None:
    with published(data) as connection:
        if wanted is not Format.TABLE:
            print_rows(review.listed(connection, kind, area, limit, is_open=is_open), wanted)
            return
        rows = review.listed(connection, kind, area, EVERY, is_open=is_open).fetchall()
        if is_open:
            show_counts(console(), review.open_items(connection))
        shown = [dict(zip(review.COLUMNS, row, strict=True)) for row in rows[:limit]]
        show_items(console(), shown, left=len(rows) - len(shown))


def _decide(data: Path, asked: str, verdict: Verdict, reason: str, by: str, correct: float | None) -> None:
    with published(data) as connection:
        about = review.item(connection, asked)
        meaning = review.meaning_of(connection, about["kind"], verdict)
    entered = decisions.decide(DataPaths(data).decisions, about, verdict, reason, by, correct)
    value = "" if correct is None else f" to {correct:g}"
    console().print(f"{entered.review_id}: {verdict}{value} by {by}, which says that {meaning}. {NEXT}")
