"""The process that reads: one file after the other, each read, checked against the contracts and kept."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from multiprocessing.connection import Connection

import pypdfium2

from dagster_project.own_process import live_no_longer_than_the_parent
from dagster_project.reading_messages import Begun, Job, Kept, NotKept
from ingest.folders import Fault
from ingest.reading import refused_file
from ingest.recognition import PRINTED_PAGES, is_installed
from ingest.records import Reading
from ingest.snapshot import Snapshot
from warehouse.contracts.checking import CheckedReading, check
from warehouse.readings import Readings

Reader = Callable[[Snapshot], Reading]
BYTES_A_PAGE = 3_000
"""Of plain text: about what a printed page holds."""


def work(connection: Connection, readings: Readings, run_id: str, read: Reader) -> None:
    """Reads what is sent until nobody sends any more."""
    live_no_longer_than_the_parent()
    _says_nothing_as_it_crashes()
    while True:
        try:
            job: Job = connection.recv()
        except EOFError:
            return
        connection.send(Begun(pages=0))
        connection.send(Begun(_pages(job.snapshot)))
        checked = _checked(job.snapshot, read)
        try:
            readings.keep(checked, run_id, job.failed_under)
        except OSError as error:
            connection.send(NotKept(str(error)))
        else:
            refused = sum(document.outcome == "refused" for document in checked.documents)
            figures = len(checked.passed.observations)
            connection.send(Kept(job.snapshot.file_name, len(checked.documents), refused, figures))


def _checked(snapshot: Snapshot, read: Reader) -> CheckedReading:
    """The file's reading as it may be landed: refused where it has a fault or cannot be held against the contracts."""
    if snapshot.fault:
        return check(refused_file(snapshot, snapshot.fault))
    try:
        return check(read(snapshot))
    except Exception as error:
        reason = (
            f"{snapshot.file_name} could not be read ({type(error).__name__}: {error}). "
            "Nothing of it is in the warehouse; report it with the file."
        )
        return check(refused_file(snapshot, Fault("unreadable", reason)))


def _pages(snapshot: Snapshot) -> int:
    """How many pages a file says that it has, or has by its length; each for many where it may be recognised."""
    if snapshot.fault:
        return 1
    try:
        with pypdfium2.PdfDocument(snapshot.path) as document:
            return len(document) * (PRINTED_PAGES if is_installed() else 1)
    except (pypdfium2.PdfiumError, OSError):
        return 1 + snapshot.size_bytes // BYTES_A_PAGE


def _says_nothing_as_it_crashes() -> None:
    """What C code says when it crashes is no message for an analyst; the parent says what happened."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.__stderr__.fileno() if sys.__stderr__ else 2)
