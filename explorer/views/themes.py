"""What findings are about: every theme with what is said of it, what is asked for and what came back."""

from __future__ import annotations

from functools import partial

import duckdb

from explorer.answers import ask
from explorer.charts.themes import by_theme
from explorer.page import Asked, Chart, Page, Table
from explorer.queries import themes as queries
from explorer.views import Navigation
from warehouse.authority_years import authority

PATH = "/themes"
NAVIGATION = Navigation("Themes", PATH, 45)
NOTHING = "No finding that was read names a theme."


def show(asked: Asked) -> Page:
    """All themes, of one authority where it is asked for; raises NotThere for one that is not known."""
    area, name = area_of(asked.connection, asked.word("area"))
    found = ask(asked.connection, queries.THEMES, area=area)
    title = f"What was said of {name or 'all authorities'}, by theme"
    charts = [Chart("themes", partial(by_theme, title, found.rows, area), title, "themes")] if found.rows else []
    return Page(
        "themes.html",
        "Themes",
        {"area": area, "name": name, "areas": ask(asked.connection, queries.AREAS).rows},
        tables=[Table("themes", "Themes", found, NOTHING)],
        charts=charts,
    )


def area_of(connection: duckdb.DuckDBPyConnection, named: str) -> tuple[str | None, str | None]:
    """Key and name of the authority of that name or code, neither where none is named; raises NotThere."""
    return authority(connection, named) if named else (None, None)
