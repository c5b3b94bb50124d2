"""The sidecars of the snapshot store: for each file's bytes, where they came from and when they were first seen."""

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
    """One sidecar: names and folder as the system gives them, bytes that are no UTF-8 as lone surrogates.

    `other_names` are further names under which the same bytes came, in the order they were first met.
    """

    sha256: str
    file_name: str
    source: str
    size_bytes: int
    first_seen_at: str
    seen_order: int
    licence: str = LICENCE_UNREAD
    other_names: tuple[str, ...] = ()

    def met_as(self, path: Path) -> Origin:
        """The origin once the same bytes were met there; a name that is no text gives way to the first proper one."""
        if not self.file_name.isprintable() and path.name.isprintable():
            return dataclasses.replace(self, file_name=path.name, source=str(path.parent))
        if path.name in (self.file_name, *self.other_names):
            return self
        return dataclasses.replace(self, other_names=(*self.other_names, path.name))


def read(sidecar: Path) -> Origin | None:
    """What a sidecar says; None where it is damaged."""
    try:
        stated = json.loads(sidecar.read_text(encoding="ascii"))
        # Sidecars of before other names were kept have none.
        told = {**stated, "other_names": tuple(stated.get("other_names", ()))}
        origin = Origin(**{field.name: told[field.name] for field in dataclasses.fields(Origin)})
        dt.datetime.fromisoformat(origin.first_seen_at)
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None
    is_sound = origin.sha256 == sidecar.stem and isinstance(origin.seen_order, int) and bool(origin.file_name)
    return origin if is_sound else None


def write(sidecar: Path, origin: Origin) -> None:
    """Writes a sidecar beside and moves it into place."""
    partial = sidecar.with_suffix(".json.partial")
    partial.write_text(json.dumps(dataclasses.asdict(origin), indent=2), encoding="ascii")
    os.replace(partial, sidecar)
