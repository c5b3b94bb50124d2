"""Where things stand: the project's own folders and the folders of one warehouse under its DATA root."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent
DBT_PROJECT = PROJECT / "dbt"
MADE_BY_DBT = ("target", "logs")

DATA_VARIABLE = "OVERSIGHT_DATA"
DOCUMENTS_VARIABLE = "OVERSIGHT_DOCUMENTS"
SOURCES_VARIABLE = "OVERSIGHT_SOURCES"
CLUSTER_VARIABLE = "OVERSIGHT_CLUSTER"
BUILD_DATABASE_VARIABLE = "OVERSIGHT_BUILD_DATABASE"


@dataclass(frozen=True)
class DataPaths:
    """The files of one warehouse; all but what is `kept` can be made again."""

    root: Path

    @property
    def snapshots(self) -> Path:
        """Content-addressed store of every file ever received, unless it is elsewhere."""
        return self.root / "snapshots"

    @property
    def store(self) -> Path:
        """Note of the address in object storage where the snapshots are instead, where they are: kept for good."""
        return self.root / "store"

    @property
    def build(self) -> Path:
        """Folder of everything that a refresh builds and nobody else reads."""
        return self.root / "build"

    @property
    def build_database(self) -> Path:
        """The DuckDB file that landing and dbt write."""
        return self.build / "build.duckdb"

    @property
    def readings(self) -> Path:
        """Checked readings as Parquet, by reader and file."""
        return self.build / "readings"

    @property
    def set_aside(self) -> Path:
        """What the models failed on and is therefore left out."""
        return self.build / "set_aside.json"

    @property
    def withdrawals(self) -> Path:
        """Documents that a person withdrew: kept for good, as the snapshots are."""
        return self.root / "withdrawals.json"

    @property
    def decisions(self) -> Path:
        """What people decided about items of the review list: kept for good."""
        return self.root / "decisions.json"

    @property
    def history(self) -> Path:
        """Folder of the publications before the one that stands."""
        return self.root / "history"

    @property
    def forgotten(self) -> Path:
        """Which files were removed for good, and why: kept for good."""
        return self.root / "forgotten.json"

    @property
    def rollbacks(self) -> Path:
        """Which publications were put back: kept for good."""
        return self.root / "rollbacks.json"

    @property
    def inbox(self) -> Path:
        """Folder of what was fetched: one more folder of documents, where there is one."""
        return self.root / "inbox"

    @property
    def sources(self) -> Path:
        """The sources file, where none is named."""
        return self.root / "sources.yml"

    @property
    def fetches(self) -> Path:
        """What was asked over the network and what came of it: kept for good."""
        return self.root / "fetches.sqlite"

    @property
    def fetch_lock(self) -> Path:
        """File that one round of fetching at a time holds."""
        return self.root / "fetch.lock"

    @property
    def dbt_target(self) -> Path:
        """dbt's own files: manifest, partial parse, compiled SQL."""
        return self.build / "dbt"

    @property
    def refresh_log(self) -> Path:
        """What Dagster and dbt print during a refresh from the command line."""
        return self.build / "refresh.log"

    @property
    def publication(self) -> Path:
        """What the published file was made from, by which a refresh sees that nothing is new."""
        return self.build / "published_from.json"

    @property
    def published(self) -> Path:
        """The published file."""
        return self.root / "oversight.duckdb"

    @property
    def exports(self) -> Path:
        """Folder of the exported tables."""
        return self.root / "exports"

    @property
    def dagster_home(self) -> Path:
        """Home of the persistent Dagster instance."""
        return self.root / "dagster"

    @property
    def refresh_lock(self) -> Path:
        """File that one refresh at a time holds."""
        return self.root / "refresh.lock"

    @property
    def watch_lock(self) -> Path:
        """File that one `oversight watch` at a time holds."""
        return self.root / "watch.lock"

    @property
    def written(self) -> tuple[Path, ...]:
        """Everything that is under the root, none of it a document, also where the root holds documents."""
        folders = (self.snapshots, self.build, self.exports, self.dagster_home, self.history)
        by_hand = (self.withdrawals, self.decisions, self.forgotten, self.rollbacks, self.sources, self.store)
        locks = (self.refresh_lock, self.watch_lock, self.fetch_lock)
        return (*folders, *by_hand, self.published, self.fetches, *locks, *map(holder_of, locks))

    @property
    def kept(self) -> tuple[Path, ...]:
        """What cannot be made again, or not without the network: what a backup holds; the published file last."""
        folders = (self.snapshots, self.inbox, self.history)
        by_hand = (self.withdrawals, self.decisions, self.forgotten, self.rollbacks, self.sources, self.store)
        return (*folders, *by_hand, self.fetches, self.published)

    def folders(self, named: Sequence[Path]) -> list[Path]:
        """The folders of documents that are named, and the inbox where there is one."""
        return [*named, *([self.inbox] if self.inbox.is_dir() and self.inbox not in named else [])]

    def own_among(self, folders: Sequence[Path]) -> tuple[Path, ...]:
        """What in folders of documents is none: DATA may stand in one of them, or be one itself."""
        root = self.root.resolve()
        return (*self.written, *(() if root in {folder.resolve() for folder in folders} else (root,)))


def holder_of(lock: Path) -> Path:
    """File that says who holds a lock: the lock's own is emptied by whoever tries to get it."""
    return lock.with_name(f"{lock.name}.holder")


def dbt_files() -> list[Path]:
    """Files and folders of the dbt project, without what dbt makes."""
    return sorted(path for path in DBT_PROJECT.rglob("*") if path.relative_to(DBT_PROJECT).parts[0] not in MADE_BY_DBT)


def data_from_environment() -> DataPaths:
    """The warehouse that OVERSIGHT_DATA names; `data` in the project where it names none."""
    return DataPaths(Path(os.environ.get(DATA_VARIABLE) or PROJECT / "data").resolve())


def documents_from_environment() -> list[Path]:
    """The folders that OVERSIGHT_DOCUMENTS lists, as `make run` chooses them where it lists none."""
    listed = os.environ.get(DOCUMENTS_VARIABLE)
    if listed:
        return [Path(folder) for folder in listed.split(os.pathsep)]
    own = PROJECT / "documents"
    return [own if own.is_dir() and any(own.iterdir()) else PROJECT / "specimens"]


def sources_from_environment(data: DataPaths) -> Path | None:
    """The sources file that OVERSIGHT_SOURCES names, or that of the warehouse; None where there is none."""
    named = os.environ.get(SOURCES_VARIABLE)
    return Path(named) if named else data.sources if data.sources.is_file() else None


def cluster_from_environment() -> str | None:
    """The address of a Dask scheduler that OVERSIGHT_CLUSTER names; None: this machine reads."""
    return os.environ.get(CLUSTER_VARIABLE) or None


def name_in_environment(data: DataPaths, folders: Sequence[Path]) -> None:
    """Names warehouse and folders to this process and those it starts: Dagster, its runs, dbt's profile."""
    os.environ[DATA_VARIABLE] = str(data.root)
    os.environ[DOCUMENTS_VARIABLE] = os.pathsep.join(str(folder) for folder in folders)
    os.environ[BUILD_DATABASE_VARIABLE] = str(data.build_database)
    os.environ["DBT_SEND_ANONYMOUS_USAGE_STATS"] = "false"
    os.environ["DO_NOT_TRACK"] = "1"
