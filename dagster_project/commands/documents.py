"""`oversight documents`: every document received."""

from __future__ import annotations

from dagster_project.commands.areas import Areas, names_of
from dagster_project.commands.formats import Format, print_rows
from dagster_project.commands.options import DEFAULT_DATA, As, Data, console
from dagster_project.commands.published import published
from dagster_project.screen.documents import show_documents

EVERY_DOCUMENT = """
    select * from reporting.documents
    where $areas is null or list_contains($areas, local_authority)
    order by document_file, part nulls first, kind
"""


def documents_command(area: Areas = None, data: Data = DEFAULT_DATA, wanted: As = Format.TABLE) -> None:
    """List every document: what it is, whose, from when, what was read from it, and why it was refused."""
    with published(data) as connection:
        areas = names_of(connection, area)
        if wanted is Format.TABLE:
            show_documents(console(), connection, areas)
        else:
            print_rows(connection.execute(EVERY_DOCUMENT, {"areas": areas}), wanted)
