"""`datapackage.json`: the CSV files as a Frictionless tabular data package, with types, keys, licences and sources."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from warehouse.exports.csv_files import FOLDER
from warehouse.exports.folder import ExportFolder
from warehouse.exports.tables import ExportedColumn, ExportedTable, Publication

FILE = f"{FOLDER}/datapackage.json"
OPEN_GOVERNMENT_LICENCE = "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/"
TYPES: dict[str, dict[str, Any]] = {
    "BOOLEAN": {"type": "boolean", "trueValues": ["true"], "falseValues": ["false"]},
    "INTEGER": {"type": "integer"},
    "BIGINT": {"type": "integer"},
    "DOUBLE": {"type": "number"},
    "DATE": {"type": "date"},
    "TIMESTAMP": {"type": "datetime", "format": "%Y-%m-%d %H:%M:%S"},
}
"""How Table Schema calls DuckDB's types; whatever else is a text."""


def write_data_package(tables: Sequence[ExportedTable], folder: ExportFolder, publication: Publication) -> None:
    """Describes the CSV files of these tables."""
    package = {
        "profile": "tabular-data-package",
        "name": "oversight",
        "title": "Oversight: what was reported about children's services",
        "id": publication.run_id,
        "created": f"{publication.published_at:%Y-%m-%dT%H:%M:%SZ}",
        "licenses": [licence(printed) for printed in publication.documents_by_licence],
        "sources": [{"title": "Ofsted and the councils: the documents that the rows name; see documents.csv"}],
        "resources": [_resource(table, {other.name: other for other in tables}) for table in tables],
    }
    folder.place_text(FILE, json.dumps(package, indent=1, ensure_ascii=False))


def licence(printed: str) -> dict[str, str]:
    """A licence as the specification asks for it: by its name in the Open Definition's list where it is there."""
    if printed.startswith("Open Government Licence v3.0"):
        return {"name": "OGL-UK-3.0", "path": OPEN_GOVERNMENT_LICENCE, "title": printed}
    return {"name": "other", "title": printed}


def _resource(table: ExportedTable, there: dict[str, ExportedTable]) -> dict[str, Any]:
    schema: dict[str, Any] = {
        "fields": [_field(column) for column in table.columns],
        "missingValues": sorted({"", table.null_as}),
    }
    if table.key:
        schema["primaryKey"] = list(table.key)
    references = [reference for reference in table.references if reference.table in there]
    if references:
        schema["foreignKeys"] = [
            {
                "fields": [reference.column],
                "reference": {
                    "resource": "" if reference.table == table.name else reference.table,
                    "fields": [reference.other_column],
                },
            }
            for reference in references
        ]
    return {
        "profile": "tabular-data-resource",
        "name": table.name,
        "path": f"{table.name}.csv",
        "description": table.meaning,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8-sig",
        "schema": schema,
    }


def _field(column: ExportedColumn) -> dict[str, Any]:
    return {"name": column.name, "description": column.meaning} | TYPES.get(column.kind, {"type": "string"})
