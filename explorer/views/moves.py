"""Judgements that moved from one grade to another: who fell from good to inadequate, and how long lay between."""

from __future__ import annotations

from explorer.answers import ask
from explorer.page import Asked, NotHere, Page, Table
from explorer.queries.moves import GRADES, MOVES

PATH = "/moves"
WAYS = {"worse": "to a worse grade", "better": "to a better grade", "all": "either way"}
NOTHING = "No judgement that was read moved so: the documents read may not have the one before or the one after."


def show(asked: Asked) -> Page:
    """Moves to a worse grade, or those of the way and the grades that are asked for; raises NotHere for what is no way
    and no grade."""
    grades = ask(asked.connection, GRADES).rows
    first, last = (_grade(asked.word(name), [row["value"] for row in grades]) for name in ("from", "to"))
    # Two grades say which way by themselves.
    moved = asked.word("moved") or ("all" if first and last else "worse")
    if moved not in WAYS:
        raise NotHere(f"grades move {', '.join(WAYS)}, not {moved}")
    found = ask(asked.connection, MOVES, moved=moved, **{"from": first, "to": last})
    return Page(
        "moves.html",
        "Moved from one grade to another",
        {"first": first, "last": last, "moved": moved, "ways": WAYS, "grades": grades},
        tables=[Table("moves", "Moved from one grade to another", found, NOTHING)],
    )


def _grade(word: str, grades: list[str]) -> str | None:
    if word and word not in grades:
        raise NotHere(f"{word} is no grade: {', '.join(grades)}")
    return word or None
