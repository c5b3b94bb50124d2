"""One theme: over the years, by authority or by document, what came back, and in whose words."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import Any

from explorer.answers import Answer, ask
from explorer.areas import area_of
from explorer.charts.themes import over_years
from explorer.page import Asked, Chart, NotHere, Page, Table
from explorer.queries import themes as queries
from explorer.queries.asked_for import CAME_BACK
from explorer.years_beside import years_beside

PATH = "/themes/{theme}"
FIRST = 25
"""Passages that a page begins with; `rows=all` gives all of them."""
EVERY = 1_000_000
IN_YEARS = 25
"""Authorities whose years stand beside one another; the CSV has all of them."""
SAID = {
    "weakness": "weaknesses",
    "mixed": "mixed or neutral",
    "strength": "strengths",
    "asked_for": "what is asked for",
}
NOTHING = "No finding that was read is of all that is asked for."
NOTHING_BACK = (
    "Nothing was recognised as asked for again in this theme in a later document that was read; this is no proof that "
    "it was put right."
)


def show(asked: Asked) -> Page:
    """The theme of that code, of one authority where it is asked for; raises NotHere, NotThere."""
    theme = asked.path["theme"]
    about = ask(asked.connection, queries.THEME, theme=theme).first
    if about is None:
        raise NotHere(f"no theme has the code {theme}: /themes lists them")
    area, name = area_of(asked)
    wanted = {"year": _year(asked.word("year")), "said": _said(asked.word("said"))}

    def answer(sql: str, **more: Any) -> Answer:
        return ask(asked.connection, sql, theme=theme, area=area, **more)

    years = answer(queries.YEARS)
    dated = [row["told_in"] for row in years.rows if row["told_in"] is not None]
    words = answer(queries.WORDS, most=EVERY if asked.word("rows") == "all" else FIRST, **wanted)
    in_years = None if area else answer(queries.AUTHORITIES_OVER_YEARS)
    in_all = words.rows[0]["in_all"] if words.rows else 0
    grouped = answer(queries.DOCUMENTS if area else queries.AUTHORITIES)
    words = replace(words, asked={**words.asked, "most": EVERY})
    title = f"{about['label']}, {name or 'all authorities'}"
    content = {
        **wanted,
        "about": about,
        "area": area,
        "name": name,
        "areas": ask(asked.connection, queries.AREAS).rows,
        "years": dated,
        "choices": SAID,
        "most": IN_YEARS,
        "by_year": [(row["told_in"], row["findings"]) for row in reversed(years.rows) if row["findings"]],
        "beside": years_beside(in_years.rows, "local_authority_key", years.rows) if in_years else None,
    }
    return Page(
        "theme.html",
        title,
        content,
        tables=[
            Table("back", "What came back", answer(CAME_BACK), NOTHING_BACK),
            Table("years", "By year", years, NOTHING),
            Table("grouped", f"By {'document' if area else 'authority'}", grouped, NOTHING),
            *([] if in_years is None else [Table("over", "Over all years, by authority", in_years, NOTHING)]),
            Table("words", "In whose words", words, NOTHING, in_all if in_all > len(words.rows) else None),
        ],
        charts=[Chart("years", partial(over_years, title, years.rows), f"{title}, by year", "years")] if dated else [],
    )


def _year(word: str) -> int | None:
    if word and not word.isdecimal():
        raise NotHere(f"a year is a number, not {word}")
    return int(word[:4]) if word else None


def _said(word: str) -> str | None:
    if word and word not in SAID:
        raise NotHere(f"findings are chosen by {', '.join(SAID)}, not by {word}")
    return word or None
