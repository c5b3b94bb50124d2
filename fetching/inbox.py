"""The inbox: fetched documents in a folder a source, each with its sidecar, none of them half."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import yaml

from ingest.folders import SIDECAR

PARTIAL = ".partial"
"""Folder of what is still being written; what begins with a dot is no document."""


Said = Mapping[str, str | dt.date | None]
"""What a sidecar says, by its keys."""


@dataclass(frozen=True)
class Inbox:
    """The folder into which documents are fetched."""

    root: Path

    @contextmanager
    def partial(self, source: str) -> Iterator[Path]:
        """A file to write to, of one source, gone at the end."""
        path = self.root / PARTIAL / source
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            yield path
        finally:
            path.unlink(missing_ok=True)

    def place(self, partial: Path, source: str, name: str, said: Said, written: str | None) -> str | None:
        """Moves a whole file into the folder of its source, after the sidecar that `describe` writes and gives.

        A document of that name gives way to it. The sidecar comes first: no document is ever read without.
        """
        path = self.root / source / name
        path.parent.mkdir(parents=True, exist_ok=True)
        sidecar = self.describe(path, said, written)
        _sync(partial)
        os.replace(partial, path)
        return sidecar

    def describe(self, path: Path, said: Said, written: str | None) -> str | None:
        """Writes the sidecar of a document; gives its text, to be told as `written` the next time.

        One that is there and not as it was written is a person's, and left as it is.
        """
        text = yaml.safe_dump({key: value for key, value in said.items() if value}, sort_keys=False, allow_unicode=True)
        beside = path.with_name(path.name + SIDECAR)
        stands = beside.read_text(encoding="utf-8", errors="replace") if beside.is_file() else None
        if stands == text or stands not in (None, written):
            return text if stands == text else written
        partial = self.root / PARTIAL / beside.name
        partial.write_text(text, encoding="utf-8")
        _sync(partial)
        os.replace(partial, beside)
        return text


def _sync(path: Path) -> None:
    """Has the bytes on the disk before the name points to them."""
    with path.open("rb") as file:
        os.fsync(file.fileno())
