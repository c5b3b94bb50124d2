"""What the published file was made from, by which a refresh sees that nothing is new, and whether it is whole."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

from dagster_project.paths import DataPaths
from ingest.errors import OversightError
from warehouse.connect import published_run
from warehouse.exports.folder import are_complete
from warehouse.kept_publications import put_in_place_of_damaged
from warehouse.upkeep import can_be_read


class NothingWhole(OversightError):
    """What stands published is damaged, and nothing before it is kept."""


def note_publication(data: DataPaths, made_from: str, run_id: str) -> None:
    """Writes down what the published file was made from, and its hash; written beside and moved."""
    noted = {"made_from": made_from, "run_id": run_id, "sha256": _sha256(data.published)}
    beside = data.publication.with_suffix(".partial")
    beside.write_text(json.dumps(noted, indent=2), encoding="utf-8")
    os.replace(beside, data.publication)


def is_published(data: DataPaths, made_from: str) -> bool:
    """Whether the published file was made from exactly this, has the bytes that it had then, and is exported.

    A note, a published file or exports that are missing or damaged are to be made again.
    """
    noted = _noted(data)
    of_this = noted.get("made_from") == made_from and _has_bytes_of(noted, data.published)
    return of_this and are_complete(data.exports, noted["run_id"])


def damage_of_published(data: DataPaths) -> str | None:
    """That the published file has other bytes than it was made with, and what to do; None where it has not.

    Of one that was put back, and of one that cannot be opened, nothing is known here.
    """
    noted = _noted(data)
    if not noted or published_run(data.published) != noted.get("run_id") or _has_bytes_of(noted, data.published):
        return None
    return f"{data.published} is damaged: refresh, which makes it again"


def is_as_published(data: DataPaths) -> bool:
    """Whether the published file has the bytes it was made with; of one put back, whether every row can be read."""
    noted = _noted(data)
    if noted and published_run(data.published) == noted.get("run_id"):
        return _has_bytes_of(noted, data.published)
    return can_be_read(data.published)


def mend_published(data: DataPaths, say: Callable[[str], object], *, is_to_stand: bool = False) -> None:
    """Puts the last publication that is whole in the place of one that is damaged or gone.

    What is made then is compared with it, so that neither the log of changes nor a loss of values is passed over. Where
    none is kept a damaged one is taken away.
    Raises NothingWhole where none is kept and `is_to_stand`, as for who has nothing else that says which documents are
    published.
    """
    published, is_there = data.published, data.published.is_file()
    if is_there and (_has_bytes_of(_noted(data), published) or can_be_read(published)):
        return
    if restored := put_in_place_of_damaged(published, data.history):
        told = f"the publication of {restored.published_at:%d %b %Y %H:%M} UTC stands in its place meanwhile"
    elif not is_there:
        return
    elif is_to_stand:
        raise NothingWhole(
            f"{published} is damaged and no publication before it is kept: name the folders of documents, "
            "from which it is made again"
        )
    else:
        os.replace(published, data.build / f"{published.name}.damaged")
        told = "none before it is kept, so that all values count as added"
    say(f"{published.name} was {'damaged' if is_there else 'gone'} and is made again: {told}.")


def _noted(data: DataPaths) -> dict[str, Any]:
    """The note; empty where there is none that can be read."""
    try:
        noted = json.loads(data.publication.read_bytes())
    except (OSError, ValueError):
        return {}
    return noted if isinstance(noted, dict) else {}


def _has_bytes_of(noted: dict[str, Any], published: Path) -> bool:
    return "sha256" in noted and noted["sha256"] == _sha256(published)


def _sha256(path: Path) -> str | None:
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return None
