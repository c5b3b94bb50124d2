"""Which earlier publications a person put back, when: a list kept for good."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from warehouse.entered import enter, entered, entering, now
from warehouse.kept_publications import Publication


@dataclass(frozen=True)
class Rollback:
    """One publication put back: `run_id` of the run that had made it; times in UTC, ISO 8601."""

    run_id: str
    published_at: str
    restored_at: str
    restored_by: str

    @property
    def in_words(self) -> str:
        """What `oversight status` says of it."""
        published, restored = (text[:16].replace("T", " ") for text in (self.published_at, self.restored_at))
        return (
            f"What is published was put back on {restored} UTC by {self.restored_by}: the publication of "
            f"{published} UTC. The next refresh publishes anew."
        )


def note_rollback(path: Path, restored: Publication, by: str) -> Rollback:
    """Enters that a publication was put back; raises EntryError where the list cannot be read."""
    one = Rollback(restored.run_id, restored.published_at.isoformat(), now(), by)
    with entering(path):
        enter(path, [*entered(path, Rollback), one])
    return one


def rollback_to(path: Path, run_id: str) -> Rollback | None:
    """The last time that the publication of this run was put back; None where it never was."""
    return next((one for one in reversed(entered(path, Rollback)) if one.run_id == run_id), None)
