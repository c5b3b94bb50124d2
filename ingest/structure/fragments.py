"""Fragments: runs of lines as the layout groups them, before headings are ordered into sections."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from ingest.structure.model import BlockKind, Table

_NUMBERED = r"[A-Z]|\d+ ?%|\d[\d,]* (?:[a-z]{3}|\(\d)"
PARAGRAPH_NUMBER = re.compile(
    r"(?:\*\*|__)?(?P<number>"
    rf"\d{{1,3}}(?:\.\d{{1,2}}){{1,3}}(?=\.?(?:\*\*|__)?[ \t]+[\"'“‘(*_<\[]*(?:{_NUMBERED}))"
    r"|\d{1,3}(?=\.(?!\d)|\)[ \t]))"
    r"(?:[.)]?(?:\*\*|__)?\.?[ \t]+(?=\S)|\.(?=[A-Z‘“][A-Za-z’ ]))"
)
"""A number alone needs a stop or bracket (`33.`, `33)`), a dotted one a capital or figure (`3.3.4 The`, `2.2 37 boys`).

`188 live` is a figure.
"""
_SIGN = "[·»›•‣⁃∙⋅\u2190-\u21ff\u25a0-\u27bf\u2b00-\u2bff\uf020-\uf0ff]"
"""Points, arrows, shapes and dingbats, and signs of a font that is lost."""
BULLET = re.compile(
    rf"(?P<mark>[-*–]|{_SIGN}|[¾§Øü](?=\t|[ \t\xa0]{{2}}|[ \t\xa0]+[A-Z])"
    r"|\((?:\d{1,2}|[a-z]|[ivx]{2,4})\)|o(?=[ \t\xa0]+(?:a |[A-Za-z]{2})|[ \t\xa0]{2,}\d))[ \t\xa0]+(?=\S)"
)
"""A dash or sign of its own before a word, or a number or letter in brackets.

A lone `o` there is the hollow mark of a list within a list.

`¾` and its like are marks whose font is lost, where a wide gap or a capital follows: "¾ of children" is a figure.
"""
LONE_MARK = re.compile(rf"{_SIGN}")
"""A mark that has a line for itself, of the line below it."""
SENTENCE_END = re.compile(r"[.!?:;][\"'’”)\]]*\d{0,2}\s*$")
_BRACKET_END = re.compile(r"[)\]]\d{0,2}\s*$")
FURNITURE = re.compile(
    r"(?i)(?:this page is intentionally left blank|page ?\|? ?\d+(?: of \d+)?|\d{1,3}(?: ?\| ?p ?a ?g ?e)?"
    r"|[-–—] ?\d{1,3} ?[-–—]|[-–—_]+)$"
)
"""A page's number, and what stands on an empty one."""


def ends_sentence(tail: str, following: str) -> bool:
    """Whether a sentence ends with `tail`: at its stop, or at a closing bracket that lower case does not go on from."""
    if SENTENCE_END.search(tail):
        return True
    return _BRACKET_END.search(tail) is not None and not following[:1].islower()


@dataclass
class Fragment:
    """A run of lines of one kind; `spans` are offsets of its lines without list marks and numbers."""

    kind: BlockKind
    spans: list[tuple[int, int]] = field(default_factory=list)
    number: str | None = None
    depth: int = 0
    level: int = 0
    table: Table | None = None

    @property
    def char_start(self) -> int:
        """Offset of its first character in the stored text."""
        return self.spans[0][0]

    @property
    def char_end(self) -> int:
        """Offset after its last character in the stored text."""
        return self.spans[-1][1]


class Indents:
    """The depth of a bullet from its indent: how many smaller indents are open above it."""

    def __init__(self, tolerance: float = 0.0) -> None:
        self._open: list[float] = []
        self._tolerance = tolerance

    def depth(self, indent: float, mark: str = "•") -> int:
        """Depth of a bullet at this indent, from 0; a lone `o` is one level below the marks at its indent."""
        if mark == "o":
            indent += self._tolerance + 1
        while self._open and self._open[-1] >= indent - self._tolerance:
            self._open.pop()
        self._open.append(indent)
        return len(self._open) - 1

    def reset(self) -> None:
        """Forget the open bullets: other text came between."""
        self._open.clear()
