"""One document: what it is, its papers, and in its own order what it judges, asks for, praises, criticises and
counts."""

from __future__ import annotations

from collections import Counter
from typing import Any

from explorer.answers import Answer, ask
from explorer.in_sections import in_sections, opened
from explorer.page import Asked, NotHere, Page, Table
from explorer.queries import document as queries

PATH = "/document/{id}"
NOTHING = "None was read in this document."
IN_ORDER, BY_KIND = "order", "kind"
SORTS = {
    "asked": "What it asks for",
    "strengths": "Strengths",
    "weaknesses": "Weaknesses",
    "others": "Neither praise nor criticism, or both",
}
AT_ONCE = 40
"""Findings, in whole sections, that are shown before the rest is folded."""


def show(asked: Asked) -> Page:
    """The page of the document of that identifier, its findings in its own order or, where `by` says so, each kind by
    itself; raises NotHere where there is none."""
    identifier = asked.path["id"]

    def answer(sql: str, **more: Any) -> Answer:
        return ask(asked.connection, sql, id=identifier, **more)

    found = answer(queries.DOCUMENT)
    document = found.first
    if document is None:
        raise NotHere(f"no document has the identifier {identifier}: the page of an authority lists its documents")
    by = asked.word("by") or IN_ORDER
    if by not in (IN_ORDER, BY_KIND):
        raise NotHere(f"findings are shown by {IN_ORDER} or by {BY_KIND}, not by {by}")
    findings = answer(queries.FINDINGS, said=None)
    sections = in_sections(findings.rows) if by == IN_ORDER else []
    tables = [
        Table("judgements", "Judgements", answer(queries.JUDGEMENTS), NOTHING),
        *(
            [Table("findings", "Findings, in the order of the document", findings, NOTHING)]
            if by == IN_ORDER
            else [Table(name, title, answer(queries.FINDINGS, said=name), NOTHING) for name, title in SORTS.items()]
        ),
        Table("figures", "Figures", answer(queries.FIGURES), NOTHING),
        Table("events", "Inspections, visits and meetings it tells of", answer(queries.EVENTS), NOTHING),
    ]
    if document["has_papers"]:
        # What a pack has by itself is little or nothing: what was read stands in its papers.
        papers_of_it = Table("papers", "The papers in it, and what was read in each", answer(queries.PAPERS))
        tables = [papers_of_it, *(table for table in tables if table.answer.rows)]
    content = {
        "document": document,
        "by": by,
        "sorts": SORTS,
        "counts": Counter(row["said"] for row in findings.rows),
        "sections": sections,
        "opened": opened(sections, AT_ONCE),
        "contents": tables,
    }
    tables = [*tables, Table("document", "The document as it is published here", found)]
    return Page("document.html", document["title"] or document["document_file"], content, tables=tables)
