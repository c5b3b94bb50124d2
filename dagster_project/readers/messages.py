"""What those who read files and the one that sets them to work say to each other."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass

from dagster_project.readers.limits import Limits
from ingest.errors import OversightError
from ingest.records import Reading
from ingest.snapshot import Snapshot
from warehouse.readings import Readings

Reader = Callable[[Snapshot], Reading]


class ReadingsNotKept(OversightError):
    """Readings cannot be made or written, by no fault of a file; says what was said and what to do."""


@dataclass(frozen=True)
class Task:
    """What holds for every file of a run: where readings are kept, for which run and since when, and the limits.

    `code` is the landing fingerprint of whoever asks; `read` stands in for the reader itself.
    """

    readings: Readings
    run_id: str
    landed_at: dt.datetime
    limits: Limits
    code: str
    read: Reader | None = None


@dataclass(frozen=True)
class Job:
    """A file to read; `failed_under` names the limits for which it is refused by its fault."""

    snapshot: Snapshot
    task: Task
    failed_under: str | None = None


@dataclass(frozen=True)
class AtTheStore:
    """Bytes are asked for or kept: what that takes is no file's fault, and the store says itself when it fails."""


@dataclass(frozen=True)
class Begun:
    """A file of so many pages is being read."""

    pages: int


@dataclass(frozen=True)
class Kept:
    """A file's reading is kept: how many documents and figures it holds, or that its stored bytes are damaged."""

    file_sha256: str
    file_name: str
    documents: int
    refused: int
    figures: int
    is_damaged: bool


@dataclass(frozen=True)
class NotKept:
    """A reading could not be made or written; no fault of the file."""

    why: str


@dataclass(frozen=True)
class OtherCode:
    """The code at hand is not that of whoever asks; nothing was read."""

    code: str
