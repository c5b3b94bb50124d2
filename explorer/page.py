"""What a view is asked and what it gives back: a page with its tables and charts, a file, or another address."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import duckdb

from explorer.answers import Answer
from explorer.documents import Documents
from explorer.reviewing import Reviewer
from ingest.errors import OversightError

LONGEST_WORD = 200
"""Characters of what an address may ask for by name."""


class NotHere(OversightError):
    """What an address names is not in the published file; the message says what is."""


@dataclass(frozen=True)
class Asked:
    """One request to a view: all that it may depend on."""

    connection: duckdb.DuckDBPyConnection
    documents: Documents
    path: Mapping[str, Any]
    """Parts of the address, by the names of the view's PATH."""
    query: Mapping[str, Sequence[str]]
    """What stands behind the question mark: each name with its values."""
    reviewer: Reviewer | None = None
    """Who decides about items of the review list; nobody where the explorer only reads."""

    def word(self, name: str) -> str:
        """One value of the address, without blanks around it; empty where there is none."""
        values = self.query.get(name) or [""]
        return values[0].strip()[:LONGEST_WORD]

    def words(self, name: str) -> list[str]:
        """Every value of that name that is not empty, each once."""
        stripped = (value.strip()[:LONGEST_WORD] for value in self.query.get(name, ()))
        return list(dict.fromkeys(filter(None, stripped)))


@dataclass(frozen=True)
class Table:
    """Rows of a page that can be had as CSV and say how they were made. `name` stands in the address."""

    name: str
    title: str
    answer: Answer
    note: str = ""
    """Why it is empty where it is, or what must be known to read it."""
    in_all: int | None = None
    """How many rows there are, where the page has only the first: `rows=all` in its address has all of them."""


@dataclass(frozen=True)
class Chart:
    """A picture of a table's numbers: how its Vega-Lite specification is made, what it shows in words, and which table
    has them. It is made when the picture is asked for, not with the page."""

    name: str
    specification: Callable[[], Mapping[str, Any]]
    description: str
    table: str

    @cached_property
    def specified(self) -> Mapping[str, Any]:
        """The specification, made once."""
        return self.specification()


@dataclass(frozen=True)
class Imprint:
    """What a print says of where it comes from: which publication it shows, and under which licences its rows are."""

    published_at: dt.datetime
    oversight_version: str
    documents: int
    licences: Sequence[str] | None
    """Of these documents; none where there are none."""
    official: str
    """Publications of official statistics with their licence; empty where none is shown."""


@dataclass(frozen=True)
class Page:
    """What a template shows. `content` are its own names; tables and charts go by theirs."""

    template: str
    title: str
    content: Mapping[str, Any] = field(default_factory=dict)
    tables: Sequence[Table] = ()
    charts: Sequence[Chart] = ()
    imprint: Imprint | None = None
    titles: Mapping[str, str] = field(default_factory=dict)
    """What the documents that its rows name are called, by their files. It and the imprint are given to every page that
    has rows, by `explorer.sources`."""


@dataclass(frozen=True)
class File:
    """Bytes in place of a page."""

    content: bytes
    media_type: str


@dataclass(frozen=True)
class Elsewhere:
    """Another address of the explorer that is meant."""

    address: str


Shown = Page | File | Elsewhere
