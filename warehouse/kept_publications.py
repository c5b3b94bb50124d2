"""The publications before the one that stands, each its whole file with its changes, to go back to."""

from __future__ import annotations

import datetime as dt
import os
import re
import shutil
from dataclasses import dataclass
from pathlib import Path

import duckdb

from ingest.errors import OversightError
from warehouse.connect import NothingPublished, open_published
from warehouse.placing import move_into_place
from warehouse.upkeep import can_be_read

PUBLICATIONS_KEPT = 5
"""How many are kept beside the one that stands."""
_TIME = "%Y-%m-%dT%H%M%S.%fZ"
_NUMBER = re.compile(r"_(\d+)\.duckdb$")
"""What ends the name of a file kept, after its time: a clock that was put back gives times in another order."""
_PUBLICATION = """
    select run_id, published_at, published_tables, published_rows,
        (select coalesce(sum(differences), 0)::bigint from meta.changes as c where c.run_id = p.run_id) as differences
    from meta.publication as p
"""


class NotKept(OversightError):
    """No publication, or more than one, is of the time asked for."""


@dataclass(frozen=True)
class Publication:
    """A published file, the one that stands or one kept; `published_at` in UTC.

    `differences`: how many values and grades its refresh added, changed or withdrew.
    """

    path: Path
    run_id: str
    published_at: dt.datetime
    tables: int
    rows: int
    differences: int


def publication_of(path: Path) -> Publication | None:
    """The publication that a file is; None where it is missing or cannot be read."""
    try:
        with open_published(path) as connection:
            row = connection.execute(_PUBLICATION).fetchone()
    except (NothingPublished, duckdb.Error):
        return None
    return Publication(path, *row) if row else None


def kept(history: Path) -> list[Publication]:
    """The publications kept, the latest first; a file that cannot be read is passed over."""
    found = [publication_of(path) for path in _from_the_oldest(history)]
    return [one for one in reversed(found) if one]


def keep(published: Path, history: Path) -> None:
    """Keeps what stands published, where anything does, as a second name of the same bytes; does so once."""
    standing = publication_of(published)
    if standing is None:
        return
    history.mkdir(exist_ok=True)
    time = standing.published_at.strftime(_TIME)
    if not any(history.glob(f"{time}*.duckdb")):
        number = 1 + max(map(_number_of, history.glob("*.duckdb")), default=0)
        move_into_place(_second_name(published, history), history / f"{time}_{number}.duckdb")


def let_go_of_the_oldest(history: Path) -> None:
    """Removes what is kept beyond PUBLICATIONS_KEPT."""
    for path in _from_the_oldest(history)[:-PUBLICATIONS_KEPT]:
        path.unlink(missing_ok=True)


def _from_the_oldest(history: Path) -> list[Path]:
    """The files kept, in the order in which they were; those without a number, of earlier versions, by their times."""
    return sorted(history.glob("*.duckdb"), key=lambda path: (_number_of(path), path.name))


def _number_of(path: Path) -> int:
    found = _NUMBER.search(path.name)
    return int(found[1]) if found else 0


def of_time(history: Path, asked: str) -> Publication:
    """The kept publication of a time (UTC), of which the beginning is enough; raises NotKept with those there are."""
    publications = kept(history)
    beginning = asked.strip().removesuffix("Z").replace("T", " ")
    found = [one for one in publications if beginning and str(one.published_at).startswith(beginning)]
    if len(found) == 1:
        return found[0]
    what = "several publications are" if found else "no publication kept is"
    listed = ", ".join(str(one.published_at) for one in found or publications) or "none"
    raise NotKept(f"{what} of {asked}: name one of {listed} (UTC)")


def put_back(chosen: Publication, published: Path, history: Path) -> None:
    """Publishes a kept file again, in one step; what stood until then is kept, and so is the file put back."""
    keep(published, history)
    move_into_place(_second_name(chosen.path, history), published)


def put_in_place_of_damaged(published: Path, history: Path) -> Publication | None:
    """Publishes the last publication kept that can be read to its end in place of a damaged one; None where none is."""
    for one in kept(history):
        if can_be_read(one.path):
            move_into_place(_second_name(one.path, history), published)
            return one
    return None


def _second_name(path: Path, folder: Path) -> Path:
    """The same bytes under another name in a folder; copied where the file system has no hard links."""
    beside = folder / ".publication.partial"
    beside.unlink(missing_ok=True)
    try:
        os.link(path, beside)
    except OSError:
        try:
            shutil.copyfile(path, beside)
        except OSError:
            beside.unlink(missing_ok=True)
            raise
    return beside
