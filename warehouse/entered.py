"""What people entered by hand, as lists in JSON beside the snapshots: kept for good, and never taken for empty."""

from __future__ import annotations

import dataclasses
import datetime as dt
import json
import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, ClassVar, Protocol, TypeVar

from filelock import FileLock, Timeout

from ingest.errors import OversightError
from warehouse.privacy import find_contact_details

WAIT = 10.0
"""Seconds; a list is written in some milliseconds."""


class EntryError(OversightError):
    """An entry that cannot be made or read; says why and what to do."""


class _Entry(Protocol):
    __dataclass_fields__: ClassVar[dict[str, Any]]


Entry = TypeVar("Entry", bound=_Entry)


@contextmanager
def entering(path: Path) -> Iterator[None]:
    """Nobody else enters anything into that list meanwhile: neither another command nor the explorer.

    Raises EntryError where somebody still does after WAIT seconds.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        with FileLock(path.with_suffix(".lock"), timeout=WAIT):
            yield
    except Timeout:
        raise EntryError(f"something is being entered into {path} elsewhere for {WAIT:g} seconds: try again") from None


def entered(path: Path, kind: type[Entry]) -> list[Entry]:
    """Every entry of a list; none where there is no file.

    Raises EntryError where the file cannot be read: what a person entered is not passed over by accident.
    """
    if not path.is_file():
        return []
    try:
        return [kind(**row) for row in json.loads(path.read_text(encoding="utf-8"))]
    except (ValueError, TypeError) as error:
        raise EntryError(
            f"{path} cannot be read ({error}). It holds what people entered by hand, and nothing is published without "
            "knowing it: mend it, or delete it and enter it again."
        ) from error


def enter(path: Path, entries: Sequence[_Entry]) -> None:
    """Writes the whole list, beside and moved into place."""
    text = json.dumps([dataclasses.asdict(one) for one in entries], indent=2, ensure_ascii=False)
    path.parent.mkdir(parents=True, exist_ok=True)
    partial = path.with_suffix(".partial")
    partial.write_text(text, encoding="utf-8")
    os.replace(partial, path)


def fit_to_publish(*said: str) -> None:
    """Raises EntryError where a text that is published with an entry is empty or carries contact details."""
    for text in said:
        if not text.strip() or find_contact_details(text):
            raise EntryError(f"“{text}” is published: expected words without telephone numbers or e-mail addresses")


def now() -> str:
    """The present second (UTC) in ISO 8601."""
    return dt.datetime.now(dt.UTC).replace(tzinfo=None, microsecond=0).isoformat()
