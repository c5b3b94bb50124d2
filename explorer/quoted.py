"""Passages as they are shown: marks of layout and footnotes stand raised or are left out, every other letter stays."""

from __future__ import annotations

import re

from markupsafe import Markup, escape

_SHOWN = re.compile(
    r"<(?P<raised>sup|sub)>(?P<inside>[^<>]{0,20})</(?P=raised)>"
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


def _part(found: re.Match[str]) -> Markup:
    if found["raised"]:
        return Markup("<{0}>{1}</{0}>").format(found["raised"], found["inside"])
    if found["entity"]:
        return escape(_ENTITIES[found["entity"]])
    if found["note"]:
        is_own = _OWN_NUMBER.search(found.string[: found.start()])
        return escape(found["note"]) if is_own else Markup("<sup>{}</sup>").format(found["note"])
    return Markup(" ") if found["ended"] else Markup("")
