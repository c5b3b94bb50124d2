"""Findings by their words, as `oversight search` finds them, with the words marked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

import duckdb

from explorer.answers import Answer, Row, ask
from explorer.areas import area_of
from explorer.page import Asked, NotHere, Page, Table
from explorer.queries.called import CALLED, NAMED
from explorer.queries.themes import AREAS
from explorer.views import Navigation
from warehouse.authority_years import OF_A_COUNCIL
from warehouse.found import BEGINNING, COUNTED, MEANT, RANKED, asked_for, marked, phrases_of
from warehouse.stemming import stem_of

PATH = "/search"
NAVIGATION = Navigation("Search", PATH, 50)
FIRST, MORE = 25, 200
"""Findings that a page begins with, and how many it shows where it is asked for more. The CSV has all of them."""
SUGGESTED = 6
SORTED = {"relevance": "the closest first", "date": "the newest first"}


def show(asked: Asked) -> Page:
    """The best findings for what is asked for, of one authority and of some years where they are; raises NotThere, or
    NotHere for years that are no numbers and another order."""
    query = asked.word("q")
    area, name = area_of(asked)
    years = {"from_year": _year(asked.word("from")), "to_year": _year(asked.word("to"))}
    order = asked.word("sort") or "relevance"
    if order not in SORTED:
        raise NotHere(f"findings are sorted by {' or '.join(SORTED)}, not by {order}")
    within = asked_for(query, [name] if name else None, **years)
    words: list[str] = within["words"]
    counted = ask(asked.connection, COUNTED, **within).rows[0]
    most = counted["findings"] if asked.word("rows") == "all" else MORE
    shown = MORE if asked.word("rows") in ("all", "more") else FIRST
    found = ask(asked.connection, RANKED, **within, is_by_date=order == "date", limit=most)
    is_whole = len(found.rows) == counted["findings"]
    if not is_whole:
        found = replace(found, asked={**found.asked, "limit": counted["findings"]})
    meant = ask(asked.connection, MEANT, words=words)
    unknown = _unknown(words, meant)
    content = {
        "query": query,
        "kept": {"area": area, "from": asked.word("from"), "to": asked.word("to"), "sort": asked.word("sort")},
        **years,
        "of_years": _in_words(**years),
        "order": order,
        "orders": SORTED,
        "area": area,
        "name": name,
        "areas": ask(asked.connection, AREAS).rows,
        "counted": counted,
        "shown": min(len(found.rows), shown),
        "is_more": shown < min(counted["findings"], MORE),
        "measures": ask(asked.connection, CALLED, words=words, most=SUGGESTED).rows if words else [],
        "named": [] if area else _named(asked.connection, words),
        "unknown": unknown,
        "suggested": _suggested(asked.connection, words, unknown),
        "marked": partial(marked, words={row["word"] for row in meant.rows}),
    }
    of = (f" of {name}" if name else "") + _in_words(**years)
    holds = (
        f"holds {_quoted(phrases)}, word for word" if (phrases := phrases_of(query)) else f"holds any word of “{query}”"
    )
    note = f"No finding{of} {holds}." if words else "Name a word."
    return Page(
        "search.html",
        f"{query} – search" if words else "Search",
        content,
        [Table("found", "Findings", found, note, None if is_whole else counted["findings"])],
    )


def _year(word: str) -> int | None:
    if word and not (word.isdecimal() and word.isascii()):
        raise NotHere(f"a year is a number, not {word}")
    return int(word[:4]) if word else None


def _in_words(from_year: int | None, to_year: int | None) -> str:
    """As it stands behind a word; empty where no years are asked for."""
    first, last = (f" from {from_year}" if from_year else ""), (f" to {to_year}" if to_year else "")
    return first + last if first or not last else f" up{last}"


def _quoted(phrases: Sequence[str]) -> str:
    return " and ".join(f"“{phrase}”" for phrase in phrases)


def _unknown(words: list[str], meant: Answer) -> list[str]:
    """Words that no finding holds, each once; a word like "of" is looked for nowhere."""
    known = {row["word"] for row in meant.rows if row["is_asked"]}
    return list(dict.fromkeys(word for word in words if word not in known and len(word) > 1 and stem_of(word)))


def _named(connection: duckdb.DuckDBPyConnection, words: list[str]) -> list[Row]:
    """The authorities that the query names, each with what else it asks, without words around the name of a council."""
    found = ask(connection, NAMED, words=" ".join(words), most=SUGGESTED)
    return [
        {**row, "rest": " ".join(word for word in row["rest"].split() if word not in OF_A_COUNCIL)}
        for row in found.rows
    ]


def _suggested(connection: duckdb.DuckDBPyConnection, words: list[str], unknown: list[str]) -> list[Row]:
    """Where the last word is not known, those that begin like it: each with how many findings hold it, and the query
    with it in its place."""
    if not unknown or words[-1] != unknown[-1]:
        return []
    found = ask(connection, BEGINNING, begins=words[-1], limit=SUGGESTED)
    return [{**row, "query": " ".join([*words[:-1], row["word"]])} for row in found.rows]
