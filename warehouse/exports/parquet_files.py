"""The tables as Parquet, every text as it is published; licence, source and meaning stand in each file's metadata."""

from __future__ import annotations

import duckdb

from warehouse.exports.cells import joined
from warehouse.exports.folder import ExportFolder
from warehouse.exports.tables import ExportedTable, Publication
from warehouse.sql import literal, quoted

FOLDER = "parquet"


def write_parquet(
    connection: duckdb.DuckDBPyConnection, table: ExportedTable, folder: ExportFolder, publication: Publication
) -> None:
    """Writes a table; a list becomes one text, which Power BI and its like can load and filter."""
    columns = ", ".join(f"{joined(column)} as {quoted(column.name)}" for column in table.columns)
    told = {
        "description": table.meaning,
        "licence": publication.licences,
        "source": f"Oversight, {table.schema}.{table.name} as published {publication.published_at:%Y-%m-%d %H:%M} UTC",
        "run_id": publication.run_id,
    }
    metadata = ", ".join(f"{name}: {literal(text)}" for name, text in told.items())
    options = f"format parquet, compression zstd, kv_metadata {{{metadata}}}"
    with folder.place(f"{FOLDER}/{table.name}.parquet") as beside:
        connection.execute(f"copy (select {columns} from ({table.rows})) to {literal(str(beside))} ({options})")
