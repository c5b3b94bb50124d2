"""Which documents and records a failing model or test of dbt fails over: its own rows tell, or trying without them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import sqlalchemy as sa
from dagster_dbt import DbtCliResource
from sqlalchemy import Engine

from dagster_project.broken_nodes import FAILED, RECORD, BrokenNode
from dagster_project.own_process import in_own_process
from dagster_project.paths import DataPaths
from dagster_project.troubles import is_of_the_disk
from dagster_project.what_is_landed import land_received
from dagster_project.where_built import dbt_builds_in
from ingest import catalogue
from ingest.records import LANDING_TABLES, DocumentFile
from warehouse.catalogue_tables import land_catalogue
from warehouse.columns import key_of
from warehouse.connect import open_build
from warehouse.contradictions.stop import find_contradictions
from warehouse.findings.stop import decide_findings
from warehouse.left_out import RECORD_TABLES, SetAside
from warehouse.meaning.stop import decide_meanings
from warehouse.set_aside import Entry, culprits
from warehouse.tables import landing_tables

LARGEST_SHARE = 0.05
FEWEST = 3
"""So many files may always be set aside; beyond, and beyond the share of all, the fault is ours."""


class OwnFault(Exception):
    """A node fails without any document, or over so many that it is the node that is wrong."""


@dataclass(frozen=True)
class Search:
    """Where to look: the files landed, and dbt with the warehouse it builds."""

    data: DataPaths
    dbt: DbtCliResource
    files: Sequence[DocumentFile]
    run_id: str
    tell: Callable[[str], None]

    def behind(self, node: BrokenNode, engine: Engine) -> list[Entry]:
        """What to set aside for a node; none for a warning whose rows cannot be told.

        Raises OwnFault where no document is to blame: not for a full disk, on which all fail and a few pass.
        """
        if node.lacks_memory or is_of_the_disk(node.message):
            raise OwnFault(node.name)
        entries = list(self._records_in_its_rows(node, engine)) if node.is_test else []
        if entries or not node.is_blocking:
            return entries
        engine.dispose()
        self.tell(f"{node.name} failed: looking for the document behind it")
        return list(self._files_without_which_it_passes(node))

    def _records_in_its_rows(self, node: BrokenNode, engine: Engine) -> Iterator[Entry]:
        """Records whose keys stand in the rows that break a test."""
        names = {file.file_sha256: file.file_name for file in self.files}
        with engine.connect() as connection:
            rows = [dict(row) for row in connection.exec_driver_sql(node.compiled).mappings()]
            for table in RECORD_TABLES:
                records, documents = landing_tables[table], landing_tables["documents"]
                key = records.c[key_of(LANDING_TABLES[table])]
                keys = {str(row[key.name]) for row in rows if row.get(key.name)}
                found = (
                    sa.select(key, records.c.rendition_id, documents.c.file_sha256)
                    .join(documents, documents.c.rendition_id == records.c.rendition_id)
                    .where(key.in_(keys))
                )
                for record_id, rendition_id, sha256 in [tuple(map(str, row)) for row in connection.execute(found)]:
                    told = SetAside(
                        sha256, names[sha256], table, record_id, rendition_id, node.name, node.message, self.run_id
                    )
                    yield Entry(told, (sha256,))

    def _files_without_which_it_passes(self, node: BrokenNode) -> Iterator[Entry]:
        most = max(FEWEST, round(LARGEST_SHARE * len(self.files)))
        for number, together in enumerate(culprits(self.files, lambda files: self._fails(node, files)), start=1):
            if not together or number > most:
                raise OwnFault(node.name)
            last = together[-1]
            told = SetAside(
                last.file_sha256, last.file_name, "files", last.file_sha256, None, node.name, node.message, self.run_id
            )
            yield Entry(told, tuple(file.file_sha256 for file in together))

    def _fails(self, node: BrokenNode, files: Sequence[DocumentFile]) -> bool:
        """Whether the node fails in a warehouse of these files alone."""
        target = self.data.build / "trial"
        database = target / self.data.build_database.name
        database.unlink(missing_ok=True)
        in_own_process(land_received, database, self.data, files)
        with open_build(database) as engine:
            land_catalogue(engine, catalogue.tables())
        in_own_process(decide_meanings, database)
        in_own_process(decide_findings, database)
        in_own_process(find_contradictions, database)
        chosen = ["--select", f"+{node.name}", "--exclude", "resource_type:unit_test", "--indirect-selection", "empty"]
        with dbt_builds_in(database):
            trial = self.dbt.cli(["build", *chosen], raise_on_error=False, target_path=target).wait()
        database.unlink(missing_ok=True)
        if not target.joinpath(RECORD).is_file():
            return True
        results = trial.get_artifact("run_results.json")["results"]
        if any(is_of_the_disk(result["message"] or "") for result in results):
            raise OwnFault(node.name)
        return any(result["unique_id"] == node.unique_id and result["status"] in FAILED for result in results)
