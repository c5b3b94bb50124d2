"""The evidence of one statement: its passage, the page with the passage drawn in, and what else touches it."""

from __future__ import annotations

from explorer.answers import ask
from explorer.page import Asked, Page, Table
from explorer.passages import around, pages_printed_on, passage
from explorer.queries import evidence as queries

PATH = "/evidence/{kind}/{id}"
NO_OTHER = "No other place that was read states this value for the same time."
NO_CONTRADICTION = "Nothing that was read contradicts this statement."
NOT_OFFICIAL = "No official statistic in this file is of the same measure and time."


def show(asked: Asked) -> Page:
    """The page of one value, judgement, finding or event; raises NotHere."""
    kind, identifier = asked.path["kind"], asked.path["id"]
    one = passage(asked.connection, kind, identifier)
    document = ask(asked.connection, queries.DOCUMENT, document_version_id=one.row["document_version_id"])
    tables = [
        Table("statement", "The statement as it is published", one.statement),
        Table("document", "The document", document),
        Table("renditions", "The files of this document", one.renditions),
    ]
    if kind == "value":
        tables += [
            Table(name, title, ask(asked.connection, sql, id=identifier), note)
            for name, title, sql, note in (
                ("contradictions", "Contradictions", queries.CONTRADICTIONS, NO_CONTRADICTION),
                ("others", "Other statements of it", queries.OTHER_STATEMENTS, NO_OTHER),
                ("official", "Official statistics", queries.OFFICIAL, NOT_OFFICIAL),
            )
        ]
    content = {
        "kind": kind,
        "identifier": identifier,
        "one": one,
        "row": one.row,
        "document": document.first,
        "around": around(one, asked.documents),
        "pages": pages_printed_on(one, asked.documents),
    }
    return Page("evidence.html", "Evidence", content, tables=tables)
