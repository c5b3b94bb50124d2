"""What a process that reads and the one that set it to work say to each other."""

from __future__ import annotations

from dataclasses import dataclass

from ingest.snapshot import Snapshot


@dataclass(frozen=True)
class Job:
    """A file to read; `failed_under` names the limits for which it is refused by its fault."""

    snapshot: Snapshot
    failed_under: str | None = None


@dataclass(frozen=True)
class Begun:
    """A file of so many pages is being read; told first before they are counted."""

    pages: int


@dataclass(frozen=True)
class Kept:
    """A file's reading is kept: how many documents and figures it holds."""

    file_name: str
    documents: int
    refused: int
    figures: int


@dataclass(frozen=True)
class NotKept:
    """A reading could not be written; no fault of the file."""

    why: str
