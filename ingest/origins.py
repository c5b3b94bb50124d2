"""The notes of the snapshot store: for each file's bytes, where they came from and when they were first seen."""

from __future__ import annotations

import dataclasses
import datetime as dt
import json
from dataclasses import dataclass
from pathlib import Path

LICENCE_UNREAD = "as the document says; read at the next stop"


@dataclass(frozen=True)
class Origin:
    """One note: names and folder as the system gives them, bytes that are no UTF-8 as lone surrogates.

    `other_names` are further names under which the same bytes came, in the order they were first met; `sidecar` is
    the text of the sidecar that stood beside the file when it was last received.
    """

    sha256: str
    file_name: str
    source: str
    size_bytes: int
    first_seen_at: str
    seen_order: int
    licence: str = LICENCE_UNREAD
    other_names: tuple[str, ...] = ()
    sidecar: str | None = None

    def met_as(self, path: Path) -> Origin:
        """The origin once the same bytes were met there; a name that is no text gives way to the first proper one."""
        if not self.file_name.isprintable() and path.name.isprintable():
            return dataclasses.replace(self, file_name=path.name, source=str(path.parent))
        if path.name in (self.file_name, *self.other_names):
            return self
        return dataclasses.replace(self, other_names=(*self.other_names, path.name))


def read(sha256: str, note: bytes) -> Origin | None:
    """What the note of these bytes says; None where it is damaged."""
    try:
        stated = json.loads(note.decode("ascii"))
        # Notes of before other names and sidecars were kept have none.
        told = {"sidecar": None, **stated, "other_names": tuple(stated.get("other_names", ()))}
        origin = Origin(**{field.name: told[field.name] for field in dataclasses.fields(Origin)})
        dt.datetime.fromisoformat(origin.first_seen_at)
    except (ValueError, KeyError, TypeError, AttributeError):
        return None
    is_sound = origin.sha256 == sha256 and isinstance(origin.seen_order, int) and bool(origin.file_name)
    return origin if is_sound else None


def written(origin: Origin) -> bytes:
    """The note of an origin."""
    return json.dumps(dataclasses.asdict(origin), indent=2).encode("ascii")
