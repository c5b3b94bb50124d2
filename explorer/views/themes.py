"""What findings are about: every theme with what is said of it, what is asked for and what came back."""

from __future__ import annotations

from functools import partial

from explorer.answers import ask
from explorer.areas import area_of
from explorer.charts.themes import by_theme
from explorer.page import Asked, Chart, Page, Table
from explorer.queries import themes as queries
from explorer.views import Navigation
from explorer.years_beside import years_beside

PATH = "/themes"
NAVIGATION = Navigation("Themes", PATH, 45)
NOTHING = "No finding that was read names a theme."


def show(asked: Asked) -> Page:
    """All themes, of one authority where it is asked for; raises NotThere for one that is not known."""
    area, name = area_of(asked)
    found = ask(asked.connection, queries.THEMES, area=area)
    over_years = ask(asked.connection, queries.THEMES_OVER_YEARS, area=area)
    read = ask(asked.connection, queries.READ_IN_YEARS, area=area)
    title = f"What was said of {name or 'all authorities'}, by theme"
    charts = [Chart("themes", partial(by_theme, title, found.rows, area), title, "themes")] if found.rows else []
    return Page(
        "themes.html",
        "Themes",
        {
            "area": area,
            "name": name,
            "areas": ask(asked.connection, queries.AREAS).rows,
            "beside": years_beside(over_years.rows, "theme", read.rows),
        },
        tables=[Table("themes", "Themes", found, NOTHING), Table("over", "Over all years", over_years, NOTHING)],
        charts=charts,
    )
