"""The folders of a warehouse: what holds full texts is its owner's alone, what is published is for others to read."""

from __future__ import annotations

import tempfile
from pathlib import Path

from dagster_project.paths import DataPaths
from dagster_project.plain_names import make_build_folder
from dagster_project.where_stored import address_of, move_in

OWNERS_ALONE = 0o700
FOR_ALL_TO_READ = 0o755


def make_folders(data: DataPaths) -> None:
    """Makes the folders that are missing and closes those with full texts; raises OSError where it cannot.

    What is kept in object storage needs none; raises StoreFault where that is out of order.
    A folder that stands already keeps who may read it, unless full texts are in it.
    """
    if not data.root.is_dir():
        data.root.mkdir(parents=True)
        data.root.chmod(FOR_ALL_TO_READ)
    make_build_folder(data)
    move_in(data)
    for folder in (*(() if address_of(data) else (data.snapshots,)), data.build, data.dagster_home):
        folder.mkdir(exist_ok=True)
        folder.chmod(OWNERS_ALONE)
        _try_to_write(folder)


def _try_to_write(folder: Path) -> None:
    """Raises OSError where no file can be written into the folder, as on a disk that is read-only or full."""
    with tempfile.TemporaryFile(dir=folder) as file:
        file.write(b"\x00" * 4096)
        file.flush()
