"""The one place that makes text of documents, file names and messages safe to print."""

from __future__ import annotations

import re
from collections.abc import Iterable

from rich.console import Console, ConsoleOptions, RenderableType
from rich.segment import Segment

# What a terminal obeys or cannot show: control characters but for tab and line feed, the second control set, marks
# that turn the direction of writing, line separators, and halves of characters from file names that are not UTF-8.
_NOT_PRINTABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")
REPLACEMENT = "\ufffd"


def printable(text: str) -> str:
    """The text with every character that a terminal would obey replaced by �."""
    return _NOT_PRINTABLE.sub(REPLACEMENT, text)


class SafeConsole(Console):
    """A console on which brackets and colons in a text are text, and that prints no control character of a text."""

    def __init__(self, *, file: object = None, width: int | None = None) -> None:
        super().__init__(file=file, width=width, highlight=False, markup=False, emoji=False)  # type: ignore[arg-type]

    def render(self, renderable: RenderableType, options: ConsoleOptions | None = None) -> Iterable[Segment]:
        """The segments of a renderable: what rich itself adds to move the cursor stays, texts are made printable."""
        for text, style, control in super().render(renderable, options):
            yield Segment(text if control else printable(text), style, control)
