"""What a person decided about an item of the review list or about any value: kept beside the snapshots, reversible.

A decision names its item by where it stands (file, place in the stored text, what is printed there) and keeps the
passage it was made on, so that it still says what it was about when the item is gone.
"""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ingest.vocabularies import Vocabulary
from warehouse.entered import EntryError, enter, entered, entering, fit_to_publish, now


class Verdict(Vocabulary):
    """What was decided."""

    ACCEPTED = "accepted", "it stands as it is"
    CORRECTED = "corrected", "a value other than the printed one is meant"
    DISMISSED = "dismissed", "it is not so, or does not matter"


@dataclass(frozen=True)
class Decision:
    """One decision. `printed` and `expected_value` are what the document must still say there for it to apply;

    `place`: where that is printed in the stored text of the file. All four are null where the item is no value.
    """

    review_id: str
    kind: str
    decision: str
    corrected_value: float | None
    reason: str
    decided_by: str
    decided_at: str
    file_sha256: str | None = None
    document_id: str | None = None
    document_file: str | None = None
    place: int | None = None
    printed: str | None = None
    expected_value: float | None = None
    page: int | None = None
    quote: str | None = None


ABOUT = (
    *("review_id", "kind", "file_sha256", "document_id", "document_file"),
    *("place", "printed", "expected_value", "page", "quote"),
)
"""Fields that a decision takes from its item."""


def standing(path: Path) -> list[Decision]:
    """Every decision that stands; raises EntryError where the file cannot be read."""
    return [_checked(path, one) for one in entered(path, Decision)]


def decide(
    path: Path, item: Mapping[str, Any], verdict: Verdict, reason: str, by: str, corrected_value: float | None = None
) -> Decision:
    """Enters a decision about an item, in place of an earlier one about it.

    Raises EntryError where the item's kind cannot be corrected, where the correction is no number or what is printed
    already, or where reason or name of the person is empty or carries contact details: both are published.
    """
    fit_to_publish(reason, by)
    if verdict is Verdict.CORRECTED:
        _check_correction(item, corrected_value)
    about = {name: item[name] for name in ABOUT}
    one = Decision(
        **about,
        decision=verdict.value,
        corrected_value=corrected_value,
        reason=" ".join(reason.split()),
        decided_by=by,
        decided_at=now(),
    )
    with entering(path):
        enter(path, [*(other for other in standing(path) if other.review_id != one.review_id), one])
    return one


def undo(path: Path, review_id: str) -> Decision:
    """Takes a decision back; raises EntryError where none stands about that item."""
    with entering(path):
        decided = {one.review_id: one for one in standing(path)}
        if review_id not in decided:
            raise EntryError(f"nothing is decided about {review_id}; decided are: {', '.join(decided) or 'none'}")
        enter(path, [one for one in decided.values() if one.review_id != review_id])
    return decided[review_id]


def _check_correction(item: Mapping[str, Any], value: float | None) -> None:
    if item["place"] is None:
        raise EntryError(f"{item['review_id']} is no single value: correct a value by its own ID")
    if value is None or not math.isfinite(value):
        raise EntryError("a correction is a number")
    if value == item["expected_value"]:
        raise EntryError(f"{item['printed']} is what the document prints already: accept it instead")


def _checked(path: Path, one: Decision) -> Decision:
    """What is written by hand may lack what a decision needs."""
    if one.decision not in Verdict.values() or (one.decision == Verdict.CORRECTED) != (one.corrected_value is not None):
        raise EntryError(f"{path}: {one.review_id} is neither accepted, dismissed nor corrected to a number")
    try:
        dt.datetime.fromisoformat(one.decided_at)
    except ValueError as error:
        raise EntryError(f"{path}: {one.review_id} was decided at no time: {one.decided_at}") from error
    return one
