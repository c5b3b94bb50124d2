"""Templates and the words that they write with: every value is escaped, nothing in a document is taken for HTML."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from urllib.parse import urlencode

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.requests import Request

from explorer.addresses import behind, evidence_address, link
from explorer.clauses import clause_of
from explorer.labelled import filled, labelled
from explorer.page import Page
from explorer.quoted import shown
from explorer.told import told
from explorer.views import Navigation
from warehouse import words

FOLDER = Path(__file__).parent / "templates"
OF_PARTS = ("as", "table", "chart", "save")
"""Names in an address that choose a part of a page, not what the page is about."""


class Templates:
    """Renders pages in the one layout."""

    def __init__(self, navigation: Sequence[Navigation]) -> None:
        self._environment = Environment(
            loader=FileSystemLoader(FOLDER),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            finalize=lambda value: "" if value is None else value,
        )
        self._environment.filters |= {
            "day": words.day,
            "figure": words.figure,
            "words": words.words,
            "within": words.within,
            "parted": words.parted,
            "counted": words.counted,
            "shown": shown,
            "told": told,
            "labelled": labelled,
        }
        self._environment.globals |= {
            "navigation": list(navigation),
            "printed": words.printed,
            "period": words.period,
            "behind": behind,
            "clause_of": clause_of,
            "filled": filled,
            "evidence": evidence_address,
            "link": link,
        }

    def page(self, request: Request, page: Page) -> str:
        """A page as HTML."""
        given = {
            "page": page,
            "here": request.url.path,
            "asked_for": str(request.url),
            "tables": {table.name: table for table in page.tables},
            "titled": lambda file: page.titles.get(file, file),
            "charts": {chart.name: chart for chart in page.charts},
            "part": lambda **named: _part_of(request, named),
        }
        return self._environment.get_template(page.template).render(**given, **page.content)


def address_of(request: Request) -> tuple[str, tuple[tuple[str, str], ...]]:
    """What a page is about: its path and what was asked, the same for all of its parts."""
    asked = request.query_params.multi_items()
    return request.url.path, tuple((name, value) for name, value in asked if name not in OF_PARTS)


def _part_of(request: Request, named: Mapping[str, str]) -> str:
    """The address of a part of the page: what was asked stays."""
    kept = [(name, value) for name, value in address_of(request)[1] if name not in named]
    return f"?{urlencode([*kept, *named.items()])}"
