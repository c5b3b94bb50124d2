"""What stops a refresh that is no fault of a document, in words for whoever can mend it."""

from __future__ import annotations

import errno
import re
from collections.abc import Iterator

from dagster_project.paths import DataPaths

# The system's own words, and those of SQLite and DuckDB, which pass no number on.
_FULL = re.compile("no space left|disk is full|disk quota|could not write all bytes", re.I)
_NOT_WRITABLE = re.compile("read-only file system|readonly database|permission denied|unable to open database file", re.I)
_FULL_NUMBERS = (errno.ENOSPC, errno.EDQUOT)
_NOT_WRITABLE_NUMBERS = (errno.EROFS, errno.EACCES, errno.EPERM)


def in_plain_words(error: BaseException, data: DataPaths) -> str:
    """Why the refresh could not go on, and what to do about it."""
    for cause in _causes(error):
        number = cause.errno if isinstance(cause, OSError) else None
        if number in _FULL_NUMBERS or _FULL.search(str(cause)):
            return f"the disk that holds {data.root} is full: free some space and refresh again"
        if number in _NOT_WRITABLE_NUMBERS or _NOT_WRITABLE.search(str(cause)):
            return f"{data.root} cannot be written to ({cause}): name another folder with --data, or make it writable"
    return f"{str(error) or type(error).__name__}; {data.refresh_log} says more"


def _causes(error: BaseException | None) -> Iterator[BaseException]:
    while error is not None:
        yield error
        error = error.__cause__ or error.__context__
