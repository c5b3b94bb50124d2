"""Documents that a person withdrew: who, when and why, kept beside the snapshots and reversible."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from warehouse.entered import EntryError, enter, entered, entering, fit_to_publish, now


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
    """Every withdrawal that stands; raises EntryError where the file cannot be read."""
    return entered(path, Withdrawal)


def withdraw(path: Path, name: str, document_file: str, reason: str, by: str) -> Withdrawal:
    """Enters a withdrawal, in place of an earlier one of the same document.

    Raises EntryError where reason or name of the person is empty or carries contact details: both are published.
    """
    fit_to_publish(reason, by)
    one = Withdrawal(name, document_file, " ".join(reason.split()), by, now())
    with entering(path):
        enter(path, [*(other for other in standing(path) if other.name != name), one])
    return one


def undo(path: Path, name: str) -> Withdrawal:
    """Takes a withdrawal back; raises EntryError where none stands under the name."""
    with entering(path):
        withdrawn = {one.name: one for one in standing(path)}
        if name not in withdrawn:
            listed = ", ".join(one.document_file for one in withdrawn.values()) or "none"
            raise EntryError(f"{name} is not withdrawn; withdrawn are: {listed}")
        enter(path, [one for one in withdrawn.values() if one.name != name])
    return withdrawn[name]
