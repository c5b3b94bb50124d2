"""The process that reads: one file after the other, each read, checked against the contracts and kept."""

from __future__ import annotations

import dataclasses
import os
import sys
from multiprocessing.connection import Connection

import pypdfium2

from dagster_project.landing_fingerprint import landing_fingerprint
from dagster_project.own_process import live_no_longer_than_the_parent
from dagster_project.readers.messages import AtTheStore, Begun, Job, Kept, NotKept, OtherCode, Reader
from ingest.folders import Fault
from ingest.reading import read_file, refused_file
from ingest.recognition import PRINTED_PAGES, is_installed
from ingest.snapshot import DAMAGED, Snapshot, damaged
from ingest.stores import InMemory, StoreFault
from warehouse.contracts.checking import CheckedReading, check
from warehouse.readings import Readings

BYTES_A_PAGE = 3_000
"""Of plain text: about what a printed page holds."""


def work(connection: Connection) -> None:
    """Reads what is sent until nobody sends any more."""
    live_no_longer_than_the_parent()
    _says_nothing_as_it_crashes()
    own_code = landing_fingerprint()
    while True:
        try:
            job: Job = connection.recv()
        except EOFError:
            return
        connection.send(AtTheStore())
        connection.send(_done(job, connection) if job.task.code == own_code else OtherCode(own_code))


def _done(job: Job, connection: Connection) -> Kept | NotKept:
    """Reads and keeps one file, having fetched it and said how long it is."""
    task = job.task
    try:
        if not task.readings.is_announced(task.run_id):
            return NotKept(_elsewhere(task.readings))
        snapshot = _fetched(job.snapshot)
        connection.send(Begun(_pages(snapshot)))
        checked = _checked(snapshot, task.read or read_file)
        connection.send(AtTheStore())
        is_damaged = any(document.kind == DAMAGED for document in checked.documents)
        task.readings.keep(checked, task.run_id, job.failed_under, task.landed_at, is_damaged)
    except StoreFault as fault:
        return NotKept(str(fault))
    except OSError as error:
        return NotKept(f"readings cannot be written: {error}")
    refused = sum(document.outcome == "refused" for document in checked.documents)
    of_what, figures = (snapshot.sha256, snapshot.file_name), len(checked.passed.observations)
    return Kept(*of_what, len(checked.documents), refused, figures, is_damaged)


def _elsewhere(readings: Readings) -> str:
    return (
        f"{readings.place} as {os.uname().nodename} sees it is not that of whoever reads: let every machine of the "
        "cluster see the same folder, or object storage at the same endpoint, under the same name"
    )


def _fetched(snapshot: Snapshot) -> Snapshot:
    """The snapshot with its bytes in memory; where they are gone from the store, its fault. Raises StoreFault."""
    if snapshot.fault:
        return snapshot
    try:
        return dataclasses.replace(snapshot, path=InMemory(snapshot.path.read_bytes()))
    except OSError:
        return dataclasses.replace(snapshot, fault=damaged(snapshot.file_name))


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
        with pypdfium2.PdfDocument(snapshot.path.read_bytes()) as document:
            return len(document) * (PRINTED_PAGES if is_installed() else 1)
    except pypdfium2.PdfiumError:
        return 1 + snapshot.size_bytes // BYTES_A_PAGE


def _says_nothing_as_it_crashes() -> None:
    """What C code says when it crashes is no message for an analyst; the parent says what happened."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.__stderr__.fileno() if sys.__stderr__ else 2)
