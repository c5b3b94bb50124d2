"""Sentences of our own as a person reads them: without the names that tables, columns and items have in the data."""

from __future__ import annotations

import re
from itertools import count

from markupsafe import Markup, escape

from explorer.addresses import link
from warehouse.words import within

_NAMES = re.compile(
    r"(?P<table> \((?:marts|meta|reporting)\.\w+\))|\b(?P<item>value_[0-9a-f]{16})\b"
    r"|(?<![\w.%/-])(?P<code>[a-z]+(?:_[a-z0-9]+)+)(?![\w%/-]|\.\w)"
)
_NUMBERS = ("the first", "the second")


def told(sentence: str | None) -> Markup:
    """A sentence as HTML: codes as words, an item of the review list as a link to it, the names of tables left out."""
    made, at, items = Markup(""), 0, count()
    for found in _NAMES.finditer(sentence or ""):
        made += escape((sentence or "")[at : found.start()])
        if found["item"]:
            number = next(items)
            said = _NUMBERS[number] if number < len(_NUMBERS) else "another"
            made += Markup('<a href="{}">{}</a>').format(link(f"/review/{found['item']}"), said)
        elif found["code"]:
            made += within(found["code"])
        at = found.end()
    return made + escape((sentence or "")[at:])
