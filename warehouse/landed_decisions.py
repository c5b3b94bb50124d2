"""Stop 5 of the walk: lands what persons decided. Apart from the decisions themselves, which the explorer reads: what
lands takes longer to import than a page may take."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Collection
from pathlib import Path
from typing import Any

from sqlalchemy import Connection

from warehouse.decisions import Decision, standing
from warehouse.tables import decisions


def land_decisions(connection: Connection, path: Path, withdrawn: Collection[str]) -> int:
    """Makes `meta.decisions` of a build database anew from the list; gives how many there are.

    Of a withdrawn document (`withdrawn`: hashes of files, identifiers of documents) no passage is published.
    Raises EntryError where the list cannot be read.
    """
    hidden: dict[str, Any] = {"quote": None}
    rows = [_row(one) | (hidden if {one.file_sha256, one.document_id} & {*withdrawn} else {}) for one in standing(path)]
    decisions.drop(connection, checkfirst=True)
    decisions.create(connection)
    if rows:
        connection.execute(decisions.insert(), rows)
    return len(rows)


def _row(one: Decision) -> dict[str, Any]:
    return dataclasses.asdict(one) | {"decided_at": dt.datetime.fromisoformat(one.decided_at)}
