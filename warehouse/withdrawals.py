"""Documents that a person withdrew: who, when and why, kept beside the snapshots and reversible."""

from __future__ import annotations

import dataclasses
import datetime as dt
import json
import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from ingest.errors import OversightError
from warehouse.privacy import find_contact_details


class WithdrawalError(OversightError):
    """A withdrawal that cannot be entered or read; says why and what to do."""


@dataclass(frozen=True)
class Withdrawal:
    """One document, or one file with all its documents, left out of every publication from now on.

    `name` is the SHA-256 of the file or the identifier of the document, `document_file` what people call it.
    """

    name: str
    document_file: str
    reason: str
    withdrawn_by: str
    withdrawn_at: str

    @property
    def in_words(self) -> str:
        """What the document's row says."""
        return f"Withdrawn on {self.withdrawn_at[:10]} by {self.withdrawn_by}: {self.reason}"


def standing(path: Path) -> list[Withdrawal]:
    """Every withdrawal that stands; none where there is no file.

    Raises WithdrawalError where the file cannot be read: what a person withdrew is not published by accident.
    """
    if not path.is_file():
        return []
    try:
        return [Withdrawal(**row) for row in json.loads(path.read_text(encoding="utf-8"))]
    except (ValueError, TypeError) as error:
        raise WithdrawalError(
            f"{path} cannot be read ({error}). It lists the documents that were withdrawn, and nothing is published "
            "without knowing them: mend it, or delete it and withdraw them again."
        ) from error


def withdraw(path: Path, name: str, document_file: str, reason: str, by: str) -> Withdrawal:
    """Enters a withdrawal, in place of an earlier one of the same document.

    Raises WithdrawalError where reason or name of the person is empty or carries contact details: both are published.
    """
    for said in (reason, by):
        if not said.strip() or find_contact_details(said):
            raise WithdrawalError(
                f"“{said}” is published with the document: expected words without telephone numbers or e-mail addresses"
            )
    now = dt.datetime.now(dt.UTC).replace(tzinfo=None, microsecond=0)
    entered = Withdrawal(name, document_file, " ".join(reason.split()), by, now.isoformat())
    _write(path, [*(one for one in standing(path) if one.name != name), entered])
    return entered


def undo(path: Path, name: str) -> Withdrawal:
    """Takes a withdrawal back; raises WithdrawalError where none stands under the name."""
    withdrawn = {one.name: one for one in standing(path)}
    if name not in withdrawn:
        listed = ", ".join(one.document_file for one in withdrawn.values()) or "none"
        raise WithdrawalError(f"{name} is not withdrawn; withdrawn are: {listed}")
    _write(path, [one for one in withdrawn.values() if one.name != name])
    return withdrawn[name]


def _write(path: Path, withdrawals: Sequence[Withdrawal]) -> None:
    text = json.dumps([dataclasses.asdict(one) for one in withdrawals], indent=2, ensure_ascii=False)
    path.parent.mkdir(parents=True, exist_ok=True)
    partial = path.with_suffix(".partial")
    partial.write_text(text, encoding="utf-8")
    os.replace(partial, path)
