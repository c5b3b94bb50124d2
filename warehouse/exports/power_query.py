"""`oversight.pq`: a query of Power BI or Excel, in Power Query's M, that loads the Parquet folder with types."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from warehouse.exports.cells import is_text
from warehouse.exports.folder import ExportFolder
from warehouse.exports.parquet_files import FOLDER
from warehouse.exports.tables import ExportedColumn, ExportedTable, Publication

FILE = "oversight.pq"
TYPES = {
    "BOOLEAN": "type logical",
    "INTEGER": "Int64.Type",
    "BIGINT": "Int64.Type",
    "DOUBLE": "type number",
    "DATE": "type date",
    "TIMESTAMP": "type datetime",
}
"""How M calls DuckDB's types that are no texts."""
_OPENING = """// Oversight, published {published}, run {run}.
// Licences: {licences}
// Paste this into the advanced editor of an empty query named Oversight and set Folder to where this file lies.
// A query "= Oversight[observations]" then is that table; relationships.csv says how the tables relate.
let
    Folder = "C:\\oversight\\exports\\",
    Load = (name as text, types as list) as table =>
        Table.TransformColumnTypes(Parquet.Document(File.Contents(Folder & "{folder}\\" & name & ".parquet")), types)
in
    [
"""
_CLOSING = "    ]\n"


def write_power_query(tables: Sequence[ExportedTable], folder: ExportFolder, publication: Publication) -> None:
    """Writes a record with a field a table; M loads a field when it is asked for."""
    opening = _OPENING.format(
        published=f"{publication.published_at:%Y-%m-%d %H:%M} UTC",
        run=publication.run_id,
        licences=publication.licences,
        folder=FOLDER,
    )
    folder.place_text(FILE, opening + ",\n".join(_fields(tables)) + "\n" + _CLOSING)


def _fields(tables: Sequence[ExportedTable]) -> Iterator[str]:
    for table in tables:
        types = ", ".join(f"{{{_text(column.name)}, {_type(column)}}}" for column in table.columns)
        yield f"        {table.name} = Load({_text(table.name)}, {{{types}}})"


def _type(column: ExportedColumn) -> str:
    return "type text" if is_text(column) else TYPES[column.kind]


def _text(name: str) -> str:
    """A name as a text of M."""
    return '"' + name.replace('"', '""') + '"'
