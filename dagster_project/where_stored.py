"""Where a warehouse keeps what was received and read: in its own folders or, once it said so, in object storage."""

from __future__ import annotations

import os
import shutil

from dagster_project.paths import DataPaths
from ingest.object_storage import Bucket
from ingest.stores import Folder, Store, StoreFault

STORE_VARIABLE = "OVERSIGHT_STORE"
"""Address in object storage; the first refresh under it notes it in the warehouse, which keeps to it from then on."""
TRIED = "tried"
"""Object by which it is tried whether anything can be written."""


def address_of(data: DataPaths) -> str | None:
    """The address that the warehouse noted, or that the environment names for it; None: its own folders.

    Raises StoreFault where both are there and differ: what is under one would be taken for lost, or not forgotten.
    """
    named = os.environ.get(STORE_VARIABLE, "").rstrip("/") or None
    noted = data.store.read_text(encoding="utf-8").strip() if data.store.is_file() else None
    if named and noted and named != noted:
        raise StoreFault(
            f"the documents of {data.root} are kept at {noted}, and {STORE_VARIABLE} names {named}: take the variable "
            f"away or, where they were copied there, delete the file {data.store}"
        )
    if named and ("://" not in named or named.startswith(("file:", "local:"))):
        raise StoreFault(f"{STORE_VARIABLE} names {named}: expected an address such as s3://bucket/folder")
    return noted or named


def snapshots_of(data: DataPaths) -> Store:
    """The store of every file ever received; raises StoreFault as `address_of`."""
    address = address_of(data)
    return Bucket(f"{address}/snapshots") if address else Folder(data.snapshots)


def shared_readings_of(data: DataPaths) -> Bucket | None:
    """Where readings are kept for all who read and refresh; None: in the warehouse's own folder alone."""
    address = address_of(data)
    return Bucket(f"{address}/readings") if address else None


def trouble_of_store(data: DataPaths) -> str | None:
    """Why the object storage that the warehouse noted cannot be used now; None where it can, or there is none."""
    try:
        address = address_of(data)
        if address and data.store.is_file():
            Bucket(address).read(TRIED)
    except FileNotFoundError:
        return (
            f"the object store at {address} answers and holds nothing of this warehouse: put its objects back, or "
            "refresh, which stores anew what the documents' folders still hold and names what is lost"
        )
    except StoreFault as fault:
        return str(fault)
    return None


def move_in(data: DataPaths) -> None:
    """Takes up object storage where it is named: what was received before is copied there and leaves the folder.

    Cut off, it goes on the next time: the folder goes when all of it is there and the address is noted. Raises
    StoreFault where the store takes nothing, OSError where the note cannot be written.
    """
    address = address_of(data)
    if not address:
        return
    Bucket(address).write(TRIED, b"")
    own, store = Folder(data.snapshots), snapshots_of(data)
    there = store.sizes() if data.snapshots.is_dir() else {}
    missing = [name for name, size in own.sizes().items() if there.get(name) != size]
    for _ in store.at_once(lambda name: store.write(name, own.place(name).read_bytes()), missing):
        pass
    if not data.store.is_file():
        beside = data.store.with_name(f"{data.store.name}.partial")
        beside.write_text(address + "\n", encoding="utf-8")
        os.replace(beside, data.store)
    shutil.rmtree(data.snapshots, ignore_errors=True)
