"""The evidence of one statement: its passage, the page with the passage drawn in, and what else touches it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from explorer.answers import Row, ask
from explorer.page import Asked, Page, Table
from explorer.passages import Passage, around, pages_printed_on, passage
from explorer.queries import evidence as queries
from explorer.queries import touching
from explorer.vocabularies import meanings
from ingest.vocabularies import Doubt, PeriodBasis

PATH = "/evidence/{kind}/{id}"
NO_CONTRADICTION = "Nothing that was read contradicts this statement."
OF_EACH = 3
"""Passages of each other document that are shown under a finding's themes."""
NOT_OTHERWISE = (
    "No other document of this authority that was read, of an earlier or later day, says anything under its themes."
)
TOUCHING = {
    "value": (
        ("contradictions", "Contradictions", touching.CONTRADICTIONS_OF_VALUE, NO_CONTRADICTION),
        (
            "others",
            "Other statements of it",
            queries.OTHER_STATEMENTS,
            "No other place that was read states this value for the same time.",
        ),
        (
            "official",
            "Official statistics",
            queries.OFFICIAL,
            "No official statistic in this file is of the same measure and time.",
        ),
    ),
    "judgement": (
        (
            "others",
            "Other statements of it",
            touching.OTHER_JUDGEMENTS,
            "No other place that was read tells this judgement of this inspection.",
        ),
    ),
    "finding": (
        (
            "again",
            "The same before and after",
            touching.SAME_ISSUE,
            "No earlier or later document was recognised as asking for the same, or as finding the same wanting; this "
            "is no proof that it was put right.",
        ),
    ),
    "event": (("told", "Told by", touching.TOLD_BY, "No document that was read tells of it."),),
}
"""By kind of statement what else touches it: name, title, question by its identifier, and what is said where there is
nothing."""


def show(asked: Asked) -> Page:
    """The page of one value, judgement, finding or event; raises NotHere."""
    kind, identifier = asked.path["kind"], asked.path["id"]
    one = passage(asked.connection, kind, identifier)
    document = ask(asked.connection, queries.DOCUMENT, document_version_id=one.row["document_version_id"])
    content = {
        "kind": kind,
        "identifier": identifier,
        "one": one,
        "row": one.row,
        "document": document.first,
        "around": around(one, asked.documents),
        "pages": pages_printed_on(one, asked.documents),
        "themes": ask(asked.connection, touching.THEMES, id=identifier).rows if kind == "finding" else [],
        "doubts": meanings(Doubt),
        "bases": meanings(PeriodBasis),
        "notes": _notes(asked, one) if kind == "value" else [],
    }
    tables = [
        Table("statement", "The statement as it is published", one.statement),
        Table("document", "The document", document),
        Table("renditions", "The files of this document", one.renditions),
        *_touching(asked, one),
    ]
    return Page("evidence.html", "Evidence", content, tables=tables)


def _notes(asked: Asked, one: Passage) -> Sequence[Row]:
    """What the reader noted of a year that it did not read as printed; nothing of any other value."""
    if one.row["period_basis"] != PeriodBasis.INFERRED_YEAR:
        return []
    row = one.row
    of = {"version": row["document_version_id"], "section": row["section"], "quote": one.quote}
    return ask(asked.connection, queries.NOTES, **of).rows


def _touching(asked: Asked, one: Passage) -> Iterator[Table]:
    """What else is said of the statement, and what stands within its passage."""
    kind, identifier = asked.path["kind"], asked.path["id"]
    for name, title, sql, note in TOUCHING[kind]:
        yield Table(name, title, ask(asked.connection, sql, id=identifier), note)
    if kind == "value":
        return
    if kind == "finding":
        told = ask(asked.connection, touching.UNDER_ITS_THEMES, id=identifier, most=OF_EACH)
        yield Table("themes", "What was said later and before, under the same themes", told, NOT_OTHERWISE)
    start, end = one.place or (None, None)
    place = {"version": one.row["document_version_id"], "start": start, "end": end}
    contradictions = ask(asked.connection, touching.CONTRADICTIONS_OF_PASSAGE, **place, quote=one.quote)
    yield Table("contradictions", "Contradictions", contradictions, "Nothing that was read contradicts this passage.")
    if one.place:
        figures = ask(asked.connection, touching.FIGURES, **place)
        yield Table("figures", "Figures in this passage", figures, "No figure was read in this passage.")
