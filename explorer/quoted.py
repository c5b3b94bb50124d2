"""Passages as they are shown: marks of layout and footnotes stand raised or are left out, as are the numbers of pages
and running heads where a page is turned; every other letter stays."""

from __future__ import annotations

import re

from markupsafe import Markup, escape

_SHOWN = re.compile(
    r"(?P<turn>(?:(?:^|(?<=\n))[ \t]*\d{1,3}[ \t]*\n)?\f(?:[ \t]*\d{1,3}[ \t]*(?:\n|$))?)"
    r"|<(?P<raised>sup|sub)>(?P<inside>[^<>]{0,20})</(?P=raised)>"
    r"|(?P<mark></?(?:sup|sub|b|i|u|em|strong)>)"
    r"|(?P<ended><br ?/?>)"
    r"|&(?P<entity>amp|lt|gt|quot|nbsp);"
    r"|(?P<note>(?:(?<=[a-z]{4})|(?<=[a-z”’)%][.,;:]))\d{1,2}(?![\w.,%]*\d|\w|%))"
)
_ENTITIES = {"amp": "&", "lt": "<", "gt": ">", "quot": '"', "nbsp": " "}
_OWN_NUMBER = re.compile(r"(?:[A-Z]\w*|\b(?:year|stage|grade|band|level|step|phase|tier|week|appendix|form))$")
"""Words that a number follows as their own: a name such as Motivat8, a key stage2."""


def shown(text: str | None) -> Markup:
    """A passage as HTML: `17<sup>th</sup>` and the footnote of `schools3` or `agencies.2` raised."""
    made, at = Markup(""), 0
    for found in _SHOWN.finditer(text or ""):
        made += escape((text or "")[at : found.start()]) + _part(found)
        at = found.end()
    return made + escape((text or "")[at:])


def as_read(quote: str, text: str) -> str:
    """A quote without the notes and running heads beside the turn of a page: the lines that are no words of `text`,
    which is what was read of it."""
    said = _letters(text)
    pages = quote.split("\f")
    for at, page in enumerate(pages):
        lines = page.split("\n")
        told = [n for n, line in enumerate(lines) if _letters(line) and _letters(line) in said]
        if told:
            first = told[0] if at and any(map(_letters, lines[: told[0]])) else 0
            last = told[-1] + 1 if at < len(pages) - 1 and any(map(_letters, lines[told[-1] + 1 :])) else len(lines)
            pages[at] = "\n".join(lines[first:last]) + "\n" * (last < len(lines))
    return "\f".join(pages)


def _letters(text: str) -> str:
    return "".join(letter for letter in text if letter.isalpha())


def _part(found: re.Match[str]) -> Markup:
    if found["turn"]:
        return Markup("")
    if found["raised"]:
        return Markup("<{0}>{1}</{0}>").format(found["raised"], found["inside"])
    if found["entity"]:
        return escape(_ENTITIES[found["entity"]])
    if found["note"]:
        is_own = _OWN_NUMBER.search(found.string[: found.start()])
        return escape(found["note"]) if is_own else Markup("<sup>{}</sup>").format(found["note"])
    return Markup(" ") if found["ended"] else Markup("")
