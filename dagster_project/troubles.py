"""What stops a refresh that is no fault of a document, in words for whoever can mend it."""

from __future__ import annotations

import re
import shutil

from dagster_project.paths import DataPaths
from warehouse.connect import MEMORY_VARIABLE

# The system's own words, and those of SQLite and DuckDB, which pass no number on.
_FULL = re.compile("no space left|disk is full|disk quota|could not write all bytes|failed to offload data block", re.I)
_NO_MEMORY = re.compile("out of memory error", re.I)
_NOT_WRITABLE = re.compile("read-only file|readonly database|permission denied|unable to open database file", re.I)
# SQLite says "disk I/O error" where it has no room for its log: then what is left of the disk tells.
BYTES_TOO_FEW = 2_000_000


def in_plain_words(said: str, data: DataPaths) -> str:
    """Why the refresh could not go on and what to do about it, from what was said of the failure."""
    if _NO_MEMORY.search(said) and not _FULL.search(said):  # by which DuckDB also means no room to spill
        return f"DuckDB needs more memory: set {MEMORY_VARIABLE} to more megabytes and refresh again ({said})."
    if _NOT_WRITABLE.search(said):
        return f"{data.root} cannot be written to: make it writable or name another folder with --data ({said})."
    if _FULL.search(said) or _is_full(data):
        return f"The disk that holds {data.root} is full: free some space and refresh again ({said})."
    return said


def is_of_the_disk(said: str) -> bool:
    """Whether what was said of a failure is that nothing can be written, which no document is to blame for."""
    return bool(_FULL.search(said) or _NOT_WRITABLE.search(said))


def said_of(error: BaseException) -> str:
    """What an error and those that led to it say, the last first."""
    said = []
    cause: BaseException | None = error
    while cause is not None:
        said.append((str(cause) or type(cause).__name__).partition("\n")[0])
        cause = cause.__cause__ or (None if cause.__suppress_context__ else cause.__context__)
    return "; ".join(dict.fromkeys(said))


def _is_full(data: DataPaths) -> bool:
    return data.root.is_dir() and shutil.disk_usage(data.root).free < BYTES_TOO_FEW
