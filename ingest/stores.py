"""Where bytes are kept under names: in a folder or, behind the same few questions, in object storage."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Collection, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol, TypeVar

from ingest.errors import OversightError

PARTIAL = ".partial"

Result = TypeVar("Result")


class StoreFault(OversightError):
    """A store that does not do what is asked of it, by no fault of a document; says where, why and what to do."""


class Place(Protocol):
    """Where the bytes of one name are."""

    def read_bytes(self) -> bytes:
        """The bytes; raises FileNotFoundError where there are none, StoreFault where that cannot be told."""


class Store(Protocol):
    """Bytes under flat names."""

    @property
    def address(self) -> str:
        """Where it is, for people."""

    def sizes(self) -> dict[str, int]:
        """Number of bytes under each name, in the order of the names."""

    def place(self, name: str) -> Place:
        """Where the bytes of a name are, whether or not there are any."""

    def write(self, name: str, content: bytes) -> None:
        """Puts bytes under a name, all of them or none, in place of what is there; raises StoreFault."""

    def remove(self, name: str) -> None:
        """Takes away what is under a name, if anything."""

    def is_sound(self, name: str, sha256: str) -> bool:
        """Whether a name that is there still holds the bytes of this hash, where the store does not see to it."""

    def at_once(self, work: Callable[[str], Result], names: Collection[str]) -> Iterator[Result]:
        """What work that waits for the store gives for each name, in their order."""


@dataclass(frozen=True)
class Folder:
    """A folder of this machine or of a share; the first two letters of a name are a folder in it."""

    root: Path

    @property
    def address(self) -> str:
        """Its path."""
        return str(self.root)

    def sizes(self) -> dict[str, int]:
        """Number of bytes under each name; what is half written has none yet."""
        found = sorted(path for path in self.root.glob("??/*") if path.suffix != PARTIAL and path.is_file())
        return {path.name: path.stat().st_size for path in found}

    def place(self, name: str) -> Path:
        """The file of a name."""
        return self.root / name[:2] / name

    def write(self, name: str, content: bytes) -> None:
        """Writes a file beside and moves it into its place."""
        path = self.place(name)
        beside = path.with_name(name + PARTIAL)
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            beside.write_bytes(content)
            os.replace(beside, path)
        except OSError as error:
            with suppress(OSError):  # what there was room for is of no use, and nobody may come for it again
                beside.unlink(missing_ok=True)
            raise StoreFault(str(error)) from error

    def remove(self, name: str) -> None:
        """Deletes the file of a name."""
        self.place(name).unlink(missing_ok=True)

    def is_sound(self, name: str, sha256: str) -> bool:
        """Whether the bytes are those still: a disk loses some, and says nothing."""
        try:
            return digest_of(self.place(name)) == sha256
        except OSError:
            return False

    def at_once(self, work: Callable[[str], Result], names: Collection[str]) -> Iterator[Result]:
        """One after the other: a disk gives nothing sooner for being asked twice."""
        return map(work, names)


@dataclass(frozen=True)
class InMemory:
    """Bytes that were fetched once and for all."""

    content: bytes

    def read_bytes(self) -> bytes:
        """The bytes."""
        return self.content


def digest_of(path: Path) -> str:
    """SHA-256 of a file's bytes, read in pieces."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
