"""Deciding in the explorer: what a named person says of an item, entered as `oversight review` enters it."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import duckdb

from warehouse import decisions, review
from warehouse.decisions import Decision, Verdict
from warehouse.entered import EntryError

UNDO = "undo"
LONGEST_FORM = 20_000
"""Bytes of a form; a reason is some sentences."""


class NotOurs(EntryError):
    """A form that no page of this explorer gave out."""


@dataclass(frozen=True)
class Reviewer:
    """Who decides, and where decisions are kept. `token` stands in every form that is given out: a page of anybody
    else cannot know it."""

    name: str
    decisions: Path
    token: str = field(default_factory=lambda: secrets.token_urlsafe(32))

    def standing(self) -> Mapping[str, Decision]:
        """What is decided, by the item; raises EntryError where the file cannot be read."""
        return {one.review_id: one for one in decisions.standing(self.decisions)}

    def enter(self, connection: duckdb.DuckDBPyConnection, asked: str, form: Mapping[str, str]) -> None:
        """Enters or takes back what a form says of an item; raises NotOurs, or EntryError with what is missing."""
        if not secrets.compare_digest(form.get("token", "").encode(), self.token.encode()):
            raise NotOurs("this form was not given out by the explorer as it runs now: open the item again")
        if form.get("verdict") == UNDO:
            decisions.undo(self.decisions, asked)
            return
        verdict = _verdict(form.get("verdict", ""))
        about = review.item(connection, asked)
        review.meaning_of(connection, about["kind"], verdict)
        corrected = _number(form.get("value", "")) if verdict is Verdict.CORRECTED else None
        decisions.decide(self.decisions, about, verdict, form.get("reason", ""), self.name, corrected)


def _verdict(word: str) -> Verdict:
    if word not in Verdict.values():
        raise EntryError(f"say whether it is {Verdict.in_words()}")
    return Verdict(word)


def _number(text: str) -> float:
    try:
        return float(text.replace(",", ""))
    except ValueError as error:
        raise EntryError(f"“{text}” is no number: a correction is the value that is meant") from error
