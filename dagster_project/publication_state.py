"""What the published file was made from, by which a refresh sees that nothing is new."""

from __future__ import annotations

import json
import os

from dagster_project.paths import DataPaths
from warehouse.connect import published_run
from warehouse.exports.folder import are_complete


def note_publication(data: DataPaths, made_from: str, run_id: str) -> None:
    """Writes down what the published file was made from; written beside and moved."""
    beside = data.publication.with_suffix(".partial")
    beside.write_text(json.dumps({"made_from": made_from, "run_id": run_id}, indent=2), encoding="utf-8")
    os.replace(beside, data.publication)


def is_published(data: DataPaths, made_from: str) -> bool:
    """Whether the published file was made from exactly this, opens, is of the run that was noted, and is exported.

    A note, a published file or exports that are missing or damaged are to be made again.
    """
    try:
        noted = json.loads(data.publication.read_bytes())
        of_this, run_id = noted["made_from"] == made_from, noted["run_id"]
    except (OSError, ValueError, KeyError, TypeError):
        return False
    return of_this and run_id == published_run(data.published) and are_complete(data.exports, run_id)
