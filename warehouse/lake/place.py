"""Where a lake is, and how a DuckDB connection comes to write it."""

from __future__ import annotations

import importlib.util
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import duckdb
from adbc_driver_manager.dbapi import Cursor

from ingest.errors import OversightError
from warehouse.postgres.address import Address, PostgresFault, connected, parse_address
from warehouse.sql import literal, quoted

DATABASE = "build"
"""Name under which models and statements know what they write, a lake as well as the file `build.duckdb`."""
CATALOGUE = "oversight_lake"
"""Schema of the PostgreSQL database that holds the lake's catalogue, and nothing else."""
ROWS = "oversight_lake"
"""Folder of the lake's rows in the folder that is named: DuckLake deletes what Parquet files it does not know of."""
EXTENSIONS = ("ducklake", "postgres_scanner")


class LakeFault(OversightError):
    """The lake cannot be reached or written, through no fault of a document."""


@dataclass(frozen=True)
class Lake:
    """A DuckLake. `catalogue`: address of the PostgreSQL database; `folder`: one that every machine reaches.

    `scratch`: a folder of this machine alone, for what does not fit into memory.
    """

    catalogue: Address
    folder: Path
    scratch: Path

    @property
    def rows(self) -> Path:
        """Folder of the Parquet files."""
        return self.folder / ROWS

    def attach(self, connection: duckdb.DuckDBPyConnection, *, read_only: bool = False) -> None:
        """Makes the lake what this connection reads and writes, under the name that a build file has.

        The password goes in as a secret of the connection: DuckDB prints the address in what it says of errors.
        Raises LakeFault where an extension or the folder is missing, duckdb.Error where the catalogue does not answer.
        """
        self._find_folder()
        for name in EXTENSIONS:
            connection.load_extension(str(_extension(name)))
        options = "read_only, " if read_only else ""
        options += f"data_path {literal(f'{self.rows}/')}, meta_schema {literal(CATALOGUE)}, data_inlining_row_limit 0"
        if self.catalogue.password:
            secret = f"create temporary secret {CATALOGUE} (type postgres, password {literal(self.catalogue.password)})"
            connection.execute(secret)
            options += f", meta_secret {literal(CATALOGUE)}"
        address = literal(f"ducklake:postgres:{self.catalogue.conninfo}")
        connection.execute(f"attach {address} as {DATABASE} ({options})")
        self.use(connection)

    @staticmethod
    def use(connection: duckdb.DuckDBPyConnection) -> None:
        """Has names without a database mean the lake's; a cursor of a connection is to be told anew."""
        connection.execute(f"use {DATABASE}")

    def stands(self) -> bool:
        """Whether a catalogue is there; raises LakeFault where it is out of reach, or its rows are gone as a whole."""
        self._find_folder()
        with self._asked() as cursor:
            cursor.execute(f"select to_regclass('{CATALOGUE}.ducklake_metadata') is not null")
            (stands,) = cursor.fetchone() or (False,)
        if stands and not self.rows.is_dir():
            raise LakeFault(
                f"{self.folder} holds nothing of the lake whose catalogue is {self.catalogue.shown}: mount the folder "
                f"that does, or make {self.rows} to have the lake built anew"
            )
        return bool(stands)

    def make(self) -> None:
        """Makes the catalogue's schema and the folder of the rows where they are missing; raises as `stands`."""
        self.stands()
        with self._asked() as cursor:
            cursor.execute(f"create schema if not exists {quoted(CATALOGUE)}")
        if not self.rows.is_dir():
            self.rows.mkdir(mode=0o700)  # full texts are in them

    def remove(self) -> None:
        """Removes the lake with all its rows. Raises LakeFault, OSError."""
        with self._asked() as cursor:
            cursor.execute(f"drop schema if exists {quoted(CATALOGUE)} cascade")
        if self.rows.is_dir():
            shutil.rmtree(self.rows)

    def _find_folder(self) -> None:
        if not self.folder.is_dir():
            raise LakeFault(f"there is no folder {self.folder} for the lake's rows: mount it or make it")

    @contextmanager
    def _asked(self) -> Iterator[Cursor]:
        try:
            with connected(self.catalogue, autocommit=True) as connection, connection.cursor() as cursor:
                yield cursor
        except PostgresFault as fault:
            raise LakeFault(f"the lake's catalogue, {self.catalogue.shown}: {fault}") from None


def parse_lake(address: str, folder: str | None, scratch: Path) -> Lake:
    """Raises PostgresFault where that is no address of a PostgreSQL database, LakeFault where no folder is named."""
    if not folder:
        raise LakeFault("a lake needs a folder for its rows that every machine reaches: name it in the configuration")
    return Lake(parse_address(address), Path(folder).resolve(), scratch)


def _extension(name: str) -> Path:
    """File of a DuckDB extension, as its package brings it for the DuckDB that is installed: nothing is downloaded."""
    package = importlib.util.find_spec(f"duckdb_extension_{name}")
    folders = (package and package.submodule_search_locations) or []
    files = [Path(folder) / "extensions" / f"v{duckdb.__version__}" / f"{name}.duckdb_extension" for folder in folders]
    found = next((file for file in files if file.is_file()), None)
    if found is None:
        raise LakeFault(
            f"a lake needs DuckDB's extension {name} of version {duckdb.__version__}: "
            "install the extra `nation`, pip install 'oversight[nation]'"
        )
    return found
