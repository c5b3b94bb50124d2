"""Documents without pages as a text: their blocks written as lines, which the layout of texts reads again."""

from __future__ import annotations

from collections.abc import Sequence

from ingest.structure.characters import seen
from ingest.structure.model import StoredText

DEEPEST_HEADING = 6


class Writing:
    """A text as it grows, block by block; a blank line stands between blocks, so no block runs into the next."""

    def __init__(self) -> None:
        self._blocks: list[str] = []

    def heading(self, text: str, level: int) -> None:
        """A heading of a rank from 1."""
        if words := " ".join(text.split()):
            self._blocks.append(f"{'#' * min(level, DEEPEST_HEADING)} {words}")

    def paragraph(self, text: str) -> None:
        """A paragraph; a line that the author broke stays one."""
        lines = (" ".join(line.split()) for line in text.split("\n"))
        if written := "\n".join(filter(None, lines)):
            self._blocks.append(written)

    def item(self, text: str, depth: int, mark: str = "•") -> None:
        """An item of a list, from depth 0."""
        if words := " ".join(text.split()):
            self._blocks.append(f"{'  ' * depth}{mark} {words}")

    def table(self, rows: Sequence[Sequence[str]]) -> None:
        """A table by its rows of cells; what stands in one column alone is laid out in it and is no table."""
        if max(map(len, rows), default=0) < 2:
            for cell in (cell for row in rows for cell in row):
                self.paragraph(cell)
            return
        lines = ("\t".join(" ".join(cell.split()) for cell in row) for row in rows)
        if written := "\n".join(line for line in lines if line.strip()):
            self._blocks.append(written)

    def stored(self, medium: str) -> StoredText:
        """The text as it is stored."""
        return StoredText(seen("\n\n".join(self._blocks)) + "\n", medium)
