"""`oversight sidecar`: a template of what may be said beside a document, with what was read in it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Annotated, Any

import typer

from dagster_project.commands.options import USAGE, console
from dagster_project.screen.safe import printable
from ingest import snapshot
from ingest.folders import SIDECAR, shown
from ingest.sidecars import KEYS, expected_of
from ingest.stores import Folder

OPENING = """\
# What is known of {name} and is not printed in it: keep it beside the file, as {name}{suffix}.
# A line that is left empty says nothing. What the document prints stands; where this says something else,
# the document is read with a doubt. Every line begins with its key, and what is after # is for people.
"""
COLUMN_OF = {"source": "source_address", "authority": "local_authority"}
"""Columns of a document by the keys of a sidecar, where they differ."""


def sidecar_command(
    file: Annotated[Path, typer.Argument(exists=True, dir_okay=False, readable=True, help="The document.")],
) -> None:
    """Write a template for what is known of a document and not printed in it, with what was read."""
    beside = file.with_name(file.name + SIDECAR)
    if beside.exists():
        typer.echo(printable(f"{shown(beside)} is there already: change it, or delete it first"), err=True)
        raise typer.Exit(USAGE)
    document = _read(file)
    beside.write_text("\n".join(_lines(shown(file.name), document)) + "\n", encoding="utf-8")
    console().print(f"{shown(beside)} is written. Fill it in; the next refresh reads the document again with it.")


def _read(file: Path) -> dict[str, Any]:
    """The row of the file's own document, read as a refresh reads it: apart, with limits."""
    import pyarrow.parquet as pq

    from dagster_project.readers.limits import Limits
    from dagster_project.readers.pool import ReadingPool
    from warehouse.readings import Readings

    limits = Limits.from_environment()
    with TemporaryDirectory() as folder:
        snap = snapshot.take_one(file, Folder(Path(folder, "snapshots")))
        readings = Readings(Path(folder, "readings"), "sidecar")
        with ReadingPool(readings, "sidecar", limits) as pool:
            list(pool.read([snap]))
        kept = readings.find(snap.sha256, snap.file_name, snap.sidecar, str(limits))
        assert kept, "what the pool has read is kept"
        row: dict[str, Any] = pq.read_table(kept.tables["documents"]).to_pylist()[0]
        return row


def _lines(name: str, document: dict[str, Any]) -> Iterator[str]:
    yield OPENING.format(name=printable(name), suffix=SIDECAR)
    if document["outcome"] == "refused":
        yield f"# It is not read: {document['reason']}"
    for key in KEYS:
        read = document.get(COLUMN_OF.get(key, key))
        yield f"# {key}: {expected_of(key)}" + (f"; read: {read}" if read else "")
        yield f"{key}:"
