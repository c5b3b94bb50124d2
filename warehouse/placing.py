"""Moves a finished file into its place in one step, so that a reader sees the old file or the new, never a part."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

FOR_ALL_TO_READ = 0o444


def move_into_place(finished: Path, target: Path) -> None:
    """Moves the file beside its target, also from another disk, and then onto it; none may write it any more.

    It is on the disk before it takes the name. Whatever fails leaves the target as it was and nothing beside it.
    """
    beside = target.with_name(f".{target.name}.partial")
    try:
        shutil.move(finished, beside)
        beside.chmod(FOR_ALL_TO_READ)
        with beside.open("rb") as file:
            os.fsync(file.fileno())
        os.replace(beside, target)
    finally:
        beside.unlink(missing_ok=True)
