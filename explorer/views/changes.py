"""What the last refresh added, changed and withdrew, or every one of which the log is kept."""

from __future__ import annotations

from explorer.answers import ask
from explorer.areas import area_of
from explorer.page import Asked, Page, Table
from explorer.queries import changes as queries
from explorer.turning import turned
from explorer.vocabularies import meanings
from ingest.vocabularies import ChangeReason

PATH = "/changes"
ALL = "all"
NOTHING = "Nothing was changed that is asked for."


def show(asked: Asked) -> Page:
    """The changes of the last refresh, or of all, of the authority asked for or of every one, a page at a time.

    Raises NotThere for another authority, NotHere for a place that is no number.
    """
    _, area = area_of(asked)
    of = asked.word("of")
    found = ask(asked.connection, queries.CHANGES, area=area, every=of == ALL)
    content = {
        "of": of,
        "area": area or "",
        "areas": ask(asked.connection, queries.AREAS).rows,
        "turned": turned(asked, found.rows),
        "meanings": meanings(ChangeReason),
    }
    tables = [Table("changes", "What was changed", found, NOTHING)]
    title = f"What {'every refresh' if of == ALL else 'the last refresh'} changed"
    return Page("changes.html", title, content, tables=tables)
