"""A warehouse under a name that no tool takes for part of an address.

dbt-duckdb and Dagster's SQLite storages put a path into an address as it is: a `?` or `#` in it ends the path there.
DuckDB reads a file whose path holds a `?`, but puts the file's log under a path that is not there.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory

from dagster_project.interruption import before_the_end
from dagster_project.paths import DataPaths

_MEANS_SOMETHING_IN_AN_ADDRESS = re.compile(r"[?#%;&=:@\\'\"{}\[\]]|[^\x20-\x7e]")


def make_build_folder(data: DataPaths) -> None:
    """Makes the folder of the build database, in the user's cache where DuckDB could not write in the warehouse."""
    if "?" in str(data.root.resolve()) and not data.build.is_dir():
        cache = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
        elsewhere = cache / "oversight" / sha256(str(data.root.resolve()).encode()).hexdigest()[:16]
        elsewhere.mkdir(parents=True, exist_ok=True)
        data.build.unlink(missing_ok=True)
        data.build.symlink_to(elsewhere, target_is_directory=True)
    data.build.mkdir(exist_ok=True)


@contextmanager
def plainly_named(data: DataPaths) -> Iterator[DataPaths]:
    """The same warehouse, through a link with a plain name where its own is none; the link goes at the end."""
    if not _MEANS_SOMETHING_IN_AN_ADDRESS.search(str(data.root)):
        yield data
        return
    folder = TemporaryDirectory(prefix="oversight-")
    with folder:
        link = Path(folder.name) / "data"
        link.symlink_to(data.root, target_is_directory=True)
        before_the_end(folder.cleanup)
        yield DataPaths(link)
