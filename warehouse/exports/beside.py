"""What lies beside the tables: what they are and under which licence, the data dictionary, and how tables relate."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import duckdb

from warehouse.dictionary import render_dictionary
from warehouse.exports.cells import IDENTIFIER_MARK
from warehouse.exports.csv_files import BYTE_ORDER_MARK, csv_text
from warehouse.exports.folder import ExportFolder
from warehouse.exports.tables import ExportedTable, Publication

NOTES = (
    "Figures stand as the papers print them: local, not validated, each as at its own date. Before two are compared "
    "look at period_start and period_end, and at comparable and reason in the table comparison.",
    "A row that was read from a document names it, with page or line and mostly the passage. A figure that is missing "
    "here may still be in the paper.",
    "A value that is not preferred, or implausible, is kept with its mark and is in no comparison.",
    "Official statistics are published by the Department for Education under the Open Government Licence v3.0.",
)
ALL_FIGURES = (
    "Small numbers of children are in these files. Before they leave the circle that may read the papers, export "
    "with --suppress-small-numbers."
)
SUPPRESSED = (
    "Counts of children from 1 to 5, and what would give them away, are withheld: is_withheld marks them in "
    "observations, and the tables of the star are left out."
)


def write_beside(
    connection: duckdb.DuckDBPyConnection,
    tables: Sequence[ExportedTable],
    folder: ExportFolder,
    publication: Publication,
    *,
    suppressed: bool,
) -> None:
    """Writes README.md, data_dictionary.md and relationships.csv."""
    folder.place_text("README.md", "\n".join(_readme(tables, publication, suppressed=suppressed)))
    folder.place_text("data_dictionary.md", render_dictionary(connection))
    listed = [[table.name, ref.column, ref.table, ref.other_column] for table in tables for ref in table.references]
    header = ["from_table", "from_column", "to_table", "to_column"]
    folder.place_text("relationships.csv", BYTE_ORDER_MARK + csv_text([header, *listed]))


def notes(*, suppressed: bool) -> tuple[str, ...]:
    """What whoever uses the figures must know."""
    return (*NOTES, SUPPRESSED if suppressed else ALL_FIGURES)


def _readme(tables: Sequence[ExportedTable], publication: Publication, *, suppressed: bool) -> Iterator[str]:
    yield "# Oversight: what was reported about children's services\n"
    yield f"Published {publication.published_at:%d %B %Y, %H:%M} UTC, run {publication.run_id}.\n"
    yield from (f"{note}\n" for note in notes(suppressed=suppressed))
    yield "## Licences\n"
    yield from (f"- {licence}: {count}" for licence, count in documents_by_licence(publication))
    yield "\nThe column `licence` of each table says which of them a row is under.\n"
    yield "## Tables\n"
    yield from (f"- `{table.name}`: {table.meaning}" for table in tables)
    yield f"\nIn CSV each identifier begins with `{IDENTIFIER_MARK}`, so that no spreadsheet takes it for a number.\n"


def documents_by_licence(publication: Publication) -> list[tuple[str, str]]:
    """Each licence with its number of documents in words."""
    counts = publication.documents_by_licence.items()
    return [(licence, f"{count} document{'' if count == 1 else 's'}") for licence, count in counts]
