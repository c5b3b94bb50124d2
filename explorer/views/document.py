"""One document: what it is, and in its own order what it judges, asks for, praises, criticises and counts."""

from __future__ import annotations

from typing import Any

from explorer.answers import Answer, ask
from explorer.page import Asked, NotHere, Page, Table
from explorer.queries import document as queries

PATH = "/document/{id}"
NOTHING = "None was read in this document."
FINDINGS = (
    ("asked", "What it asks for"),
    ("strengths", "Strengths"),
    ("weaknesses", "Weaknesses"),
    ("others", "Neither praise nor criticism, or both"),
)


def show(asked: Asked) -> Page:
    """The page of the document of that identifier; raises NotHere where there is none."""
    identifier = asked.path["id"]

    def answer(sql: str, **more: Any) -> Answer:
        return ask(asked.connection, sql, id=identifier, **more)

    found = answer(queries.DOCUMENT)
    document = found.first
    if document is None:
        raise NotHere(f"no document has the identifier {identifier}: the page of an authority lists its documents")
    tables = [
        Table("judgements", "Judgements", answer(queries.JUDGEMENTS), NOTHING),
        *(Table(name, title, answer(queries.FINDINGS, said=name), NOTHING) for name, title in FINDINGS),
        Table("figures", "Figures", answer(queries.FIGURES), NOTHING),
        Table("events", "Inspections, visits and meetings it tells of", answer(queries.EVENTS), NOTHING),
        Table("document", "The document as it is published here", found),
    ]
    content = {"document": document, "findings": [name for name, _ in FINDINGS], "contents": tables[:-1]}
    return Page("document.html", document["title"] or document["document_file"], content, tables=tables)
