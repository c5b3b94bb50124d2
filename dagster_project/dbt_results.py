"""What dbt says of its work, for those who do not import it."""

from __future__ import annotations

from dataclasses import dataclass

from ingest.errors import OversightError

PASSED = ("pass", "success", "warn")


class DbtFailed(OversightError):
    """dbt could not do what it was asked; says what dbt said."""


@dataclass(frozen=True)
class NodeResult:
    """How one model or test of a build ended; `message` is dbt's own, `failures` the rows that broke a test."""

    unique_id: str
    status: str
    seconds: float
    message: str | None
    failures: int | None

    @property
    def has_passed(self) -> bool:
        """Whether what depends on it may go on."""
        return self.status in PASSED
