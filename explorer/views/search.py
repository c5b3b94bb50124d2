"""Findings by their words, as `oversight search` finds them, with the words marked."""

from __future__ import annotations

from functools import partial

import duckdb

from explorer.answers import Answer, Row, ask
from explorer.areas import area_of
from explorer.page import Asked, Page, Table
from explorer.queries.themes import AREAS
from explorer.views import Navigation
from warehouse.found import BEGINNING, COUNTED, MEANT, RANKED, marked, words_of
from warehouse.stemming import stem_of

PATH = "/search"
NAVIGATION = Navigation("Search", PATH, 50)
FIRST, MORE = 25, 200
SUGGESTED = 6


def show(asked: Asked) -> Page:
    """The best findings for what is asked for, of one authority where it is; raises NotThere."""
    query = asked.word("q")
    area, name = area_of(asked)
    words = words_of(query)
    most = MORE if asked.word("rows") == "more" else FIRST
    within = {"words": words, "areas": [name] if name else None}
    found = ask(asked.connection, RANKED, limit=most, **within)
    counted = ask(asked.connection, COUNTED, **within).rows[0]
    meant = ask(asked.connection, MEANT, words=words)
    unknown = _unknown(words, meant)
    content = {
        "query": query,
        "area": area,
        "name": name,
        "areas": ask(asked.connection, AREAS).rows,
        "counted": counted,
        "is_more": len(found.rows) < min(counted["findings"], MORE),
        "unknown": unknown,
        "suggested": _suggested(asked.connection, words, unknown),
        "marked": partial(marked, words={row["word"] for row in meant.rows}),
    }
    note = f"No finding{f' of {name}' if name else ''} holds any word of “{query}”." if words else "Name a word."
    return Page(
        "search.html", f"{query} – search" if words else "Search", content, [Table("found", "Findings", found, note)]
    )


def _unknown(words: list[str], meant: Answer) -> list[str]:
    """Words that no finding holds, each once; a word like "of" is looked for nowhere."""
    known = {row["word"] for row in meant.rows if row["is_asked"]}
    return list(dict.fromkeys(word for word in words if word not in known and len(word) > 1 and stem_of(word)))


def _suggested(connection: duckdb.DuckDBPyConnection, words: list[str], unknown: list[str]) -> list[Row]:
    """Where the last word is not known, those that begin like it: each with how many findings hold it, and the query
    with it in its place."""
    if not unknown or words[-1] != unknown[-1]:
        return []
    found = ask(connection, BEGINNING, begins=words[-1], limit=SUGGESTED)
    return [{**row, "query": " ".join([*words[:-1], row["word"]])} for row in found.rows]
