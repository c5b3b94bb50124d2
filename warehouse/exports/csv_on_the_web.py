"""`csv-metadata.json`: the CSV files as the W3C's CSV on the Web describes them, with types, keys and references."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from warehouse.exports.csv_files import FOLDER
from warehouse.exports.data_package import OPEN_GOVERNMENT_LICENCE
from warehouse.exports.folder import ExportFolder
from warehouse.exports.tables import ExportedColumn, ExportedTable, Publication

FILE = f"{FOLDER}/csv-metadata.json"
TYPES: dict[str, str | dict[str, str]] = {
    "BOOLEAN": {"base": "boolean", "format": "true|false"},
    "INTEGER": "integer",
    "BIGINT": "integer",
    "DOUBLE": "double",
    "DATE": "date",
    "TIMESTAMP": {"base": "dateTime", "format": "yyyy-MM-dd HH:mm:ss"},
}
"""How CSV on the Web calls DuckDB's types; whatever else is a text."""


def write_csv_on_the_web(tables: Sequence[ExportedTable], folder: ExportFolder, publication: Publication) -> None:
    """Describes the CSV files of these tables."""
    group = {
        "@context": ["http://www.w3.org/ns/csvw", {"@language": "en"}],
        "dc:title": "Oversight: what was reported about children's services",
        "dc:license": {"@id": OPEN_GOVERNMENT_LICENCE},
        "dc:rights": publication.licences,
        "dc:source": "the documents that the rows name; see documents.csv",
        "dc:issued": f"{publication.published_at:%Y-%m-%d}",
        "dialect": {"encoding": "utf-8", "header": True, "lineTerminators": ["\n"]},
        "tables": [_table(table, {other.name for other in tables}) for table in tables],
    }
    folder.place_text(FILE, json.dumps(group, indent=1, ensure_ascii=False))


def _table(table: ExportedTable, there: set[str]) -> dict[str, Any]:
    schema: dict[str, Any] = {"columns": [_column(column, table) for column in table.columns]}
    if table.key:
        schema["primaryKey"] = list(table.key)
    # A foreign key there has no empty cell: a reference that some rows have not is told in relationships.csv.
    references = [reference for reference in table.references if reference.table in there and reference.is_filled]
    if references:
        schema["foreignKeys"] = [
            {
                "columnReference": [reference.column],
                "reference": {"resource": f"{reference.table}.csv", "columnReference": [reference.other_column]},
            }
            for reference in references
        ]
    return {"url": f"{table.name}.csv", "dc:description": table.meaning, "tableSchema": schema}


def _column(column: ExportedColumn, table: ExportedTable) -> dict[str, Any]:
    described = {
        "titles": column.name,
        "dc:description": column.meaning,
        "datatype": TYPES.get(column.kind, "string"),
        "null": sorted({"", table.null_as}),
    }
    # Another name than an identifier is no name there; its title stands for it.
    return {"name": column.name} | described if column.name.isidentifier() else described
