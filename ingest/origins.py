"""The notes of the snapshot store: for each file's bytes, where they came from and when they were first seen."""

from __future__ import annotations

import dataclasses
import datetime as dt
import json
import os
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


def read(note: Path) -> Origin | None:
    """What a note says; None where it is damaged."""
    try:
        stated = json.loads(note.read_text(encoding="ascii"))
        # Notes of before other names and sidecars were kept have none.
        told = {"sidecar": None, **stated, "other_names": tuple(stated.get("other_names", ()))}
        origin = Origin(**{field.name: told[field.name] for field in dataclasses.fields(Origin)})
        dt.datetime.fromisoformat(origin.first_seen_at)
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None
    is_sound = origin.sha256 == note.stem and isinstance(origin.seen_order, int) and bool(origin.file_name)
    return origin if is_sound else None


def write(note: Path, origin: Origin) -> None:
    """Writes a note beside and moves it into place."""
    partial = note.with_suffix(".json.partial")
    partial.write_text(json.dumps(dataclasses.asdict(origin), indent=2), encoding="ascii")
    os.replace(partial, note)
