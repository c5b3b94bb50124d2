"""How much time and memory the reading of one file may take."""

from __future__ import annotations

import os
from dataclasses import dataclass


@dataclass(frozen=True)
class Limits:
    """What one file may take: seconds, with more for each page, and megabytes of the process that reads it."""

    seconds: float = 60
    seconds_a_page: float = 0.5
    most_seconds: float = 600
    megabytes: float = 600

    @classmethod
    def from_environment(cls) -> Limits:
        """OVERSIGHT_READING_SECONDS and OVERSIGHT_READING_MEGABYTES, where they are set."""
        names = {"seconds": "OVERSIGHT_READING_SECONDS", "megabytes": "OVERSIGHT_READING_MEGABYTES"}
        return cls(**{field: float(os.environ[name]) for field, name in names.items() if os.environ.get(name)})

    def seconds_for(self, pages: int) -> float:
        """A file's seconds; what it says of its pages is believed up to a bound."""
        return min(self.seconds + self.seconds_a_page * pages, max(self.seconds, self.most_seconds))

    def __str__(self) -> str:
        return f"{self.seconds:g} s and {self.megabytes:g} MB"
